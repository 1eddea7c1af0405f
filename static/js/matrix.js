// The matrix by keys: arrows from cell to cell, j and k from clause to clause; on a telephone one
// clause at a time. Without this it is a table that scrolls, or clauses below each other.

const table = document.querySelector("[data-matrix]");
const steps = document.querySelector("[data-steps]");
const said = steps?.querySelector("[data-place]");
const phone = matchMedia("(max-width: 48rem)");
let rows = [];
const heads = table ? [...table.tHead.rows[0].cells] : [];
const rest = document.querySelector("[data-rest]");
const into = table?.tBodies[0] ?? document.querySelector("[data-wordings]");
let at = -1;
let went = false;

const wanted = () => decodeURIComponent(location.hash.slice(1));
const words = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

function say(row, column) {
  const values = { row: at + 1, rows: rows.length, name: row.dataset.name, author: heads[column]?.dataset.author };
  said.textContent = words(column ? said.dataset.cell : said.dataset.words, values);
}

function stand(row) {
  rows[at]?.classList.remove("here");
  at = rows.indexOf(row);
  row.classList.add("here");
  table.querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
}

function enter(row, column) {
  went = true;
  stand(row);
  const cell = row.cells[Math.min(column, row.cells.length - 1)];
  cell.setAttribute("tabindex", "0");
  cell.focus({ preventScroll: true });
  say(row, cell.cellIndex);
  reveal(cell);
}

// What is focused stands beside the heads that stay in sight, not under them.
function reveal(cell) {
  if (phone.matches) return scrollTo(0, scrollY + cell.closest("tr").getBoundingClientRect().top - steps.offsetHeight - 8);
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function nearest(step) {
  if (at >= 0) return at + step;
  const below = rows.findIndex((row) => row.getBoundingClientRect().bottom > 120);
  return step > 0 ? Math.max(below, 0) : below - 1;
}

function go(step) {
  const next = Math.max(0, Math.min(rows.length - 1, nearest(step)));
  const column = document.activeElement.closest("[data-matrix] :is(th, td)")?.cellIndex ?? 0;
  enter(rows[next], column);
}

const MOVES = {
  ArrowDown: (row, column) => [row + 1, column],
  ArrowUp: (row, column) => [row - 1, column],
  Home: (row) => [row, 0],
  End: (row) => [row, heads.length - 1],
  PageDown: (row, column) => [row + 5, column],
  PageUp: (row, column) => [row - 5, column],
};

function move(event, cell) {
  const forward = getComputedStyle(table).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const sideways = { ArrowLeft: -1, ArrowRight: -1, [forward]: 1 }[event.key];
  const row = rows.indexOf(cell.parentElement);
  let place = sideways ? [row, cell.cellIndex + sideways] : MOVES[event.key]?.(row, cell.cellIndex);
  if (!place) return;
  event.preventDefault();
  if (event.ctrlKey) place = { Home: [0, 0], End: [rows.length - 1, heads.length - 1] }[event.key] ?? place;
  const [down, across] = place;
  enter(rows[Math.max(0, Math.min(rows.length - 1, down))], Math.max(0, Math.min(heads.length - 1, across)));
}

function settle() {
  table.toggleAttribute("data-single", phone.matches);
  if (phone.matches && at < 0) {
    at = 0;
    rows[0].classList.add("here");
    say(rows[0], 0);
  }
}

// The rows of the table as far as they are here; who went nowhere yet is led to the one that the address asks for.
function take() {
  rows = [...table.tBodies[0].rows].filter((row) => row.id);
  for (const row of rows) for (const cell of row.cells) if (!cell.hasAttribute("tabindex")) cell.setAttribute("tabindex", "-1");
  const asked = rows.find((row) => row.id === wanted());
  if (!asked || went || asked === rows[at]) return false;
  stand(asked);
  asked.cells[0].setAttribute("tabindex", "0");
  return true;
}

// Of a big table the first clauses came with the page. Where by now the others are not those that follow, the link to all stays.
async function fetchRest() {
  const address = new URL(location.href);
  address.hash = "";
  address.searchParams.set("rows", "rest");
  address.searchParams.set("of", rest.dataset.rest);
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return;
  const before = into.childElementCount;
  into.insertAdjacentHTML("beforeend", await answer.text());
  rest.remove();
  const asked = [...into.children].slice(before).find((one) => one.id && one.id === wanted());
  if (asked && !went) asked.scrollIntoView();
  if (table) take();
  if (at >= 0) say(rows[at], 0);
}

const picker = document.querySelector("[data-folds]");
if (picker && phone.matches) picker.open = false;

if (table?.querySelector("tbody > tr[id]")) {
  steps.hidden = false;
  table.setAttribute("role", "grid");
  if (!take()) rows[0].cells[0].setAttribute("tabindex", "0");
  for (const button of steps.querySelectorAll("[data-go]")) button.addEventListener("click", () => go(Number(button.dataset.go)));
  table.addEventListener("click", (event) => {
    const cell = event.target.closest(":is(th, td)");
    if (cell && rows.includes(cell.parentElement) && !event.target.closest("a, summary")) enter(cell.parentElement, cell.cellIndex);
  });
  document.addEventListener("keydown", (event) => {
    if (event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const cell = event.target.closest("[data-matrix] tbody :is(th, td)");
    if (cell && rows.includes(cell.parentElement) && event.target === cell) move(event, cell);
    if (event.ctrlKey || event.defaultPrevented) return;
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    if (step) go(step);
  });
  phone.addEventListener("change", settle);
  settle();
}
if (rest) fetchRest();
