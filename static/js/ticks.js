// One box ticks all boxes of a form; without a script each is ticked by itself.

for (const form of document.querySelectorAll("[data-ticks]")) {
  const holder = form.querySelector("[data-tick-all]");
  const all = holder.querySelector("input");
  const boxes = () => [...form.querySelectorAll('input[name="link"]')];
  holder.hidden = false;
  all.addEventListener("change", () => {
    for (const box of boxes()) box.checked = all.checked;
  });
  form.addEventListener("change", () => {
    const ticked = boxes().filter((box) => box.checked).length;
    all.checked = ticked === boxes().length;
    all.indeterminate = ticked > 0 && !all.checked;
  });
}
