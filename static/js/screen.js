// The meeting's screen follows the chair: a tiny question again and again, the text when it changed.
//
// Viewers do not ask in step: each waits a little longer or shorter. A tab that nobody sees rests.

const screen = document.querySelector("[data-screen]");
const lost = document.querySelector("[data-lost]");
const EVERY = 600;
const PATIENCE = 8000;
let failures = 0;

function wait() {
  const slower = Math.min(failures * EVERY, PATIENCE);
  return EVERY * (0.85 + Math.random() * 0.3) + slower;
}

async function look() {
  if (document.hidden) return;
  const tag = `"${screen.dataset.stamp}"`;
  const state = await fetch(screen.dataset.state, { headers: { "If-None-Match": tag }, cache: "no-store" });
  if (state.status === 304) return;
  if (!state.ok) throw new Error(String(state.status));
  const { stamp } = await state.json();
  if (stamp === screen.dataset.stamp) return;
  const part = await fetch(screen.dataset.part, { cache: "no-store" });
  if (!part.ok) throw new Error(String(part.status));
  screen.innerHTML = await part.text();
  screen.dataset.stamp = stamp;
}

async function follow() {
  try {
    await look();
    failures = 0;
  } catch {
    failures += 1;
  }
  lost.hidden = failures < 3;
  setTimeout(follow, wait());
}

follow();
