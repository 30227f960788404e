// Keeps all icons in the page: what is drawn when the server is away has its icons, too, and none is asked for twice.

/** Read as a document: no text becomes markup. */
export function keepIcons(document) {
  const request = new XMLHttpRequest();
  request.open("GET", "/icons.svg");
  request.responseType = "document";
  request.addEventListener("load", () => {
    const sheet = request.response?.documentElement;
    if (!sheet) return;
    for (const symbol of sheet.querySelectorAll("symbol")) symbol.id = `icon-${symbol.id}`;
    sheet.setAttribute("hidden", "");
    document.body.append(document.importNode(sheet, true));
  });
  request.send();
}
