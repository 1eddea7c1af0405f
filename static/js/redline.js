// From change to change: by button, and by n or j (next) and p or k (previous).
//
// The row of a change takes the focus, so that a screen reader reads it and Tab goes on from it.

// On a small screen the text comes first: the picker of editions is folded.
const picker = document.querySelector("[data-folds]");
if (picker && matchMedia("(max-width: 48rem)").matches) picker.open = false;

const changes = [...document.querySelectorAll("[data-change]")];
const steps = document.querySelector("[data-steps]");
const KEYS = { n: 1, j: 1, p: -1, k: -1 };
let at = -1;

function nearest(step) {
  // After scrolling or a jump to an address, go on from what is being looked at.
  const focused = changes.findIndex((row) => row.contains(document.activeElement));
  if (focused >= 0) return focused + step;
  if (at >= 0) return at + step;
  const below = changes.findIndex((row) => row.getBoundingClientRect().top > 0);
  return step > 0 ? below : (below < 0 ? changes.length : below) - 1;
}

function go(step) {
  const next = Math.max(0, Math.min(changes.length - 1, nearest(step)));
  changes[at]?.classList.remove("here");
  at = next;
  const row = changes[at];
  row.classList.add("here");
  row.setAttribute("tabindex", "-1");
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "center" });
  say();
}

function say() {
  const place = steps.querySelector("[data-place]");
  place.textContent = place.dataset.words
    .replace("{number}", String(at + 1))
    .replace("{total}", String(changes.length));
}

function typing(target) {
  return target.closest("input, select, textarea, [contenteditable]");
}

if (steps && changes.length) {
  steps.hidden = false;
  for (const button of steps.querySelectorAll("[data-go]")) {
    button.addEventListener("click", () => go(Number(button.dataset.go)));
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const step = KEYS[event.key.toLowerCase()];
    if (step) go(step);
  });
}
