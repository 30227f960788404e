/** See the view contract: {render, shown, hidden, dispose}. */
export function createInspector(app, element) {
  return { render() {}, shown() {}, hidden() {}, dispose() {} };
}
