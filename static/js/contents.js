// The table of contents: folded on a narrow screen, and marks the section being read.

const contents = document.querySelector(".contents");

if (contents) {
  if (window.matchMedia("(max-width: 60rem)").matches) {
    contents.querySelector("details").open = false;
  }
  const links = new Map(
    [...contents.querySelectorAll("a")].map((link) => [
      decodeURIComponent(link.hash.slice(1)),
      link,
    ]),
  );
  const places = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);

  const mark = () => {
    const passed = places.filter((place) => place.getBoundingClientRect().top < 140);
    const here = passed.at(-1) ?? places[0];
    for (const [id, link] of links) {
      if (here && id === here.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  let waiting = false;
  document.addEventListener(
    "scroll",
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
}

// A long row of editions is scrolled to the one that is shown.
const editions = document.querySelector(".editions");
const shown = editions?.querySelector(".shown");
if (shown) editions.scrollLeft = shown.offsetLeft - editions.offsetLeft - editions.clientWidth / 2;
