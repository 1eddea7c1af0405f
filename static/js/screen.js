// The meeting's screen follows the chair: one question again and again, answered by the text if it changed.
//
// Viewers do not ask in step: each waits a little longer or shorter. A tab that nobody sees rests.

const screen = document.querySelector("[data-screen]");
const lost = document.querySelector("[data-lost]");
const EVERY = 700;
const PATIENCE = 8000;
let failures = 0;

function wait() {
  const slower = Math.min(failures * EVERY, PATIENCE);
  return EVERY * (0.85 + Math.random() * 0.3) + slower;
}

async function look() {
  if (document.hidden) return;
  const tag = `"${screen.dataset.stamp}"`;
  const part = await fetch(screen.dataset.part, { headers: { "If-None-Match": tag }, cache: "no-store" });
  if (part.status === 304) return;
  if (!part.ok) throw new Error(String(part.status));
  screen.innerHTML = await part.text();
  screen.dataset.stamp = part.headers.get("ETag").replace(/^W\/|"/g, "");
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
