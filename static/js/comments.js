// Whoever can be named in a comment is put into it by a click; without this one types the name.

const text = document.querySelector("#writing textarea");

function put(words) {
  const { selectionStart: from, selectionEnd: to, value } = text;
  const apart = from && !/\s$/.test(value.slice(0, from)) ? " " : "";
  text.setRangeText(`${apart}${words} `, from, to, "end");
  text.focus();
}

if (text) {
  for (const name of document.querySelectorAll("#writing [data-name]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name.textContent;
    button.addEventListener("click", () => put(name.textContent));
    name.replaceChildren(button);
  }
  if (location.hash === "#writing") text.focus({ preventScroll: true });
}
