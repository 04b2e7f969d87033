// The bar under the table: who and what is chosen, and keys for those without a keyboard.

const POINTS = ["5", "4", "3", "2"];
const PASSES = [["z", "зач"], ["nz", "незач"]];
const ABSENCES = ["N", "B", "UP", "OP", "NP", "OSV"]; // with the marks they fill rows of five

function key(label, wish, title = "") {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "key", textContent: label, title });
  if (title) button.setAttribute("aria-label", title);
  button.wish = wish;
  return button;
}

function keysFor(grid, absences) {
  const column = grid.at[1];
  const marks = grid.sheet.barred(column, true) ? [] : grid.sheet.scale === "pass" ? PASSES : POINTS.map((v) => [v, v]);
  return [
    ...marks.map(([value, label]) => key(label, { do: "mark", value })),
    key("⌫", { do: "clear" }, grid.page.texts.clear),
    ...ABSENCES.map((code) => key(absences[code][0], { do: "absence", code }, absences[code][1])),
    ...(marks.length ? [key("5 _", { do: "adding", what: "work" }, grid.page.texts.another),
      key("5/_", { do: "adding", what: "part" }, grid.page.texts.part)] : []),
    key("↶", { do: "undo" }, grid.page.texts.undo),
    key("▼", { do: "fill" }, grid.page.texts.fill),
  ];
}

export class Pad {
  constructor(element, page) {
    Object.assign(this, { element, page });
    this.keys = element.querySelector("[data-keys]");
    element.addEventListener("mousedown", (event) => event.preventDefault()); // focus stays in the cell
    this.keys.addEventListener("click", (event) => this.#press(event.target.closest("button")));
    element.querySelector("[data-close]").addEventListener("click", () => this.hide());
    element.querySelector("[data-history]").addEventListener("click", () => page.history());
  }

  #press(button) {
    if (!button || !this.grid) return;
    this.grid.perform(button.wish);
    const [row, column] = this.grid.at;
    if (button.wish.do === "mark" && this.#coarse() && !this.grid.adding) this.page.scrollTo(this.grid.cell(row, column));
  }

  #coarse() {
    return matchMedia("(pointer: coarse)").matches;
  }

  show(grid) {
    const [row, column] = grid.at;
    this.element.hidden = false;
    this.element.querySelector("[data-who]").textContent = grid.nameOf(row);
    this.element.querySelector("[data-what]").textContent = grid.page.lessonWords(grid, column);
    const sort = `${grid.sheet.scale}${grid.sheet.barred(column, true)}`;
    if (this.grid !== grid || this.sort !== sort) this.keys.replaceChildren(...this.#keys(grid));
    Object.assign(this, { grid, sort });
    document.body.classList.add("with-pad");
  }

  #keys(grid) {
    return grid.sheet.barred(grid.at[1], false) ? [] : keysFor(grid, this.page.absences);
  }

  hide() {
    this.element.hidden = true;
    document.body.classList.remove("with-pad");
  }
}
