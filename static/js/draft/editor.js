// The editor of a proposal. Every edit is one of the page's own forms; the script sends them as one
// goes along, shows the redline while one types, and answers to keys.

import { startDragging } from "./dragging.js";
import { Outbox } from "./outbox.js";
import { startPasting } from "./pasting.js";
import { startPresence } from "./presence.js";
import { reconcile } from "./rows.js";
import { Steps } from "./undo.js";

const PREVIEW = 60;
const SAVE = 1200;

const root = document.querySelector("[data-editor]");
const { address } = root.dataset;
const token = () => root.querySelector("[name=csrfmiddlewaretoken]").value;
const part = () => root.querySelector("[data-part]");
const rows = () => root.querySelector("[data-rows]");
const form = () => rows().querySelector("[data-clause-form]");
const rowOf = (uid) => rows().querySelector(`.draft-row[data-uid="${CSS.escape(uid)}"]`);
const timers = {};
let typed = false;
let kind = "";

function tell(now) {
  const state = root.querySelector("[data-state]");
  state.dataset.now = now;
  state.textContent = root.dataset[now] ?? "";
}

const steps = new Steps(address, {
  undo: root.querySelector("[data-undo]"),
  redo: root.querySelector("[data-redo]"),
});
const outbox = new Outbox(address, { answer, tell, token });

/** What the server sent: its rows, its notes, how often was saved, and the way back. */
function take(html, { keepForm = false, focus = false } = {}) {
  const coming = new DOMParser().parseFromString(html, "text/html").querySelector("[data-part]");
  if (!coming) return;
  const open = coming.dataset.open;
  const keeps = keepForm && form()?.dataset.clauseForm === open;
  reconcile(rows(), coming.querySelector("[data-rows]"), keeps);
  root.querySelector("[data-notes]").replaceWith(coming.querySelector("[data-notes]"));
  for (const name of ["saves", "open"]) part().dataset[name] = coming.dataset[name];
  if (keeps && !typed) form().elements.seen.value = coming.dataset.saves;
  reveal(rows());
  if (focus && form()) focusForm();
}

async function answer(response, fields) {
  const values = Object.fromEntries(fields);
  const html = await response.text();
  const went = response.ok;
  const coming = new DOMParser().parseFromString(html, "text/html").querySelector("[data-part]");
  if (!coming) {
    tell("offline");
    return;
  }
  const typing = values.do === "save" && went && values.clause === form()?.dataset.clauseForm;
  if (typing && sameWords(values)) typed = false;
  if (went) steps.note(coming.dataset.undo, values.step ?? "");
  take(html, { keepForm: typing || (went && typed), focus: !typing });
  if (went) tell(typed ? "typing" : "saved");
  else {
    tell("typing");
    root.querySelector("[data-notes] [role=alert]")?.focus();
  }
  if ("others" in coming.dataset) tell("merged");
}

/** Whether the fields of the open form are still what was sent. */
function sameWords(values) {
  return ["label", "heading", "text"].every((name) => {
    const field = form()?.elements[name];
    return !field || field.value === values[name];
  });
}

function fieldsOf(shown, more) {
  const fields = [...new FormData(shown)].filter(([name]) => name !== "csrfmiddlewaretoken");
  const given = Object.entries(more);
  const names = new Set(given.map(([name]) => name));
  return [...fields.filter(([name]) => !names.has(name)), ...given];
}

/** Send an edit of the open form, or of a clause; what was typed goes along. */
function edit(act, more = {}) {
  clearTimeout(timers.save);
  clearTimeout(timers.preview);
  const shown = form();
  const fields = { do: act, added: crypto.randomUUID(), ...more };
  if (shown && (!more.clause || more.clause === shown.dataset.clauseForm)) {
    const text = shown.elements.text;
    if (text) fields.offset = String(text.selectionStart);
    typed = false;
    const sent = outbox.put(fieldsOf(shown, fields));
    if (act !== "save") holdStill(shown, sent);
    return sent;
  }
  return outbox.put(Object.entries({ seen: part().dataset.saves, ...fields }));
}

/** While another form is on its way, what is typed must not end up in this one. */
function holdStill(shown, sent) {
  shown.inert = true;
  sent.finally(() => {
    shown.inert = false;
  });
}

function save() {
  return typed ? edit("save") : outbox.flush();
}

async function open(uid) {
  if (form()?.dataset.clauseForm === uid) return;
  await save();
  const response = await fetch(`${address}?clause=${encodeURIComponent(uid)}`, {
    headers: { "X-Part": "rows" },
  }).catch(() => null);
  if (!response?.ok) {
    tell("offline");
    return;
  }
  typed = false;
  take(await response.text(), { focus: true });
  sayWhere();
}

async function close() {
  const uid = form()?.dataset.clauseForm;
  if (!uid) return;
  await save();
  const response = await fetch(address, { headers: { "X-Part": "rows" } }).catch(() => null);
  if (response?.ok) take(await response.text());
  rowOf(uid)?.focus();
}

function focusForm() {
  const field = form().elements.text ?? form().elements.heading ?? form().elements.label;
  field.focus();
  field.setSelectionRange?.(field.value.length, field.value.length);
  form().closest(".draft-row").scrollIntoView({ block: "nearest" });
}

async function preview() {
  const shown = form();
  if (!shown) return;
  const response = await fetch(`${address}preview`, {
    method: "POST",
    body: new URLSearchParams(fieldsOf(shown, {})),
    headers: { "X-CSRFToken": token() },
  }).catch(() => null);
  if (!response?.ok || shown !== form()) return;
  const line = shown.closest(".draft-row").querySelector("[data-line]");
  const coming = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!line.querySelector("table")) line.replaceChildren(...coming.body.childNodes);
}

function step(which) {
  const operations = steps.take(which);
  if (operations) outbox.put(Object.entries({
    do: "play", step: which, operations, seen: part().dataset.saves, clause: form()?.dataset.clauseForm ?? "",
  }));
}

/** What only a script can do is shown now that there is one. */
function reveal(within) {
  for (const hidden of within.querySelectorAll("[data-script][hidden]")) hidden.hidden = false;
}

root.addEventListener("input", (event) => {
  if (!event.target.closest("[data-clause-form] .clause-fields")) return;
  typed = true;
  tell("typing");
  clearTimeout(timers.preview);
  clearTimeout(timers.save);
  timers.preview = setTimeout(preview, PREVIEW);
  timers.save = setTimeout(save, SAVE);
});

root.addEventListener("submit", (event) => {
  event.preventDefault();
  const shown = event.target;
  const button = event.submitter;
  const act = button?.name ? { [button.name]: button.value } : {};
  if (shown.matches("[data-clause-form]")) edit(act.do ?? "save");
  else outbox.put(fieldsOf(shown, act));
});

root.addEventListener("click", (event) => {
  const to = event.target.closest("[data-open-clause]");
  if (to) {
    event.preventDefault();
    open(to.dataset.openClause);
  } else if (event.target.closest("[data-close]")) {
    event.preventDefault();
    close();
  } else if (event.target.closest("[data-line]") && getSelection().isCollapsed) {
    const row = event.target.closest(".draft-row[data-uid]");
    if (row && !event.target.closest("a, button, table")) open(row.dataset.uid);
  }
});

const EDITS = {
  ArrowUp: (event) => !event.shiftKey && "up",
  ArrowDown: (event) => !event.shiftKey && "down",
  ArrowRight: (event) => event.shiftKey && (isRightToLeft() ? "outdent" : "indent"),
  ArrowLeft: (event) => event.shiftKey && (isRightToLeft() ? "indent" : "outdent"),
  Enter: (event) => (event.shiftKey ? "add-before" : "add-after"),
  Delete: () => "delete",
};
const isRightToLeft = () => rows().dir === "rtl";

function neighbour(row, forward) {
  const all = [...rows().querySelectorAll(".draft-row[data-uid]")];
  return all[all.indexOf(row) + (forward ? 1 : -1)];
}

root.addEventListener("keydown", (event) => {
  const row = event.target.closest(".draft-row[data-uid]");
  const inForm = event.target.closest("[data-clause-form]");
  const act = event.altKey && row && EDITS[event.key]?.(event);
  if (act) {
    event.preventDefault();
    edit(act, { clause: row.dataset.uid });
  } else if (event.ctrlKey && event.key === "Enter" && inForm) {
    event.preventDefault();
    edit("split");
  } else if (event.key === "Escape" && inForm) {
    event.preventDefault();
    close();
  } else if (row && event.target === row && !event.altKey && !event.ctrlKey) {
    const forward = event.key === "ArrowDown";
    if (event.key === "Enter") open(row.dataset.uid);
    else if (forward || event.key === "ArrowUp") neighbour(row, forward)?.focus();
    else return;
    event.preventDefault();
  }
});

document.addEventListener("keydown", (event) => {
  const field = event.target.closest("input, textarea, select");
  if (field || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
  event.preventDefault();
  step(event.shiftKey ? "redo" : "undo");
});

root.querySelector("[data-undo]").addEventListener("click", () => save().then(() => step("undo")));
root.querySelector("[data-redo]").addEventListener("click", () => step("redo"));

addEventListener("pagehide", () => {
  if (!typed || !form()) return;
  const body = new URLSearchParams(fieldsOf(form(), { do: "save", csrfmiddlewaretoken: token() }));
  navigator.sendBeacon(address, body);
});

async function refresh() {
  if (outbox.sending) return;
  const open = form()?.dataset.clauseForm ?? "";
  const response = await fetch(`${address}?clause=${encodeURIComponent(open)}`, {
    headers: { "X-Part": "rows" },
  }).catch(() => null);
  if (response?.ok && !outbox.sending) take(await response.text(), { keepForm: true });
}

reveal(root);
rows().querySelector(".draft-row[data-uid]")?.setAttribute("tabindex", "0");
startDragging({ rows, edit });
startPasting({ root, address, token, edit, save });
const sayWhere = startPresence({ root, address, token, part, form, refresh, rowOf });
if (form()) focusForm();
outbox.flush();
