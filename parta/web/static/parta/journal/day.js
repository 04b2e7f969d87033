// «Мой день»: opened at the present lesson.

import { Page } from "/static/parta/journal/desk.js";

const page = new Page();
page.panels.onReload = () => page.store.unsent.length || location.reload();
page.start();

const target = location.hash ? document.getElementById(location.hash.slice(1)) : document.querySelector("[data-now]");
if (target) target.scrollIntoView({ block: "start" });
const first = page.grids.find((grid) => target?.contains(grid.table));
if (first && matchMedia("(pointer: fine)").matches) first.select(0, 0, { focus: true });
