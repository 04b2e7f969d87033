// The forms of a lesson: topic, homework, works, held or not. Each is a plain form that also works
// without this script; here it becomes an operation, saved as soon as it is written.

import { keyOf } from "/static/parta/journal/register.js";

const TEXTS = ["topic", "homework"];

export class Panels {
  constructor(page) {
    this.page = page;
    // Before the frame of the page, which would count the form as sent.
    document.addEventListener("submit", (event) => this.#submit(event), true);
    document.addEventListener("change", (event) => this.#change(event));
    document.addEventListener("click", (event) => this.#click(event));
    document.addEventListener("input", (event) => grow(event.target));
    this.learn(document);
  }

  // Take in what forms (of the page, or of a part that came later) say about their lessons.
  learn(root) {
    for (const form of root.querySelectorAll("form[data-op]")) if (TEXTS.includes(form.dataset.op)) this.#learn(form);
    for (const area of root.querySelectorAll(".panel textarea")) grow(area);
    for (const panel of root.querySelectorAll("[data-late]")) this.#learnLate(panel);
  }

  // The exact moments from which a changed mark is asked about.
  #learnLate(panel) {
    const [late, lateWritten] = panel.dataset.late.split(",").map(Number);
    for (const sheet of this.page.sheets)
      for (const lesson of sheet.lessons)
        if (lesson.id === Number(panel.dataset.panel)) Object.assign(lesson, { late, lateWritten });
  }

  #learn(form) {
    const op = this.#textOp(form, null);
    const place = this.page.register.at(keyOf(op));
    if (place.mine) return this.#show(form, place.mine.op);
    place.known = { value: form.elements.value.value, entry: Number(form.elements.saw.value) };
    form.dataset.due = form.elements.due?.value || "";
  }

  restore() {
    for (const { body } of this.page.store.items) this.changed([body]);
  }

  // --- from forms to operations -----------------------------------------------------------------

  #submit(event) {
    const form = event.target.closest("form[data-op]");
    if (!form) return;
    event.preventDefault();
    const ops = this.#opsOf(form, event.submitter);
    if (ops.length) this.page.register.act(ops);
    if ("new" in form.dataset) form.reset();
  }

  #opsOf(form, pressed) {
    const kind = form.dataset.op;
    if (TEXTS.includes(kind)) return [this.#textOp(form, pressed)];
    if (kind === "assignment") return [this.#workOp(form)];
    const value = kind === "held" ? !("off" in form.dataset) : form.elements.value.value;
    return lessonsOf(form).map((lesson) => ({ kind, lesson, value, always: true }));
  }

  #textOp(form, pressed) {
    const { value, due } = form.elements;
    if (pressed?.name === "instead") value.value = pressed.value;
    const none = pressed?.name === "none";
    if (none) value.value = "";
    const op = { kind: form.dataset.op, lesson: lessonsOf(form)[0], value: value.value.trim() };
    if (form.dataset.op === "homework") Object.assign(op, { due: due.value, ...(none && { none }) });
    const moved = due && due.value !== (form.dataset.due ?? due.value);
    if (pressed !== null) form.dataset.due = due?.value || "";
    return { ...op, ...((none || moved) && { always: true }) };
  }

  #workOp(form) {
    const { lesson, type, number, title, was } = form.elements;
    const ordinal = number ? Number(number.value) : this.#nextNumber(Number(lesson.value), type.value);
    const op = { kind: "assignment", lesson: Number(lesson.value), type: type.value, number: ordinal, title: title.value };
    this.#use(Number(lesson.value), { type: op.type, number: op.number }, was?.value);
    return { ...op, was: was?.value || "", always: true };
  }

  #lesson(id) {
    return this.page.sheets.flatMap((sheet) => sheet.lessons).find((lesson) => lesson.id === id);
  }

  #nextNumber(id, type) {
    const numbers = this.#lesson(id)?.works.filter((work) => work.type === type).map((work) => work.number) || [];
    return Math.max(0, ...numbers) + 1;
  }

  // From now on marks of this lesson are typed for this work.
  #use(id, work, was = "") {
    const lesson = this.#lesson(id);
    if (!lesson) return;
    if (was && was !== work.type) location.hash = ""; // the painted codes are those of the server
    lesson.current = work;
    for (const button of document.querySelectorAll(`[data-panel="${id}"] [data-use]`))
      button.setAttribute("aria-pressed", String(button.dataset.use === `${work.type}:${work.number}`));
    const words = document.querySelector(`[data-panel="${id}"] [data-current]`);
    if (words) words.textContent = work.type;
    if (this.page.grid) this.page.pad.show(this.page.grid);
  }

  #change(event) {
    const form = event.target.closest("form[data-op]");
    if (!form || !TEXTS.includes(form.dataset.op)) return;
    if (event.target.name === "due" && !form.elements.value.value.trim()) return;
    this.page.register.act([this.#textOp(form)]);
  }

  #click(event) {
    const copy = event.target.closest("[data-copy]");
    if (copy) return this.#copy(copy);
    const use = event.target.closest("[data-use]");
    if (!use) return;
    const [type, number] = use.dataset.use.split(":");
    this.#use(Number(use.closest("[data-panel]").dataset.panel), { type, number: Number(number) });
  }

  // The same homework for the parallel class; its day there is that class's next lesson.
  #copy(button) {
    const value = button.closest("form").elements.value.value.trim();
    if (!value) return;
    this.page.register.act([{ kind: "homework", lesson: Number(button.dataset.copy), value, due: "", always: true }]);
    button.disabled = true;
  }

  // --- from operations to forms -----------------------------------------------------------------

  changed(ops) {
    for (const op of ops) {
      for (const form of formsOf(op)) this.#show(form, op);
      if (op.kind === "held" || op.kind === "not_held") this.#held(op.lesson);
    }
  }

  #show(form, op) {
    const place = this.page.register.at(keyOf(op));
    if (!TEXTS.includes(op.kind)) return;
    const { value } = form.elements;
    const shown = place.mine ? place.mine.op.value : place.known.value;
    if (document.activeElement !== value && value.value !== shown) value.value = shown;
    form.elements.saw.value = place.known.entry;
    const none = place.mine ? place.mine.op.none : form.dataset.none === "1";
    form.querySelector("[name=none]")?.setAttribute("aria-pressed", String(Boolean(none)));
    this.#state(form, place.mine ? place.mine.state : "saved");
    grow(value);
  }

  #state(form, name) {
    const place = form.querySelector("[data-state]");
    const { texts } = this.page;
    place.dataset.state = name;
    place.textContent = { saving: texts.saving, saved: texts.saved, waiting: texts.waits }[name] || "";
  }

  #held(lesson) {
    for (const box of document.querySelectorAll("[data-held]")) {
      const lessons = box.dataset.held.split(",").map(Number);
      if (!lessons.includes(lesson)) continue;
      const held = lessons.every((id) => this.#isHeld(id, box));
      const [on, off] = box.querySelectorAll("form");
      [on.hidden, off.hidden] = [held, !held];
      off.dataset.s = this.page.register.stateOf(`held:${lesson}`);
      box.closest(".card")?.classList.toggle("was-held", held);
    }
  }

  #isHeld(lesson, box) {
    const place = this.page.register.values.get(`held:${lesson}`);
    if (!place || (!place.mine && place.known.entry === 0 && place.known.value === "")) return box.querySelector("form").hidden;
    return place.mine ? place.mine.op.value : place.known.value;
  }

  answered(touched) {
    for (const { op, answer } of touched) {
      if (answer.outcome !== "done") continue;
      if (op.kind === "held" && answer.topic) this.#topicOf(op.lesson, answer);
      if (op.kind === "homework") for (const form of formsOf(op)) form.dataset.none = op.none ? "1" : "";
      if (op.kind === "assignment" || op.kind === "not_held") this.onReload?.(op.lesson);
      for (const line of document.querySelectorAll(`[data-of="${op.lesson}"][data-lack="${op.kind}"]`)) line.hidden = true;
    }
  }

  // «Урок проведён» has written the topic of the plan.
  #topicOf(lesson, answer) {
    const place = this.page.register.at(`topic:${lesson}`);
    if (place.mine) return;
    place.known = { value: answer.topic, entry: answer.topic_entry };
    for (const form of formsOf({ kind: "topic", lesson })) this.#show(form, { kind: "topic", lesson });
    for (const line of document.querySelectorAll(`[data-of="${lesson}"][data-lack="topic"]`)) line.hidden = true;
  }

  sending() {
    for (const { body } of this.page.store.unsent) this.changed([body]);
  }

  where(op) {
    const head = formsOf(op)[0]?.closest(".card, aside")?.querySelector("h2");
    return head ? head.textContent.trim() : "";
  }
}

function lessonsOf(form) {
  return [...form.querySelectorAll("input[name=lesson]")].map((input) => Number(input.value));
}

function formsOf(op) {
  return [...document.querySelectorAll(`form[data-op="${op.kind}"]`)].filter((form) => lessonsOf(form).includes(op.lesson));
}

function grow(area) {
  if (area.nodeName !== "TEXTAREA" || !area.closest(".panel")) return;
  area.rows = Math.min(8, Math.max(1, area.value.split("\n").length, Math.ceil(area.value.length / 48)));
}
