// The settings by group, in the server's order. Pure.

const TITLES = { server: "Server", workflow: "Workflow", agent: "Agent", limits: "Retries and limits", safety: "Safety thresholds" };

/** @returns [{id, title, settings}]; a group that this page does not know keeps its name */
export function groupsOf(settings) {
  const groups = new Map();
  for (const setting of settings) {
    if (!groups.has(setting.group)) groups.set(setting.group, { id: idOf(setting.group), title: TITLES[setting.group] ?? setting.group, settings: [] });
    groups.get(setting.group).settings.push(setting);
  }
  return [...groups.values()];
}

const idOf = (group) => group.toLowerCase().replace(/[^a-z0-9]+/g, "-");
