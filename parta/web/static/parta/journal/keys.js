// From a key to what is meant, by its place on the keyboard: the Kazakh digit row types letters,
// and н б у о lie under y , e j when the layout was left in English (S-24).

const ABSENCE_KEYS = { KeyY: "N", Comma: "B", KeyE: "UP", KeyJ: "OP" };
const MOVES = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
};
const EDGES = { Home: "home", End: "end", PageUp: "top", PageDown: "bottom" };

function digit(code) {
  const found = /^(?:Digit|Numpad)([2-5])$/.exec(code);
  return found ? found[1] : "";
}

function value(event, scale) {
  if (scale === "pass") return { KeyP: event.shiftKey ? "nz" : "z" }[event.code] || { "+": "z", "-": "nz" }[event.key];
  return digit(event.code);
}

function withControl(event) {
  if (event.code === "KeyZ") return { do: event.shiftKey ? "redo" : "undo" };
  if (event.code === "KeyY") return { do: "redo" };
  if (event.code === "Enter" || event.code === "NumpadEnter") return { do: "fill" };
  return null;
}

// {do: name, …} or null when the key is the browser's own (Tab, Ctrl+C, Ctrl+F …).
export function intent(event, scale) {
  if (event.isComposing || event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return withControl(event);
  if (event.code in MOVES) return { do: event.shiftKey ? "extend" : "move", by: MOVES[event.code] };
  if (event.code in EDGES) return { do: "edge", to: EDGES[event.code] };
  if (event.key === "Enter") return { do: "move", by: [event.shiftKey ? -1 : 1, 0] };
  if (event.key === "F2") return { do: "edit" };
  if (event.key === "Escape") return { do: "leave" };
  if (event.key === "Delete" || event.key === "Backspace") return { do: "clear" };
  if (event.key === "/") return { do: "adding", what: "part" };
  if (event.code === "Space") return { do: "adding", what: "work" };
  if (event.key === ".") return { do: "mark", value: "." };
  const found = value(event, scale);
  if (found && (!event.shiftKey || scale === "pass")) return { do: "mark", value: found };
  return event.code in ABSENCE_KEYS ? { do: "absence", code: ABSENCE_KEYS[event.code] } : null;
}
