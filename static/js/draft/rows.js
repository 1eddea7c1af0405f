// The rows of a draft's text, brought in step with what the server sent.
//
// A row that says the same stays the element that it is, so that neither the focus nor a caret is
// lost; of a row whose form is open only the words are exchanged.

const words = (row) => row.querySelector("[data-line]");

function same(before, after) {
  return words(before)?.isEqualNode(words(after)) && before.className === after.className;
}

function refresh(before, after, keepForm) {
  const forms = [before.querySelector("form"), after.querySelector("form")];
  if (forms[0] && forms[1] && keepForm) {
    if (!words(before).isEqualNode(words(after))) words(before).replaceWith(words(after));
    before.className = after.className;
    return before;
  }
  if (!forms[0] && !forms[1] && same(before, after)) return before;
  before.replaceWith(after);
  return after;
}

/** Bring the children of `here` in step with those of `there`; `keepForm` keeps an open form. */
export function reconcile(here, there, keepForm) {
  const known = new Map([...here.children].map((row) => [row.dataset.key, row]));
  let at = here.firstElementChild;
  for (const coming of [...there.children]) {
    const before = known.get(coming.dataset.key);
    known.delete(coming.dataset.key);
    if (before && before === at) at = at.nextElementSibling;
    else here.insertBefore(before ?? coming, at);
    if (before) refresh(before, coming, keepForm);
  }
  for (const gone of known.values()) gone.remove();
}
