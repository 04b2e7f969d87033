// What the page knows of each value: `known` as the server said it last, `mine` as it was typed
// and not yet answered. Every change becomes an operation that names what its writer saw.

export const keyOf = (op) => {
  if (op.kind === "mark")
    return `mark:${op.lesson}:${op.student}:${op.type}:${op.number}:${op.part}:${op.attempt}`;
  return op.kind === "absence" ? `absence:${op.lesson}:${op.student}` : `${op.kind}:${op.lesson}`;
};
export const cellOf = (op) => `${op.lesson}:${op.student}`;
export const valueOf = (op) => (op.kind === "absence" ? op.code : op.none ? "" : (op.value ?? ""));

const REASON_LASTS = 10 * 60_000;

export class Register extends EventTarget {
  // `late(op)` tells whether replacing an existing mark here and now asks for a reason.
  constructor(store, late = () => false) {
    super();
    Object.assign(this, { store, late, reason: null });
    this.values = new Map();
    this.marks = new Map();
    this.own = new Set();
    this.undone = [];
    this.done = [];
  }

  at(key) {
    if (!this.values.has(key)) this.values.set(key, { known: { value: "", entry: 0 }, mine: null });
    return this.values.get(key);
  }

  // What the server said when the page was made.
  know(op, entry) {
    this.at(this.#index(op)).known = { value: valueOf(op), entry };
  }

  shown(key) {
    const found = this.values.get(key);
    return found ? (found.mine ? valueOf(found.mine.op) : found.known.value) : "";
  }

  stateOf(key) {
    return this.values.get(key)?.mine?.state || "";
  }

  // The operations' keys of the marks that stand or stood in a cell.
  marksOf(lesson, student) {
    return this.marks.get(`${lesson}:${student}`) || new Set();
  }

  // Take what earlier pages left unsent: it is shown where it belongs and sent again.
  restore() {
    for (const item of this.store.adopt()) {
      const place = this.at(this.#index(item.body));
      place.mine = { op: item.body, state: item.answer ? item.answer.outcome : "waiting" };
      if (item.answer?.now) place.known = { ...place.known, ...item.answer.now };
    }
  }

  // One act of the user: all its changes are undone together. Gives the operations.
  act(changes, { undo = false } = {}) {
    const acted = changes.map((change) => this.#change(change, undo)).filter(Boolean);
    if (!acted.length) return [];
    if (!undo) {
      this.done.push(acted);
      this.undone = [];
    }
    this.#changed(acted.map((one) => one.op));
    return acted.map((one) => one.op);
  }

  #change(change, undo) {
    const key = this.#index(change);
    const place = this.at(key);
    const before = this.shown(key);
    if (!change.always && before === valueOf(change)) return null;
    if (place.mine?.state === "conflict") return this.#insist(place, change);
    const { always, ...fields } = change;
    const hold = !undo && this.#asks(place, fields);
    const reason = hold ? {} : this.#sticky(place, fields);
    const item = this.store.add({ ...fields, ...reason, saw: this.#seen(place), ...(undo && { undo }) }, hold);
    place.mine = { op: item.body, state: hold ? "asking" : "saving" };
    return { key, before, op: item.body };
  }

  // Typing over a shown conflict changes what I want, it does not decide.
  #insist(place, change) {
    Object.assign(place.mine.op, change);
    this.store.save();
    this.#changed([place.mine.op]);
    return null;
  }

  #seen({ known, mine }) {
    return mine && ["saving", "waiting", "asking"].includes(mine.state) ? { op: mine.op.id } : known.entry;
  }

  #asks({ known }, op) {
    return op.kind === "mark" && known.value && !this.own.has(known.entry) && this.reason === null && this.late(op);
  }

  #sticky({ known }, op) {
    const asked = op.kind === "mark" && known.value && !this.own.has(known.entry) && this.late(op);
    return asked && this.reason ? { reason: this.reason } : {};
  }

  // The reason for all changes that wait for one ("" = none); it holds for the next ones too.
  explain(reason) {
    this.reason = reason;
    setTimeout(() => (this.reason = null), REASON_LASTS);
    const asking = this.store.items.filter((item) => item.hold);
    for (const item of asking) {
      item.hold = false;
      if (reason) item.body.reason = reason;
      const place = this.at(keyOf(item.body));
      if (place.mine?.op.id === item.body.id) place.mine.state = "saving";
    }
    this.store.save();
    this.#changed(asking.map((item) => item.body));
  }

  get asking() {
    return this.store.items.some((item) => item.hold);
  }

  // --- the server's answers ---------------------------------------------------------------

  answered(answers) {
    const touched = answers.map((answer) => this.#answer(answer)).filter(Boolean);
    this.store.save();
    this.dispatchEvent(new CustomEvent("answered", { detail: touched }));
    this.#changed(touched.map(({ op }) => op));
  }

  #answer(answer) {
    const item = this.store.get(answer.id);
    if (!item || answer.outcome === "held") return null;
    const key = this.#index(item.body);
    const place = this.at(key);
    const last = place.mine?.op.id === answer.id;
    if (answer.outcome === "done") this.#done(place, item.body, answer, last);
    else this.#disputed(place, item, answer, last);
    return { key, op: item.body, answer };
  }

  #done(place, op, answer, last) {
    place.known = { value: valueOf(op), entry: answer.entry ?? 0 };
    if (answer.entry) this.own.add(answer.entry);
    if (last) place.mine = null;
    this.store.drop(op.id);
  }

  #disputed(place, item, answer, last) {
    if (answer.now) place.known = { value: answer.now.value, entry: answer.now.entry };
    if (!last) return this.store.drop(item.body.id); // a later one of mine says the same again
    item.answer = answer;
    Object.assign(place.mine, { state: answer.outcome, answer });
  }

  // My value again, now that I have seen the other one.
  keepMine(id) {
    const { place, op } = this.#settle(id);
    const { id: _id, n: _n, at: _at, v: _v, saw: _saw, ...fields } = op;
    place.mine = null;
    this.act([{ ...fields, always: true }]);
  }

  // The other value stays, or the refusal was read.
  letGo(id) {
    const { place, op } = this.#settle(id);
    place.mine = null;
    this.#changed([op]);
  }

  #settle(id) {
    const { body } = this.store.get(id);
    this.store.drop(id);
    return { op: body, place: this.at(keyOf(body)) };
  }

  // --- undo -------------------------------------------------------------------------------

  undo() {
    return this.#turn(this.done, this.undone, (one) => one.before);
  }

  redo() {
    return this.#turn(this.undone, this.done, (one) => one.after);
  }

  // Give back earlier values where they still stand as this page left them.
  #turn(from, to, value) {
    const acted = from.pop();
    if (!acted) return [];
    const steps = acted.map((one) => ({ ...one, after: one.after ?? valueOf(one.op) }));
    const back = steps.filter((one) => this.shown(one.key) === (from === this.done ? one.after : one.before));
    const sent = this.act(back.map((one) => inverse(one.op, value(one))), { undo: true });
    to.push(steps);
    return sent;
  }

  #index(op) {
    const key = keyOf(op);
    if (op.kind === "mark") {
      const cell = cellOf(op);
      if (!this.marks.has(cell)) this.marks.set(cell, new Set());
      this.marks.get(cell).add(key);
    }
    return key;
  }

  #changed(ops) {
    if (ops.length) this.dispatchEvent(new CustomEvent("changed", { detail: ops }));
  }
}

function inverse(op, value) {
  const { id, n, v, at, saw, reason, undo, comment, ...fields } = op;
  return op.kind === "absence" ? { ...fields, code: value } : { ...fields, value };
}
