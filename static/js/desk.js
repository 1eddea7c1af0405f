// The desk by keys, and decisions without a whole new page; without this it is plain forms.

const KEPT = ["who", "unfolded"];
const KEYS = { n: 1, j: 1, p: -1, k: -1 };
let last = Promise.resolve();
let waiting = "";

const desk = () => document.querySelector("[data-desk]");
const places = () => [...desk().querySelectorAll("[data-open]")];

function typing(target) {
  return target.closest("input, select, textarea, [contenteditable]");
}

function mark(item) {
  for (const one of desk().querySelectorAll(".here")) one.classList.remove("here");
  if (!item) return;
  const card = item.closest(".desk-card");
  if (card) card.open = true;
  item.classList.add("here");
  item.setAttribute("tabindex", "-1");
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "center" });
}

// What a folded clause has in it, from an address of its own; without an answer its link stays.
async function load(card) {
  const waiting = card.querySelector("[data-load]");
  if (!waiting || card.ariaBusy) return;
  card.ariaBusy = "true";
  try {
    const answer = await fetch(waiting.querySelector("a").href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [said, ...all] = page.querySelector(".desk-card")?.children ?? [];
    if (!said || !waiting.isConnected) return;
    card.querySelector("summary").replaceChildren(...said.childNodes);
    waiting.replaceWith(...all);
  } finally {
    card.ariaBusy = null;
  }
}

// To something open; a clause that is folded opens first, and one comes from above or from below.
async function reach(place, step) {
  const card = place?.closest(".desk-card");
  if (!place?.matches("[data-load]")) return mark(place);
  await load(card);
  mark([...card.querySelectorAll("[data-open]")].at(step > 0 ? 0 : -1) ?? card);
}

function go(step) {
  const open = places();
  if (!open.length) return;
  const here = desk().querySelector(".here");
  const at = here ? open.indexOf(here) : -1;
  let next = at + step;
  if (at < 0) {
    const below = open.findIndex((one) => one.closest(".desk-row").getBoundingClientRect().bottom > 0);
    next = step > 0 ? Math.max(below, 0) : below - 1;
  }
  reach(open[Math.max(0, Math.min(open.length - 1, next))], step);
}

function current() {
  const here = desk().querySelector(".here") ?? document.activeElement.closest(".desk-item");
  return here && desk().contains(here) ? here : null;
}

function press(key) {
  if (key === "z") return desk().querySelector("[data-undo]");
  if (key === "a") return desk().querySelector("[data-who]");
  const here = current();
  if (!here) return null;
  const within = key === "s" ? here.closest(".desk-row") : here;
  return within.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

// One save after the other: who decides faster than the server answers loses no decision, and who
// clicks twice decides once.
function send(form, button) {
  const fields = new FormData(form, button);
  const said = `${form.action} ${new URLSearchParams(fields)}`;
  if (said === waiting) return;
  waiting = said;
  last = last.then(() => post(form.action, fields)).then(() => {
    if (waiting === said) waiting = "";
  });
}

async function post(address, fields) {
  const here = current();
  const number = places().indexOf(here);
  fields.set("since", desk().dataset.shown);
  const asked = new URLSearchParams(location.search);
  for (const key of KEPT) if (asked.has(key)) fields.set(key, asked.get(key));
  try {
    const answer = await fetch(address, { method: "POST", body: fields });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const changed = [...page.querySelectorAll("[data-changed] .desk-row")].map((one) => one.id);
    const unfolded = [...desk().querySelectorAll(".desk-card[open]")].map((one) => one.closest(".desk-row").id);
    if (!set(page)) return location.assign(answer.url);
    begin();
    await Promise.all(unfolded.map(reopen));
    if (tell(fields.get("place"))) return;
    if (address.endsWith("/take-back")) return show(changed);
    const moved = current() && current() !== here;
    if (number >= 0 && !moved) await reach(places()[Math.min(number, places().length - 1)], 1);
  } catch {
    location.reload();
  }
}

// What changed alone, so that what is being typed elsewhere stays; or all of the desk.
function set(page) {
  const changed = page.querySelector("[data-changed]");
  const whole = page.querySelector("[data-desk]");
  if (!changed && (!whole || page.querySelector("form[action*='adoption']"))) return false;
  const said = page.querySelector("[role=status] .message")?.parentElement;
  const [x, y] = [scrollX, scrollY];
  for (const former of desk().querySelectorAll("[role=alert], .desk-row > .message")) former.remove();
  if (changed) patch(changed);
  else desk().replaceWith(whole);
  document.querySelector("[data-said]")?.remove();
  if (said) {
    said.dataset.said = "";
    desk().before(said);
  }
  scrollTo(x, y);
  return true;
}

// What was refused is told at the clause where it was asked, not above a text that is pages long.
function tell(place) {
  const refusal = desk().querySelector("[role=alert]") ?? document.querySelector("[data-said] .error");
  const row = place && document.getElementById(place);
  if (row && refusal) row.prepend(refusal);
  refusal?.scrollIntoView({ block: "center" });
  return Boolean(refusal);
}

// What is undone may be far from where one is: then the first of it comes into view.
function show(rows) {
  const undone = rows.map((row) => document.getElementById(row)).filter((row) => row?.querySelector(".desk-item"));
  const seen = ({ top, bottom }) => bottom > 0 && top < innerHeight;
  if (undone.some((row) => seen(row.getBoundingClientRect()))) return;
  undone[0]?.scrollIntoView({ block: "center" });
}

function patch(changed) {
  for (const row of changed.querySelectorAll(".desk-row")) {
    const before = document.getElementById(row.id);
    const card = row.querySelector(".desk-card");
    if (card && !row.matches(".pointed")) card.open = before.querySelector(".desk-card")?.open ?? card.open;
    before.replaceWith(row);
  }
  for (const gone of changed.querySelectorAll("[data-gone]")) document.getElementById(gone.dataset.gone)?.remove();
  for (const part of [".desk-count", ".desk-acts"]) desk().querySelector(part).replaceWith(changed.querySelector(part));
  for (const seen of desk().querySelectorAll("input[name=seen]")) seen.value = changed.dataset.save;
  desk().dataset.shown = changed.dataset.shown;
}

// A clause that was open stays so, whatever is decided.
function reopen(row) {
  const card = document.getElementById(row)?.querySelector(".desk-card");
  if (!card) return;
  card.open = true;
  return load(card);
}

function begin() {
  for (const one of desk().querySelectorAll("[data-script]")) one.hidden = false;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || !desk()?.contains(form)) return;
  if (form.action.endsWith("/freeze")) return;
  event.preventDefault();
  send(form, event.submitter);
});

document.addEventListener("toggle", (event) => {
  if (event.target.matches(".desk-card[open]")) load(event.target);
}, true);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const key = event.key.toLowerCase();
  if (KEYS[key]) return go(KEYS[key]);
  const button = press(key);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

begin();
