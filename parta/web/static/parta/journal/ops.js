// Sends what the store holds: in order, in batches, again and again until it is answered.

import { send } from "/static/parta/kit/send.js";

const BATCH = 200;
const GATHER = 60;
const SLOWEST = 30_000;
const TIMEOUT = 20_000;

const patience = (promise) =>
  Promise.race([promise, new Promise((_, no) => setTimeout(() => no(new Error("timeout")), TIMEOUT))]);

export class Sender {
  // `onAnswers(body)` gets the server's answer; `onState(name)` one of idle, sending, offline,
  // signedOut, locked, otherAccount, trouble.
  constructor({ address, account, page, store, onAnswers, onState }) {
    Object.assign(this, { address, account, page, store, onAnswers, onState });
    this.busy = false;
    this.failures = 0;
    this.timer = 0;
    addEventListener("online", () => this.now());
    addEventListener("focus", () => this.store.unsent.length && this.now());
    document.addEventListener("parta:unlocked", () => this.now());
    document.addEventListener("visibilitychange", () => document.hidden && this.now());
  }

  soon(delay = GATHER) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), delay);
  }

  async now() {
    clearTimeout(this.timer);
    if (this.busy) return;
    const ready = this.store.unsent.filter((item) => !item.hold).slice(0, BATCH);
    if (!ready.length) return this.onState("idle");
    this.busy = true;
    this.onState(this.failures ? this.state : "sending");
    const next = await this.#attempt(ready);
    this.busy = false;
    if (next === null) this.soon(0);
    else if (next >= 0) this.soon(next);
  }

  // Send once; gives when to go on: null at once if there is more, milliseconds, -1 never.
  async #attempt(items) {
    try {
      const response = await patience(send(this.address, this.#request(items), this.#manner()));
      if (response.redirected || !isJson(response)) return this.#fail(stateOf(response));
      const body = await response.json();
      return response.ok ? this.#take(items, body) : this.#refused(items, response.status, body);
    } catch {
      return this.#fail("offline");
    }
  }

  #request(items) {
    const operations = items.map(({ body }) => ({ ...body, waited: waited(body) }));
    return { account: this.account, device: this.store.device, page: this.page, operations };
  }

  // A retry is nobody's hand on the keyboard: it must not keep an idle session awake.
  #manner() {
    return { background: this.failures > 0 };
  }

  #take(items, body) {
    this.failures = 0;
    const held = body.answers.filter((answer) => answer.outcome === "held").length;
    this.onAnswers(body);
    const left = this.store.unsent.some((item) => !item.hold);
    this.onState(left ? "sending" : "idle");
    return left ? (held === items.length ? 2_000 : null) : -1;
  }

  #refused(items, status, body) {
    if (status === 409 && body.code === "account") return this.#fail("otherAccount");
    if (status === 401) return this.#fail("signedOut");
    if (status === 423) return this.#fail("locked");
    if (status !== 422 && status !== 400 && status !== 413) return this.#fail("trouble");
    if (items.length > 1) return this.#oneByOne(items);
    const answer = { id: items[0].body.id, outcome: "refused", message: body.message, code: body.code };
    return this.#take(items, { answers: [answer], averages: {} });
  }

  // One that can't be read must not stop those beside it.
  async #oneByOne(items) {
    for (const item of items) {
      const next = await this.#attempt([item]);
      if (this.failures) return next;
    }
    return null;
  }

  #fail(state) {
    this.state = state;
    this.failures += 1;
    this.onState(state);
    return Math.min(1_000 * 2 ** Math.min(this.failures - 1, 5), SLOWEST);
  }
}

function waited(body) {
  return Math.max(0, Math.round((Date.now() - body.at) / 1000));
}

function isJson(response) {
  return (response.headers.get("Content-Type") || "").includes("json");
}

function stateOf(response) {
  if (response.redirected || response.status === 403) return "signedOut";
  return response.status === 423 ? "locked" : "trouble";
}
