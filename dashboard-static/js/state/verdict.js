// What an agent's verdict says, as the rows of a table. Pure; the shapes are those of the API's `verdict`.

import { printable } from "../lib/printable.js";

export const SEVERITIES = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "NONE"];

/**
 * @param {object|null} verdict of any command
 * @returns {{sentence: string, level: "success"|"warning"|"error"|"idle", issues: Issue[], decisions: Decision[]} | null}
 *   Issue = {severity, title, file, fixed: bool|null}, worst first; Decision = {story, needed: bool, reason}; null when there is none
 */
export function readVerdict(verdict) {
  if (verdict === null || typeof verdict !== "object") return null;
  const issues = list(verdict.issues).map(issue).sort((a, b) => rank(a.severity) - rank(b.severity));
  const decisions = list(verdict.stories).map(decision);
  return { ...judgement(verdict, issues, decisions), issues, decisions };
}

function judgement(verdict, issues, decisions) {
  if ("highest_severity" in verdict) return codeReview(String(verdict.highest_severity), verdict.counts, issues);
  if ("critical_issues" in verdict) return documentReview(verdict.critical_issues === true, issues);
  if ("outcome" in verdict) return commit(verdict);
  if ("passed" in verdict) return verdict.passed ? told("The verify command passed.", "success") : told("The verify command failed.", "error");
  if (decisions.length) {
    const needed = decisions.filter((each) => each.needed).length;
    return told(needed ? `Tech-spec needed for ${needed} of ${stories(decisions.length)}.` : `No tech-spec needed for ${stories(decisions.length)}.`, "success");
  }
  return told("The agent answered in a form that has no table; see Raw.", "idle");
}

function codeReview(highest, counts, issues) {
  if (highest === "NONE") return told("No issues found.", "success");
  const fixed = issues.filter((each) => each.fixed).length;
  const numbers = issues.length ? `${issueCount(issues.length)}${fixed ? `, ${fixed} fixed` : ""}` : countsText(counts);
  const level = { CRITICAL: "error", HIGH: "error", MEDIUM: "warning" }[highest] ?? "success";
  return told(`Highest severity ${highest.toLowerCase()}${numbers ? `: ${numbers}` : ""}.`, level);
}

function documentReview(critical, issues) {
  const numbers = issues.length ? `: ${issueCount(issues.length)}` : "";
  return critical ? told(`Critical issues found${numbers}.`, "error") : told(`No critical issues${numbers}.`, "success");
}

function commit({ outcome, commit: hash, reason }) {
  const why = reason ? ` ${text(reason)}` : "";
  if (outcome === "committed") return { ...told(hash ? `Committed ${String(hash).slice(0, 10)}.` : "Committed.", "success"), commit: hash ?? null };
  if (outcome === "nothing") return told(`Nothing to commit.${why}`, "idle");
  return told(`The commit failed.${why}`, "error");
}

function issue(from) {
  return {
    severity: String(from?.severity ?? "unknown").toUpperCase(), title: text(from?.title ?? "untitled"),
    file: from?.file ? text(from.file) : null, fixed: typeof from?.fixed === "boolean" ? from.fixed : null,
  };
}

function decision(from) {
  return { story: from?.story ? String(from.story) : null, needed: from?.tech_spec === "REQUIRED", reason: text(from?.reason ?? "") };
}

function countsText(counts) {
  return counts && typeof counts === "object" ? Object.entries(counts).filter(([, count]) => count > 0).map(([severity, count]) => `${count} ${severity}`).join(", ") : "";
}

function rank(severity) {
  const at = SEVERITIES.indexOf(severity);
  return at < 0 ? SEVERITIES.length : at;
}

const text = (value) => printable(String(value));
const told = (sentence, level) => ({ sentence, level });
const list = (value) => (Array.isArray(value) ? value : []);
const issueCount = (count) => `${count} ${count === 1 ? "issue" : "issues"}`;
const stories = (count) => `${count} ${count === 1 ? "story" : "stories"}`;
