// A cell's text: how it is painted, and what a typed or pasted text means. The same rules as
// parta/journal/rules/cells.py and keys.py; tests compare them.

export const SIGNS = { z: "зач", nz: "незач" };
export const signOf = (value) => SIGNS[value] || value;

const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,<";
const RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбб";
const KAZAKH_DIGITS = { ә: "2", і: "3", ң: "4", ғ: "5" };
const LOOKALIKES = Object.fromEntries([..."abcehikmoptxy"].map((c, i) => [c, "авсенікмортху"[i]]));
const MEANT = Object.fromEntries([...LATIN].map((c, i) => [c, RUSSIAN[i]]));
const ABSENCES = {
  н: "N", "н/б": "N", уп: "UP", у: "UP", п: "UP", б: "B", нп: "NP", оп: "OP", о: "OP", от: "OP", осв: "OSV",
};
const VALUES = {
  5: "5", 4: "4", 3: "3", 2: "2", 1: "1", зач: "z", зачет: "z", зачёт: "z", незач: "nz",
  незачет: "nz", незачёт: "nz", "+": "+", "-": "-", ".": ".", долг: ".",
};

// Letters of another layout stand for their keys when typed, for their looks when pasted (S-24).
export function plain(text, source) {
  const tidy = text.normalize("NFC").replace(/[−–—‐‑]/g, "-").replace(/[•·]/g, ".")
    .replace(/;/g, " ").trim().toLowerCase().replace(/\s+/g, " ");
  const table = source === "typed" ? { ...MEANT, ...KAZAKH_DIGITS } : LOOKALIKES;
  return [...tidy].map((letter) => table[letter] || letter).join("");
}

// {absence, works: [[value, …], …]} of a text; null when no cell can hold it.
export function parse(text, source = "pasted") {
  if (/\d[.,]\d/.test(text)) return null;
  const found = { absence: "", works: [] };
  const joined = plain(text, source).replace(/(?<![\p{L}\d_])(зач|незач|осв)\./gu, "$1").replace(/\s*\/\s*/g, "/");
  for (const chunk of joined.split(" ").flatMap(apart)) if (!read(chunk, found)) return null;
  return found;
}

function apart(chunk) {
  const parted = chunk.replace(/([а-яё])(?=[\d+.-])/g, "$1 ").replace(/([\d+.-])(?=[а-яё])/g, "$1 ");
  return parted.split(" ").filter(Boolean);
}

function read(chunk, found) {
  if (chunk in ABSENCES) {
    if (found.absence) return false;
    found.absence = ABSENCES[chunk];
    return true;
  }
  const values = chunk.split("/").map((item) => VALUES[item]);
  if (values.includes(undefined) || values.length > 6) return false;
  found.works.push(values);
  return true;
}

// Marks {type, number, part, attempt, value} of one cell as HTML; every text here is our own.
export function marksHtml(marks) {
  let html = "";
  let last = null;
  for (const mark of marks) {
    const sign = signOf(mark.value);
    const sameWork = last && last.type === mark.type && last.number === mark.number;
    if (sameWork && last.part === mark.part) {
      const old = signOf(last.value);
      html = `${html.slice(0, -old.length)}<s>${old}</s>${sign}`;
    } else html += (last ? (sameWork ? "/" : " ") : "") + sign;
    last = mark;
  }
  return html;
}

export function marksText(marks) {
  return marksHtml(marks.filter((mark, place) => !isRepeated(mark, marks[place + 1])));
}

function isRepeated(mark, next) {
  return next && next.type === mark.type && next.number === mark.number && next.part === mark.part;
}
