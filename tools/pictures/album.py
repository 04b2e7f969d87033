"""The index page of the pictures: a row for each page and role, shown by what one ticks."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from tools.pictures.camera import SIZES, Shot, Taken
from tools.pictures.pages import PAGES, ROLES

STYLE = """
:root { color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif; }
body { margin: 0 auto; padding: 1rem; max-width: 110rem; }
form { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem;
       padding: .6rem 0; background: Canvas; border-bottom: 1px solid; }
fieldset { border: 0; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .2rem .7rem; }
.shots { display: flex; flex-wrap: wrap; gap: .7rem; }
figure { margin: 0; }
img { display: block; height: 17rem; width: 22rem; object-fit: cover; object-position: left top;
      border: 1px solid #888; }
figure[data-size="360"] img { width: 9rem; }
figcaption { font-size: .8rem; max-width: 22rem; }
h2 { margin: 1.4rem 0 .3rem; font-size: 1.15rem; } h3 { margin: .7rem 0 .3rem; font-size: .95rem; }
.wrong { color: #c33; font-weight: 600; }
"""
SCRIPT = """
const form = document.querySelector("form");
const show = () => {
  const ticked = name => new Set(new FormData(form).getAll(name));
  const wanted = { size: ticked("size"), scheme: ticked("scheme"), language: ticked("language"),
                   role: ticked("role") };
  for (const figure of document.querySelectorAll("figure"))
    figure.hidden = !Object.entries(wanted).every(([name, values]) =>
      values.has(figure.dataset[name]));
  for (const section of document.querySelectorAll("section section, section"))
    section.hidden = !section.querySelector("figure:not([hidden])");
};
form.addEventListener("change", show);
show();
"""


def write(folder: Path, taken: Iterable[Taken], words: str) -> Path:
    """Write ``index.html`` beside the pictures; ``words`` say when and how long."""
    parts = list(taken)
    shots = [shot for part in parts for shot in part.shots]
    missing = [f"{ROLES[part.role]}: {name}" for part in parts for name in part.missing]
    sections = "".join(_section(page.name, shots) for page in PAGES)
    lost = f'<p class="wrong">Нет ссылки на: {escape("; ".join(missing))}</p>' if missing else ""
    path = folder / "index.html"
    path.write_text(
        f'<!doctype html><html lang="ru"><meta charset="utf-8"><title>Страницы Парты</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style>'
        f"<h1>Страницы Парты</h1><p>{escape(words)}</p>{lost}{_form()}{sections}"
        f'<script type="module">{SCRIPT}</script></html>',
        encoding="utf-8",
    )
    return path


def _form() -> str:
    first = {"size": set(SIZES), "scheme": {"light"}, "language": {"ru"}, "role": set(ROLES)}
    choices: dict[str, dict[str, str]] = {
        "size": {size: size for size in SIZES},
        "scheme": {"light": "светлая", "dark": "тёмная"},
        "language": {"ru": "русский", "kk": "казахский"},
        "role": ROLES,
    }
    return f"<form>{''.join(_choice(n, v, first[n]) for n, v in choices.items())}</form>"


def _choice(name: str, values: dict[str, str], ticked: set[str]) -> str:
    boxes = (
        f'<label><input type="checkbox" name="{name}" value="{value}"'
        f"{' checked' if value in ticked else ''}> {escape(words)}</label>"
        for value, words in values.items()
    )
    return f"<fieldset>{''.join(boxes)}</fieldset>"


def _section(page: str, shots: list[Shot]) -> str:
    own = [shot for shot in shots if shot.page == page]
    roles = dict.fromkeys(shot.role for shot in own)
    inner = "".join(
        f'<section><h3>{escape(ROLES[role])}</h3><div class="shots">'
        f"{''.join(_figure(shot) for shot in own if shot.role == role)}</div></section>"
        for role in roles
    )
    return f"<section><h2>{escape(page)}</h2>{inner}</section>" if own else ""


def _figure(shot: Shot) -> str:
    name = escape(shot.file, quote=True)
    wrong = f' <span class="wrong">{escape(shot.wrong)}</span>' if shot.wrong else ""
    return (
        f'<figure data-size="{shot.size}" data-scheme="{shot.scheme}" '
        f'data-language="{shot.language}" data-role="{shot.role}"><a href="{name}">'
        f'<img loading="lazy" src="{name}" alt="{name}"></a>'
        f"<figcaption>{shot.size} · {shot.scheme} · {shot.language}{wrong}</figcaption></figure>"
    )
