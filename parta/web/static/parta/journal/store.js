// What was typed and not yet answered: in memory and in localStorage, one slot a page load, one
// account a key. A closed tab, a dead network or an ended session loses nothing: the next page of
// the same account takes the slot over. Sending twice is harmless, so tabs need not agree.

const PREFIX = "parta.queue.";
const DEVICE = "parta.device";

export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // randomUUID is absent on plain http
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function remembered(storage, key, make) {
  try {
    const found = storage.getItem(key) || make();
    storage.setItem(key, found);
    return found;
  } catch {
    return make();
  }
}

export class Store {
  // `items` are {body, hold?, answer?}: an answer (conflict, refusal) stays until somebody reads it.
  constructor(account) {
    this.prefix = `${PREFIX}${account}.`;
    this.slot = this.prefix + uuid();
    this.device = remembered(sessionStorage, DEVICE, uuid);
    this.items = [];
    this.broken = false;
    this.number = Date.now();
  }

  // Take over what earlier pages of this account left behind, in the order it was typed.
  adopt() {
    const slots = this.#keys();
    const left = slots.flatMap((key) => this.#read(key));
    const known = new Set();
    this.items = left
      .filter(({ body }) => !known.has(body.id) && known.add(body.id))
      .sort((one, other) => one.body.at - other.body.at || one.body.n - other.body.n);
    for (const item of this.items) delete item.hold;
    this.save();
    if (!this.broken) for (const key of slots) localStorage.removeItem(key);
    return this.items;
  }

  add(body, hold = false) {
    const item = { body: { id: uuid(), n: this.number++, v: 1, at: Date.now(), ...body }, hold };
    this.items.push(item);
    this.save();
    return item;
  }

  drop(id) {
    this.items = this.items.filter((item) => item.body.id !== id);
    this.save();
  }

  get(id) {
    return this.items.find((item) => item.body.id === id);
  }

  get unsent() {
    return this.items.filter((item) => !item.answer);
  }

  save() {
    try {
      if (this.items.length) localStorage.setItem(this.slot, JSON.stringify(this.items));
      else localStorage.removeItem(this.slot);
      this.broken = false;
    } catch {
      this.broken = true;
    }
  }

  #keys() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(this.prefix));
    } catch {
      return [];
    }
  }

  #read(key) {
    try {
      return JSON.parse(localStorage.getItem(key)).filter((item) => item.body && item.body.id);
    } catch {
      return [];
    }
  }
}
