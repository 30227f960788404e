/** See the view contract: {render, shown, hidden, dispose}. */
export function createRunView(app, element) {
  return { render() {}, shown() {}, hidden() {}, dispose() {} };
}
