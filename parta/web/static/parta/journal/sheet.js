// One table of the page: students, lessons, their works, and where a typed mark belongs.

const WRITE = 1, MARKS = 2, NOT_HELD = 4;
const ABSENCES = new Set(["N", "UP", "B", "NP", "OP", "OSV"]);
const DEFAULT = { type: "О", number: 1, part: 1 };

export class Sheet {
  constructor(data, register) {
    this.course = data.course;
    this.scale = data.scale;
    this.register = register;
    this.taken = []; // works that the cell being rewritten has taken already
    this.students = data.students;
    this.lessons = data.lessons.map(lessonOf);
    this.entry = 0;
    data.cells.forEach((cells, column) => cells.forEach((cell) => this.#know(column, cell)));
  }

  // A cell's signs, each with a step to its ledger entry; [work, attempt] before a mark names them.
  #know(column, [place, ...signs]) {
    let work = [0, 1];
    while (signs.length) {
      const sign = signs.shift();
      if (Array.isArray(sign)) {
        work = sign;
        continue;
      }
      this.entry += signs.shift();
      this.register.know(this.#op(column, place, sign, work), this.entry);
      work = [0, 1];
    }
  }

  #op(column, place, sign, [work, attempt]) {
    const lesson = this.lessons[column];
    const at = { lesson: lesson.id, student: this.students[place] };
    if (ABSENCES.has(sign)) return { kind: "absence", ...at, code: sign };
    const { type, number, part } = lesson.works[work];
    return { kind: "mark", ...at, type, number, part, attempt, value: sign };
  }

  // The marks of a cell in the order of the works, those cleared left out.
  marks(row, column) {
    const lesson = this.lessons[column];
    const keys = [...this.register.marksOf(lesson.id, this.students[row])];
    return keys.map((key) => ({ ...named(key), key, value: this.register.shown(key) }))
      .filter((mark) => mark.value)
      .sort((one, other) => this.#order(lesson, one) - this.#order(lesson, other));
  }

  absence(row, column) {
    return this.register.shown(`absence:${this.lessons[column].id}:${this.students[row]}`);
  }

  // Every value of a cell that is not settled: saving, waiting, asking, conflict, refused.
  states(row, column) {
    const at = `${this.lessons[column].id}:${this.students[row]}`;
    const keys = [`absence:${at}`, ...this.register.marksOf(...at.split(":"))];
    return keys.map((key) => this.register.stateOf(key)).filter(Boolean);
  }

  isEmpty(row, column) {
    return !this.absence(row, column) && !this.marks(row, column).length;
  }

  #order(lesson, mark) {
    const place = lesson.works.findIndex((work) => work.type === mark.type && work.number === mark.number);
    return (place < 0 ? 99 : place) * 1000 + mark.number * 100 + mark.part * 10 + mark.attempt;
  }

  // --- where a typed value goes -------------------------------------------------------------

  // The work of the lesson that a new mark is for: the chosen one, the only one, else the default.
  current(column) {
    const lesson = this.lessons[column];
    const plain = lesson.works.find((work) => work.type === DEFAULT.type);
    return lesson.current || plain || lesson.works[0] || DEFAULT;
  }

  mark(row, column, value, adding = "") {
    const lesson = this.lessons[column];
    const work = this.#target(row, column, adding);
    if (value) remember(lesson, work);
    return { kind: "mark", lesson: lesson.id, student: this.students[row], ...work, value };
  }

  #target(row, column, adding) {
    const marks = this.marks(row, column);
    const last = marks.at(-1);
    if (adding === "part" && last) return { ...plainWork(last), part: last.part + 1, attempt: 1 };
    if (adding === "work") return this.#free(marks, column);
    const current = this.current(column);
    const own = marks.findLast((mark) => mark.type === current.type && mark.number === current.number);
    if (own) return { ...plainWork(own), part: own.part, attempt: own.attempt };
    if (last && !this.lessons[column].current) return { ...plainWork(last), part: last.part, attempt: last.attempt };
    return { ...plainWork(current), part: 1, attempt: 1 };
  }

  // The next work of the lesson in which this student has no mark yet.
  #free(marks, column) {
    const taken = ({ type, number }) => marks.some((mark) => mark.type === type && mark.number === number);
    const known = [this.current(column), ...this.lessons[column].works].find((work) => !taken(work));
    const { type } = this.current(column);
    let number = 1;
    while (taken({ type, number })) number += 1;
    return { ...plainWork(known || { type, number }), part: 1, attempt: 1 };
  }

  absent(row, column, code) {
    return { kind: "absence", lesson: this.lessons[column].id, student: this.students[row], code };
  }

  // The changes that make a cell hold what was written into its editor.
  rewrite(row, column, { absence, works }) {
    const marks = this.marks(row, column).filter((mark, place, all) => !sameMark(mark, all[place + 1]));
    this.taken = [];
    const changes = [this.absent(row, column, absence)];
    const left = [...marks];
    for (const values of works) changes.push(...this.#rewriteWork(row, column, values, left));
    for (const mark of left) changes.push(this.#erase(row, column, mark));
    return changes;
  }

  #rewriteWork(row, column, values, left) {
    const at = { kind: "mark", lesson: this.lessons[column].id, student: this.students[row] };
    const first = left[0];
    const own = first ? left.filter((mark) => sameWork(mark, first)) : [];
    left.splice(0, own.length);
    const work = plainWork(first || this.#fresh(row, column));
    remember(this.lessons[column], work);
    const kept = own.slice(values.length).map((mark) => this.#erase(row, column, mark));
    const set = values.map((value, place) => {
      const { part = place + 1, attempt = 1 } = own[place] || {};
      return { ...at, ...work, part, attempt, value };
    });
    this.taken.push(work);
    return [...set, ...kept];
  }

  #fresh(row, column) {
    const marks = [...this.marks(row, column), ...this.taken];
    return this.#free(marks, column);
  }

  #erase(row, column, { type, number, part, attempt }) {
    const at = { lesson: this.lessons[column].id, student: this.students[row] };
    return { kind: "mark", ...at, type, number, part, attempt, value: "" };
  }

  clear(row, column) {
    return this.rewrite(row, column, { absence: "", works: [] });
  }

  // Why nothing may be written here ("" = it may): a name of the page's texts.
  barred(column, mark) {
    const { flags } = this.lessons[column];
    if (!(flags & WRITE)) return "readOnly";
    if (flags & NOT_HELD) return "notHeld";
    return mark && !(flags & MARKS) ? "noMarks" : "";
  }
}

function lessonOf([id, date, number, flags, works, late, lateWritten]) {
  const listed = works.map(([type, ordinal, part, written]) => ({ type, number: ordinal, part, written }));
  return { id, date, number, flags, works: listed, late, lateWritten, current: null };
}

function remember(lesson, { type, number, part = 1 }) {
  if (!lesson.works.some((work) => work.type === type && work.number === number && work.part === part))
    lesson.works.push({ type, number, part, written: 0 });
}

const plainWork = ({ type, number }) => ({ type, number });
const sameWork = (one, other) => other && one.type === other.type && one.number === other.number;
const sameMark = (one, other) => sameWork(one, other) && one.part === other.part;

function named(key) {
  const [, , , type, number, part, attempt] = key.split(":");
  return { type, number: +number, part: +part, attempt: +attempt };
}
