// The journal page: the panel follows the chosen lesson, the table opens at the present date.

import { Page, fetchPart } from "/static/parta/journal/desk.js";

const WAIT = 180;
const page = new Page();
const aside = document.getElementById("lesson");
const parts = new Map();
let shown = Number(page.data.chosen);
let timer = 0;

async function show(lesson, fresh = false) {
  shown = lesson;
  if (fresh || !parts.has(lesson)) {
    const html = await fetchPart(`${page.desk}lesson/${lesson}/`);
    if (html === null) return;
    parts.set(lesson, html);
  }
  if (shown !== lesson) return;
  aside.innerHTML = parts.get(lesson);
  delete aside.dataset.empty;
  page.panels.learn(aside);
}

function choose(lesson) {
  clearTimeout(timer);
  if (lesson !== shown) timer = setTimeout(() => show(lesson), WAIT);
}

function lookAt(column) {
  for (const link of document.querySelectorAll(".days a[aria-current]")) link.removeAttribute("aria-current");
  document.querySelectorAll(".days a")[column]?.setAttribute("aria-current", "true");
}

page.onSelect = (grid) => {
  const column = grid.at[1];
  lookAt(column);
  choose(grid.sheet.lessons[column].id);
};
page.panels.onReload = (lesson) => {
  parts.delete(lesson);
  if (lesson === shown) show(lesson, true);
};
page.register.addEventListener("answered", ({ detail }) => detail.forEach(({ op }) => op.student || parts.delete(op.lesson)));

// A date in the head chooses its column.
document.querySelector(".days")?.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  page.grids[0].select(Math.max(0, page.grid?.at[0] ?? 0), link.closest("th").cellIndex);
});

// The list of journals comes when it is asked for.
document.querySelector("[data-switch]")?.addEventListener("toggle", async ({ target }) => {
  if (!target.open || target.dataset.full) return;
  target.dataset.full = "1";
  const html = await fetchPart(target.dataset.switch);
  const list = html && new DOMParser().parseFromString(html, "text/html").querySelector("[data-journals]");
  if (list) target.querySelector(".menu-panel").prepend(...[...list.querySelectorAll("a")]);
});

page.start();

const [grid] = page.grids;
if (grid?.columns) {
  const chosen = grid.sheet.lessons.findIndex(({ id }) => id === shown);
  const last = grid.sheet.lessons.findLastIndex(({ date }) => date <= page.data.today);
  const column = chosen >= 0 ? chosen : Math.max(0, last);
  document.querySelectorAll(".days th")[column]?.scrollIntoView({ block: "nearest", inline: "center" });
  lookAt(column);
  if (chosen < 0) show(grid.sheet.lessons[column].id);
  if (matchMedia("(pointer: fine)").matches && grid.rows.length) grid.select(0, column, { focus: false });
}
