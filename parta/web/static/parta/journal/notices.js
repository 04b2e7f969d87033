// What the page says: how sending goes, what needs the teacher, and the reason of a change.

const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place] ?? "");

function button(label, act, kind = "little") {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: `button ${kind}`, textContent: label });
  made.addEventListener("click", act);
  return made;
}

export class Notices {
  constructor(page) {
    this.page = page;
    this.bar = document.getElementById("notice");
    this.live = document.getElementById("live");
    this.problems = document.getElementById("problems");
    this.why = document.getElementById("why");
    this.state = "idle";
  }

  say(name, ...values) {
    this.live.textContent = fill(this.page.texts[name] || name, ...values);
  }

  // Said aloud and shown for a while.
  tell(name, ...values) {
    this.say(name, ...values);
    this.#show(this.live.textContent);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.sending(this.state), 6_000);
  }

  // How sending goes; only what hinders it is shown.
  sending(state) {
    this.state = state;
    const { texts, store } = this.page;
    const count = store.unsent.length;
    if (store.broken && count) return this.#show(texts.saveError);
    const text = { offline: texts.waiting, trouble: texts.waiting, signedOut: texts.signedOut,
      locked: texts.locked, otherAccount: texts.otherAccount }[state];
    if (!text || !count) return (this.bar.hidden = true);
    this.#show(fill(text, count), state === "signedOut" && this.#signIn());
  }

  #signIn() {
    const link = document.createElement("a");
    Object.assign(link, { href: this.page.signIn, target: "_blank", textContent: this.page.texts.signIn });
    return link;
  }

  #show(text, more = null) {
    this.bar.hidden = false;
    this.bar.replaceChildren(text, ...(more ? [" ", more] : []));
  }

  // Conflicts and refusals, each with what may be done about it.
  list(items) {
    const shown = items.filter((item) => item.answer);
    this.problems.hidden = !shown.length;
    this.problems.replaceChildren(...shown.map((item) => this.#problem(item)));
  }

  #problem({ body, answer }) {
    const line = document.createElement("div");
    line.className = `note ${answer.outcome === "conflict" ? "warn" : "bad"} spread`;
    line.dataset.problem = answer.outcome;
    const words = document.createElement("p");
    words.append(this.#place(body), answer.outcome === "conflict" ? this.#conflict(body, answer) : this.#refusal(answer));
    const { texts, register } = this.page;
    const letGo = () => register.letGo(body.id);
    const acts = answer.outcome === "conflict"
      ? [button(texts.keepMine, () => register.keepMine(body.id)), button(texts.takeTheirs, letGo)]
      : [button("OK", letGo)];
    const row = document.createElement("div");
    row.className = "row";
    row.append(...acts);
    line.append(words, row);
    return line;
  }

  #place(body) {
    const where = this.page.where(body);
    if (!where) return "";
    const strong = document.createElement("b");
    strong.textContent = `${where}: `;
    return strong;
  }

  #conflict(body, { now }) {
    const { texts } = this.page;
    const words = (value) => this.page.valueWords(body.kind, value) || texts.nothing;
    const mine = body.kind === "absence" ? body.code : body.value;
    return fill(texts.conflict, now.who || texts.somebody, words(now.value), words(mine));
  }

  #refusal(answer) {
    const clause = answer.clause ? ` (${answer.clause})` : "";
    return fill(this.page.texts.refused, (answer.message || answer.code || "") + clause);
  }

  // One question for a batch of changes: why are marks changed after their deadline?
  ask(asking) {
    this.why.hidden = !asking;
    if (!asking || this.why.childElementCount) return;
    const { texts, reasons, register } = this.page;
    const close = (code) => {
      this.why.hidden = true;
      this.why.replaceChildren();
      clearTimeout(this.unasked);
      register.explain(code);
      this.page.sender.soon(0);
    };
    const title = document.createElement("b");
    title.textContent = texts.why;
    this.why.append(title, ...reasons.map(([code, words]) => button(words, () => close(code))),
      button(texts.skip, () => close(""), "little quiet"));
    this.unasked = setTimeout(() => close(""), 45_000);
    this.say("why");
  }
}
