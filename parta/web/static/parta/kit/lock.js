// The idle lock of a shared computer. The server locks by itself; this only covers the page in
// time and gives it back without losing what was typed. All tabs of a browser share one clock.

import { send } from "/static/parta/kit/send.js";

const AWAKE = "parta.awake";
const LOCKED = "parta.locked";
const PING_EVERY = 60_000;

let dialog = null;
let limit = 0;
let pinged = Date.now();

function awake() {
  return Number(localStorage.getItem(AWAKE)) || Date.now();
}

function stir() {
  if (dialog.open) return;
  const now = Date.now();
  // A laptop that wakes up gets the touch before the timer: hours asleep are idle hours.
  if (now - awake() >= limit) return lockNow();
  localStorage.setItem(AWAKE, String(now));
  // Typing without saving is work too: tell the server before it counts it as idleness.
  if (now - pinged > PING_EVERY) {
    pinged = now;
    send(dialog.dataset.lock, new URLSearchParams({ act: "awake" })).catch(() => {});
  }
}

function cover() {
  if (dialog.open) return;
  document.body.dataset.locked = "";
  dialog.showModal();
  dialog.querySelector("[name=secret]").value = "";
}

function lockNow() {
  cover();
  localStorage.setItem(LOCKED, "1");
  send(dialog.dataset.lock, new URLSearchParams({ act: "lock" })).catch(() => {});
}

function look() {
  if (!dialog.open && Date.now() - awake() >= limit) lockNow();
}

function uncover() {
  if (!dialog.open) return;
  delete document.body.dataset.locked;
  localStorage.setItem(AWAKE, String(Date.now()));
  dialog.close();
  document.dispatchEvent(new CustomEvent("parta:unlocked"));
}

async function unlock(event) {
  event.preventDefault();
  const error = dialog.querySelector("#lock-error");
  error.textContent = "";
  try {
    const response = await send(dialog.dataset.lock, new FormData(event.target));
    if (response.ok) {
      localStorage.setItem(LOCKED, "0");
      return uncover();
    }
    if (response.status === 401) return location.assign(dialog.dataset.out);
    error.textContent = (await response.json()).message;
  } catch {
    error.textContent = dialog.dataset.offline;
  }
  dialog.querySelector("[name=secret]").select();
}

export function start(element, minutes) {
  dialog = element;
  limit = minutes * 60_000;
  localStorage.setItem(AWAKE, String(Date.now()));
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.querySelector("form").addEventListener("submit", unlock);
  for (const kind of ["pointerdown", "keydown", "wheel", "touchstart"])
    addEventListener(kind, stir, { passive: true, capture: true });
  document.addEventListener("visibilitychange", look);
  document.addEventListener("parta:locked", cover);
  addEventListener("storage", (event) => {
    if (event.key === LOCKED) (event.newValue === "1" ? cover : uncover)();
  });
  document.querySelector("[data-lock-now]")?.addEventListener("submit", (event) => {
    event.preventDefault();
    lockNow();
  });
  setInterval(look, 5_000);
}
