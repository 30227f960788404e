/** See the view contract: {render, shown, hidden, dispose}. */
export function createSettingsView(app, element) {
  return { render() {}, shown() {}, hidden() {}, dispose() {} };
}
