// A column or block from a spreadsheet: read by look, put into empty cells only.

import { parse } from "/static/parta/journal/cells.js";

function rowsOf(text) {
  return text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
}

export function pasteInto(grid, text) {
  const [top, left] = grid.at;
  const count = { filled: 0, kept: 0, strange: 0 };
  const changes = rowsOf(text).flatMap((cells, down) =>
    cells.flatMap((value, right) => pasteCell(grid, top + down, left + right, value, count)));
  grid.page.register.act(changes);
  grid.page.say("pasted", count.filled, count.kept, count.strange);
}

function pasteCell(grid, row, column, value, count) {
  if (!value.trim() || !grid.cell(row, column) || column >= grid.columns) return [];
  const found = parse(value, "pasted");
  if (!found) return add(count, "strange");
  const free = grid.sheet.isEmpty(row, column) && grid.may(row, column, found.works.length > 0, true);
  if (!free) return add(count, "kept");
  count.filled += 1;
  return grid.sheet.rewrite(row, column, found);
}

function add(count, what) {
  count[what] += 1;
  return [];
}

export function copyFrom(grid) {
  const lines = new Map();
  for (const [row, column] of grid.range()) {
    if (!lines.has(row)) lines.set(row, []);
    lines.get(row).push(grid.text(row, column));
  }
  return [...lines.values()].map((cells) => cells.join("\t")).join("\n");
}

export function listen(current) {
  document.addEventListener("paste", (event) => {
    const grid = current();
    if (!grid || !grid.table.contains(document.activeElement) || document.activeElement.nodeName === "INPUT") return;
    event.preventDefault();
    pasteInto(grid, event.clipboardData.getData("text/plain"));
  });
  document.addEventListener("copy", (event) => {
    const grid = current();
    if (!grid || !grid.table.contains(document.activeElement) || document.activeElement.nodeName === "INPUT") return;
    if (String(getSelection())) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", copyFrom(grid));
  });
}
