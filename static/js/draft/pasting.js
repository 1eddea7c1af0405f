// What is pasted from Word keeps its words and their emphasis; further paragraphs become clauses.

export function startPasting({ root, address, token, edit, save }) {
  root.addEventListener("paste", async (event) => {
    const field = event.target.closest("[data-clause-form] textarea[name=text]");
    const pasted = field && event.clipboardData?.getData("text/html");
    if (!pasted) return;
    event.preventDefault();
    const plain = event.clipboardData.getData("text/plain");
    const response = await fetch(`${address}paste`, {
      method: "POST",
      body: new URLSearchParams({ pasted }),
      headers: { "X-CSRFToken": token() },
    }).catch(() => null);
    const paragraphs = response?.ok ? (await response.json()).paragraphs : [plain];
    const [first = "", ...others] = paragraphs;
    field.setRangeText(first, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    if (others.length) await save();
    for (const new_text of others) await edit("add-after", { new_text, kind: "" });
  });
}
