// A painted table that can be written into: selection, keys, and how each cell looks.

import { intent } from "/static/parta/journal/keys.js";
import { marksHtml, marksText } from "/static/parta/journal/cells.js";
import { edit } from "/static/parta/journal/editor.js";

const ABSENT = new Set(["N", "UP", "B", "NP"]);
const WORST = ["conflict", "refused", "asking", "waiting", "saving"];

export class Grid {
  // `page` has texts, absences, register, say(text), selected(grid), warn(name).
  constructor(table, sheet, page) {
    Object.assign(this, { table, sheet, page });
    this.rows = [...table.tBodies[0].rows];
    this.columns = sheet.lessons.length;
    this.at = null;
    this.end = null;
    this.adding = "";
    this.last = null;
    this.#dress();
    table.addEventListener("keydown", (event) => this.#key(event));
    table.addEventListener("click", (event) => this.#click(event));
    table.addEventListener("dblclick", (event) => this.#open(event));
    table.addEventListener("focusin", (event) => this.#focused(event));
  }

  #dress() {
    this.table.setAttribute("role", "grid");
    const name = this.table.querySelector("tbody th");
    if (name) this.table.style.setProperty("--who", `${name.offsetWidth}px`); // months stand beside it
    for (const [row] of this.rows.entries())
      for (let column = 0; column < this.columns; column += 1) this.cell(row, column).tabIndex = -1;
    this.#first().tabIndex = 0;
  }

  #first() {
    return this.cell(0, Math.max(0, this.columns - 1)) || this.table;
  }

  cell(row, column) {
    return this.rows[row]?.cells[column + 1];
  }

  isOutside(row, column) {
    return this.cell(row, column).classList.contains("x");
  }

  placeOf(lesson, student) {
    const column = this.sheet.lessons.findIndex(({ id }) => id === lesson);
    const row = this.sheet.students.indexOf(student);
    return column < 0 || row < 0 ? null : [row, column];
  }

  nameOf(row) {
    const head = this.rows[row].cells[0];
    return [...head.childNodes].filter((node) => node.nodeName !== "I").map((node) => node.textContent).join("");
  }

  // --- selection ----------------------------------------------------------------------------

  select(row, column, { focus = true, extend = false } = {}) {
    const cell = this.cell(row, column);
    if (!cell) return false;
    if (!extend) this.end = [row, column];
    this.#mark(false);
    if (this.at) this.cell(...this.at).tabIndex = -1;
    this.#first().tabIndex = -1;
    this.at = [row, column];
    cell.tabIndex = 0;
    this.#mark(true);
    this.#setAdding("");
    if (focus && document.activeElement !== cell) cell.focus({ preventScroll: false });
    this.page.selected(this);
    return true;
  }

  #mark(on) {
    if (!this.at) return;
    for (const [row, column] of this.range()) this.cell(row, column)?.classList.toggle("sel", on);
    this.cell(...this.at).setAttribute("aria-selected", String(on));
    if (!on) this.cell(...this.at).removeAttribute("aria-selected");
  }

  leave() {
    this.#mark(false);
    this.#setAdding("");
  }

  // The cells of the selection, from the anchor to the present cell.
  range() {
    const [[r1, c1], [r2, c2]] = [this.at, this.end || this.at];
    const found = [];
    for (let row = Math.min(r1, r2); row <= Math.max(r1, r2); row += 1)
      for (let column = Math.min(c1, c2); column <= Math.max(c1, c2); column += 1) found.push([row, column]);
    return found;
  }

  #click(event) {
    const place = this.placeAt(event.target);
    if (place) this.select(...place, { extend: event.shiftKey && this.at });
  }

  #focused(event) {
    const place = this.placeAt(event.target);
    const same = place && this.at && place[0] === this.at[0] && place[1] === this.at[1];
    if (place && !same) this.select(...place, { focus: false });
  }

  placeAt(node) {
    const cell = node.closest?.("td");
    const row = cell ? this.rows.indexOf(cell.parentElement) : -1;
    const column = cell ? cell.cellIndex - 1 : -1;
    return row >= 0 && column >= 0 && column < this.columns ? [row, column] : null;
  }

  move([down, right], extend = false) {
    let [row, column] = [this.at[0] + down, this.at[1] + right];
    // Crossed out cells are stepped over.
    while (this.cell(row, column) && column < this.columns && this.isOutside(row, column)) {
      row += down;
      column += right;
    }
    if (column >= 0 && column < this.columns && this.select(row, column, { extend })) return;
    if (down && !extend) this.page.beyond?.(this, down);
  }

  #edge(to) {
    const [row, column] = this.at;
    const [rows, columns] = [this.rows.length - 1, this.columns - 1];
    const target = { home: [row, 0], end: [row, columns], top: [0, column], bottom: [rows, column] }[to];
    this.select(...target);
  }

  // --- keys ---------------------------------------------------------------------------------

  #key(event) {
    const place = this.placeAt(event.target);
    if (!place || event.target.nodeName === "INPUT") return;
    const wish = intent(event, this.sheet.scale);
    if (!wish) return;
    event.preventDefault();
    this.perform(wish);
  }

  perform(wish) {
    if (!this.at) return;
    if (wish.do === "move") return this.move(wish.by);
    if (wish.do === "extend") return this.move(wish.by, true);
    if (wish.do === "edge") return this.#edge(wish.to);
    if (wish.do === "undo" || wish.do === "redo") return this.page.turn(wish.do);
    if (wish.do === "leave") return this.#setAdding("");
    if (wish.do === "edit") return this.edit();
    if (wish.do === "fill") return this.fill();
    if (wish.do === "adding") return this.#add(wish.what);
    this.#write(wish);
  }

  #add(what) {
    if (this.may(...this.at, true)) this.#setAdding(this.sheet.marks(...this.at).length ? what : "");
  }

  #setAdding(what) {
    this.adding = what;
    const cell = this.at && this.cell(...this.at);
    if (cell) what ? (cell.dataset.adding = what) : delete cell.dataset.adding;
  }

  #write(wish) {
    const cells = this.range();
    if (cells.length > 1 && wish.do === "clear") return this.#clear(cells);
    if (!this.may(...this.at, wish.do === "mark")) return;
    this.page.register.act(this.changes(wish, ...this.at));
    if (wish.do !== "clear") this.last = wish;
    this.#setAdding("");
  }

  #clear(cells) {
    const allowed = cells.filter((place) => this.may(...place, false));
    this.page.register.act(allowed.flatMap((place) => this.sheet.clear(...place)));
  }

  changes(wish, row, column) {
    if (wish.do === "clear") return this.sheet.clear(row, column);
    if (wish.do === "mark") return [this.sheet.mark(row, column, wish.value, this.adding)];
    const same = this.sheet.absence(row, column) === wish.code;
    return [this.sheet.absent(row, column, same ? "" : wish.code)];
  }

  may(row, column, mark, quiet = false) {
    const why = this.isOutside(row, column) ? "outside" : this.sheet.barred(column, mark);
    if (why && !quiet) this.page.warn(why);
    return !why;
  }

  // Give the empty cells of the selection, else of the whole column, the value typed last here.
  fill(wish = this.last) {
    if (!wish) return;
    const column = this.at[1];
    const cells = this.range().length > 1 ? this.range() : this.rows.map((_, row) => [row, column]);
    const empty = cells.filter((place) => this.sheet.isEmpty(...place) && this.may(...place, wish.do === "mark", true));
    this.page.register.act(empty.flatMap((place) => this.changes(wish, ...place)));
    this.page.say("filled", empty.length);
  }

  #open(event) {
    if (this.placeAt(event.target)) this.edit();
  }

  edit() {
    if (this.may(...this.at, false)) edit(this, ...this.at);
  }

  // --- how a cell looks -----------------------------------------------------------------------

  text(row, column) {
    const sign = this.page.absences[this.sheet.absence(row, column)]?.[0] || "";
    return [sign, marksText(this.sheet.marks(row, column))].filter(Boolean).join(" ").replace(/<[^>]*>/g, "");
  }

  paint(row, column) {
    const cell = this.cell(row, column);
    const absence = this.sheet.absence(row, column);
    const sign = this.page.absences[absence]?.[0] || "";
    cell.innerHTML = [sign, marksHtml(this.sheet.marks(row, column))].filter(Boolean).join(" ");
    cell.classList.toggle("a", ABSENT.has(absence));
    cell.classList.toggle("l", Boolean(absence) && !ABSENT.has(absence));
    const states = this.sheet.states(row, column);
    const worst = WORST.find((state) => states.includes(state)) || "";
    worst ? (cell.dataset.s = worst) : delete cell.dataset.s;
  }

  // A short sign that the server has it.
  saved(row, column) {
    const cell = this.cell(row, column);
    if (cell.dataset.s) return;
    cell.dataset.s = "saved";
    setTimeout(() => cell.dataset.s === "saved" && delete cell.dataset.s, 900);
  }
}
