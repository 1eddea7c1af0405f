// A clause is taken by its grip and put before or after another one.

export function startDragging({ rows, edit }) {
  let taken = null;
  let over = null;

  const clear = () => {
    over?.classList.remove("drop-before", "drop-after");
    over = null;
  };

  rows().addEventListener("pointerover", (event) => {
    const row = event.target.closest(".draft-row[data-uid]");
    if (!row || row.querySelector(":scope > .grip") || row.querySelector("form")) return;
    const grip = document.createElement("span");
    grip.className = "grip";
    grip.draggable = true;
    grip.setAttribute("aria-hidden", "true");
    grip.textContent = "⠿";
    row.append(grip);
  });

  rows().addEventListener("dragstart", (event) => {
    if (!event.target.closest?.(".grip")) return;
    taken = event.target.closest(".draft-row");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
  });

  rows().addEventListener("dragover", (event) => {
    const row = event.target.closest(".draft-row[data-uid]");
    if (!taken || !row || row === taken) return;
    event.preventDefault();
    const box = row.getBoundingClientRect();
    clear();
    over = row;
    row.classList.add(event.clientY < box.top + box.height / 2 ? "drop-before" : "drop-after");
  });

  rows().addEventListener("drop", (event) => {
    if (!taken || !over) return;
    event.preventDefault();
    const side = over.classList.contains("drop-before") ? "before" : "after";
    edit("move", { clause: taken.dataset.uid, target: over.dataset.uid, side });
    clear();
  });

  rows().addEventListener("dragend", () => {
    clear();
    taken = null;
  });
}
