// Who else is here, and at which clause; what they save comes in by itself.

const EVERY = 3000;

/** Returns what says at once where one is. */
export function startPresence({ root, address, token, part, form, refresh, rowOf }) {
  async function say() {
    if (document.hidden) return;
    const response = await fetch(`${address}presence`, {
      method: "POST",
      body: new URLSearchParams({ clause: form()?.dataset.clauseForm ?? "" }),
      headers: { "X-CSRFToken": token() },
      redirect: "manual",
    }).catch(() => null);
    if (!response?.ok) return;
    const coming = new DOMParser().parseFromString(await response.text(), "text/html");
    const people = coming.querySelector(".people");
    root.querySelector("[data-people]").replaceChildren(people);
    mark(people);
    if (people.dataset.saves !== part().dataset.saves) refresh();
  }

  function mark(people) {
    for (const row of root.querySelectorAll(".somebody")) row.classList.remove("somebody");
    for (const person of people.querySelectorAll("[data-at]")) {
      if (person.dataset.at) rowOf(person.dataset.at)?.classList.add("somebody");
    }
  }

  setInterval(say, EVERY);
  say();
  return say;
}
