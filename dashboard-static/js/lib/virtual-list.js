// The arithmetic of a virtual list with rows of one height. Pure: it knows numbers, no elements.

export const OVERSCAN_ROWS = 6;

/** Which rows to draw: `{start, end}`, end exclusive, with overscan, always within 0..count. */
export function visibleRange({ scrollTop, viewportHeight, rowHeight, count, overscan = OVERSCAN_ROWS }) {
  if (count <= 0 || rowHeight <= 0) return { start: 0, end: 0 };
  const top = clampScroll(scrollTop, { viewportHeight, rowHeight, count });
  const first = Math.floor(top / rowHeight);
  const last = Math.ceil((top + Math.max(0, viewportHeight)) / rowHeight);
  return { start: Math.max(0, first - overscan), end: Math.min(count, last + overscan) };
}

export function maxScroll({ viewportHeight, rowHeight, count }) {
  return Math.max(0, count * rowHeight - viewportHeight);
}

export function clampScroll(scrollTop, list) {
  return Math.min(Math.max(0, scrollTop), maxScroll(list));
}

/** Whether the end is in view, give or take `tolerance` px (zoomed pages report fractions). */
export function isAtEnd(scrollTop, list, tolerance = 4) {
  return scrollTop >= maxScroll(list) - tolerance;
}

/** The least scrolling that brings row `index` wholly into view. */
export function scrollToReveal(index, scrollTop, list) {
  const { viewportHeight, rowHeight } = list;
  const top = index * rowHeight;
  if (top < scrollTop) return clampScroll(top, list);
  if (top + rowHeight > scrollTop + viewportHeight) return clampScroll(top + rowHeight - viewportHeight, list);
  return clampScroll(scrollTop, list);
}

/** Where row `index` stands `offset` px below the viewport's top edge. */
export function scrollToPlace(index, offset, list) {
  return clampScroll(index * list.rowHeight - offset, list);
}

/** The row a key press moves to; null when the key means nothing here. */
export function rowForKey(key, index, { count, pageRows }) {
  if (count === 0) return null;
  const moves = {
    ArrowDown: index + 1,
    j: index + 1,
    ArrowUp: index - 1,
    k: index - 1,
    PageDown: index + pageRows,
    PageUp: index - pageRows,
    Home: 0,
    End: count - 1,
  };
  return Object.hasOwn(moves, key) ? Math.min(count - 1, Math.max(0, moves[key])) : null;
}
