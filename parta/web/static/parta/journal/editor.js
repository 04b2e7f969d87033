// The editor of one cell: «4/3», «5 4», «Н 2» typed as text (F2 or a double click).

import { parse } from "/static/parta/journal/cells.js";

export function edit(grid, row, column) {
  const cell = grid.cell(row, column);
  const input = document.createElement("input");
  input.value = grid.text(row, column);
  input.className = "cell-input";
  input.setAttribute("aria-label", `${grid.page.texts.cell}: ${grid.nameOf(row)}`);
  let source = "typed";
  let open = true;
  const close = (keep, then) => {
    if (!open) return;
    if (keep && !commit(grid, row, column, input.value, source)) return input.select();
    open = false;
    grid.paint(row, column);
    then?.();
  };
  input.addEventListener("paste", () => (source = "pasted"));
  input.addEventListener("blur", () => close(true));
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") close(false, () => cell.focus());
    if (event.key === "Enter") close(true, () => (cell.focus(), grid.move([1, 0])));
  });
  cell.replaceChildren(input);
  input.select();
}

// False when no cell can hold the text: the editor stays open and says so.
function commit(grid, row, column, text, source) {
  if (text.trim() === grid.text(row, column)) return true;
  const found = parse(text, source);
  if (!found) {
    grid.page.warn("unreadable", text.trim());
    return false;
  }
  const marked = found.works.length > 0;
  if (!grid.may(row, column, marked)) return true;
  grid.page.register.act(grid.sheet.rewrite(row, column, found));
  return true;
}
