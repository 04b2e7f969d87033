// What every page with journal tables does: reads the document, wakes the tables, sends.

import { Store } from "/static/parta/journal/store.js";
import { Sender } from "/static/parta/journal/ops.js";
import { Register, keyOf } from "/static/parta/journal/register.js";
import { Sheet } from "/static/parta/journal/sheet.js";
import { Grid } from "/static/parta/journal/grid.js";
import { Pad } from "/static/parta/journal/pad.js";
import { Notices } from "/static/parta/journal/notices.js";
import { Panels } from "/static/parta/journal/panel.js";
import { listen } from "/static/parta/journal/paste.js";
import { signOf } from "/static/parta/journal/cells.js";

export class Page {
  constructor() {
    const data = JSON.parse(document.getElementById("journal").textContent);
    const { texts, absences, reasons, signIn, desk } = data;
    Object.assign(this, { data, texts, absences, reasons, signIn, desk });
    this.skew = data.now - Date.now(); // an old computer's clock may be off by hours
    document.body.classList.add("scripted");
    this.store = new Store(data.account);
    this.register = new Register(this.store, (op) => this.#isLate(op));
    this.sheets = data.sheets.map((sheet) => new Sheet(sheet, this.register));
    this.notices = new Notices(this);
    this.sender = new Sender({
      address: data.send, account: data.account, store: this.store,
      page: data.term ? [data.sheets[0].course, data.term] : null,
      onAnswers: (body) => this.#answers(body),
      onState: (state) => this.#sending(state),
    });
    this.grids = [...document.querySelectorAll("table[data-sheet]")].map((table) =>
      new Grid(table, this.sheets[table.dataset.sheet], this));
    this.pad = new Pad(document.getElementById("pad"), this);
    this.panels = new Panels(this);
    this.#listen();
  }

  start() {
    this.register.restore();
    for (const item of this.store.items) this.#paint(item.body);
    this.panels.restore();
    this.notices.list(this.store.items);
    this.sender.now();
  }

  #listen() {
    this.register.addEventListener("changed", ({ detail }) => this.#changed(detail));
    this.register.addEventListener("answered", ({ detail }) => this.#answered(detail));
    listen(() => this.grid);
    document.addEventListener("click", (event) => this.#average(event));
  }

  #changed(ops) {
    for (const op of ops) this.#paint(op);
    this.panels.changed(ops);
    this.notices.list(this.store.items);
    this.notices.ask(this.register.asking);
    if (this.store.unsent.length) document.body.dataset.sending = "sending";
    this.sender.soon();
  }

  #paint(op) {
    for (const grid of this.grids) {
      const place = grid.placeOf(op.lesson, op.student);
      if (place) grid.paint(...place);
    }
  }

  #answers(body) {
    this.register.answered(body.answers);
    for (const [student, sides] of Object.entries(body.averages || {})) this.#sides(Number(student), sides);
  }

  #answered(touched) {
    for (const { op, answer } of touched) if (answer.outcome === "done" && op.student) this.#saved(op);
    this.panels.answered(touched);
    const bad = touched.find(({ answer }) => answer.outcome !== "done");
    if (bad) this.notices.say(bad.answer.message || "");
  }

  #saved(op) {
    for (const grid of this.grids) {
      const place = grid.placeOf(op.lesson, op.student);
      if (place) grid.saved(...place);
    }
  }

  // The right side of a row, as the server paints it.
  #sides(student, sides) {
    const [grid] = this.grids;
    const row = grid.rows[grid.sheet.students.indexOf(student)];
    for (const [name, html] of Object.entries(sides)) {
      const cell = row?.querySelector(`td.s.${name}`);
      if (cell) cell.innerHTML = html;
    }
  }

  // Between sending and idle nothing is said; what can't be sent shows as waiting.
  #sending(state) {
    const waits = !["idle", "sending"].includes(state);
    for (const { body } of this.store.unsent) {
      const place = this.register.at(keyOf(body));
      if (place.mine?.op.id === body.id && place.mine.state !== "asking") place.mine.state = waits ? "waiting" : "saving";
      this.#paint(body);
    }
    this.panels.sending(waits);
    this.notices.sending(state);
    document.body.dataset.sending = state;
  }

  #isLate(op) {
    const lesson = this.sheets.flatMap((sheet) => sheet.lessons).find(({ id }) => id === op.lesson);
    const work = lesson?.works.find(({ type, number }) => type === op.type && number === op.number);
    return lesson ? Date.now() + this.skew > (work?.written ? lesson.lateWritten : lesson.late) : false;
  }

  // --- what the parts of the page ask of it ---------------------------------------------------

  selected(grid) {
    if (this.grid && this.grid !== grid) this.grid.leave();
    this.grid = grid;
    this.pad.show(grid);
    this.onSelect?.(grid);
  }

  turn(way) {
    const ops = this.register[way]();
    if (ops.length) this.notices.tell(way === "undo" ? "undone" : "redone");
    const place = ops[0] && this.grid?.placeOf(ops[0].lesson, ops[0].student);
    if (place) this.grid.select(...place);
  }

  say(name, ...values) {
    this.notices.tell(name, ...values);
  }

  warn(name, ...values) {
    this.notices.tell(name, ...values);
  }

  beyond(grid, down) {
    const next = this.grids[this.grids.indexOf(grid) + down];
    const together = next && next.table.closest(".card") === grid.table.closest(".card");
    if (together && next.rows.length) next.select(down > 0 ? 0 : next.rows.length - 1, Math.min(grid.at[1], next.columns - 1));
  }

  valueWords(kind, value) {
    return kind === "absence" ? this.absences[value]?.[0] || "" : signOf(value);
  }

  lessonWords(grid, column) {
    const { date, number } = grid.sheet.lessons[column];
    const [, month, day] = date.split("-");
    const work = grid.sheet.current(column);
    return `${day}.${month}, № ${number}${grid.sheet.barred(column, true) ? "" : ` · ${work.type}`}`;
  }

  where(op) {
    for (const grid of this.grids) {
      const place = grid.placeOf(op.lesson, op.student);
      if (place) return `${grid.nameOf(place[0])}, ${this.lessonWords(grid, place[1]).split(",")[0]}`;
    }
    return this.panels.where(op);
  }

  scrollTo(cell) {
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // --- parts that the server paints -------------------------------------------------------------

  async part(address) {
    const dialog = document.getElementById("sheet");
    const body = dialog.querySelector("[data-part]");
    body.textContent = "…";
    dialog.showModal();
    body.innerHTML = (await fetchPart(address)) ?? this.texts.waits;
  }

  history() {
    const [row, column] = this.grid.at;
    this.part(`${this.desk}lesson/${this.grid.sheet.lessons[column].id}/student/${this.grid.sheet.students[row]}/history`);
  }

  #average(event) {
    const link = event.target.closest("td.avg a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.part(link.href);
  }
}

// A painted part of a page, null without connection or when it is not there for us.
export async function fetchPart(address) {
  try {
    const response = await fetch(address, { headers: { Accept: "text/html" } });
    return response.ok && !response.redirected ? await response.text() : null;
  } catch {
    return null;
  }
}
