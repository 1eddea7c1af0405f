// A draft in another language: what is typed into any of the forms is saved as one types.

import { Outbox } from "./outbox.js";

const SAVE = 1200;

const root = document.querySelector("[data-bilingual]");
const { address } = root.dataset;
const token = () => root.querySelector("[name=csrfmiddlewaretoken]").value;
const rowOf = (uid) => root.querySelector(`[data-row="${CSS.escape(uid)}"]`);
const formOf = (uid) => root.querySelector(`[data-translation="${CSS.escape(uid)}"]`);
const timers = new Map();

/** Forms in which something was typed that is not in the outbox yet. */
const typed = new Set();

function tell(now) {
  const state = root.querySelector("[data-state]");
  state.dataset.now = now;
  state.textContent = root.dataset[now] ?? "";
}

const outbox = new Outbox(address, { answer, tell, token });

const fieldsOf = (form) =>
  [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");

/** Whether the form still says what was sent. */
function saysStill(form, values) {
  return ["heading", "text"].every((name) => {
    const field = form.elements[name];
    return !field || field.value.replaceAll("\r\n", "\n") === values[name].replaceAll("\r\n", "\n");
  });
}

/** What was typed meanwhile goes on from what was saved now. */
function goOn(uid, seen) {
  outbox.waiting = outbox.waiting.map((fields) => {
    const isSame = Object.fromEntries(fields).clause === uid;
    return isSame ? fields.map(([name, value]) => [name, name === "seen" ? seen : value]) : fields;
  });
  outbox.keep();
}

async function answer(response, fields) {
  const values = Object.fromEntries(fields);
  const html = await response.text();
  const coming = new DOMParser().parseFromString(html, "text/html").querySelector("[data-part]");
  if (!coming) {
    tell("offline");
    return;
  }
  for (const name of ["[data-progress]", "[data-notes]"]) {
    root.querySelector(name).replaceWith(coming.querySelector(name));
  }
  const there = coming.querySelector("[data-row]");
  const here = rowOf(values.clause);
  if (there && here) take(here, there, values, response.ok);
  if (response.ok) tell(typed.size ? "typing" : "saved");
  else {
    tell("typing");
    root.querySelector("[data-notes] [role=alert], [data-clash] [role=alert]")?.focus();
  }
}

/** The row as the server has it; the form stays the element that it is, with what was typed. */
function take(here, there, values, went) {
  for (const name of ["[data-standing]", "[data-line]"]) {
    here.querySelector(name).replaceWith(there.querySelector(name));
  }
  const form = formOf(values.clause);
  const sent = there.querySelector("[data-translation]");
  here.className = there.className;
  if (!form) return;
  const clash = sent?.querySelector("[data-clash]");
  const isClash = Boolean(clash?.firstElementChild);
  form.querySelector("[data-clash]").replaceChildren(...(clash?.childNodes ?? []));
  form.toggleAttribute("data-waits", isClash);
  const { seen } = there.dataset;
  form.elements.seen.value = seen;
  if (went) goOn(values.clause, seen);
  if (went && saysStill(form, values)) here.querySelector(".since")?.remove();
}

function save(form) {
  clearTimeout(timers.get(form));
  typed.delete(form);
  form.removeAttribute("data-waits");
  return outbox.put(fieldsOf(form));
}

root.addEventListener("input", (event) => {
  const form = event.target.closest("[data-translation]");
  if (!form) return;
  typed.add(form);
  tell("typing");
  clearTimeout(timers.get(form));
  // Where somebody else's words are shown, only the person who sees them may replace them.
  if (!form.hasAttribute("data-waits")) timers.set(form, setTimeout(() => save(form), SAVE));
});

root.addEventListener("submit", (event) => {
  event.preventDefault();
  save(event.target);
});

root.addEventListener("keydown", (event) => {
  const form = event.target.closest("[data-translation]");
  if (!form || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  save(form);
  const fields = [...root.querySelectorAll("[data-translation] :is(input, textarea):not([type=hidden])")];
  fields[fields.indexOf(event.target) + 1]?.focus();
});

root.addEventListener("click", async (event) => {
  const to = event.target.closest("[data-open]");
  if (!to) return;
  event.preventDefault();
  const response = await fetch(to.href, { headers: { "X-Part": "rows" } }).catch(() => null);
  if (!response?.ok) {
    tell("offline");
    return;
  }
  const coming = new DOMParser().parseFromString(await response.text(), "text/html");
  const there = coming.querySelector("[data-row]");
  rowOf(to.dataset.open).replaceWith(there);
  there.querySelector("textarea, input:not([type=hidden])")?.focus();
});

addEventListener("pagehide", () => {
  for (const form of typed) {
    if (form.hasAttribute("data-waits")) continue;
    const body = new URLSearchParams(fieldsOf(form));
    body.set("csrfmiddlewaretoken", token());
    navigator.sendBeacon(address, body);
  }
});

// What waits for its writer's word is saved nowhere: the browser asks before it goes.
addEventListener("beforeunload", (event) => {
  if (root.querySelector("[data-waits]")) event.preventDefault();
});

for (const hidden of root.querySelectorAll("[data-script][hidden]")) hidden.hidden = false;
outbox.flush();
