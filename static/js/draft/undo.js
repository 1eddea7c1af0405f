// Undo and redo across the whole session: each save tells what leads back from it.

export class Steps {
  constructor(address, buttons) {
    this.key = `undo:${address}`;
    this.buttons = buttons;
    const kept = JSON.parse(sessionStorage.getItem(this.key) ?? "{}");
    this.back = kept.back ?? [];
    this.forth = kept.forth ?? [];
    this.show();
  }

  /** A save was answered: `way` leads back from it, `kind` is what it was: "", "undo", "redo". */
  note(way, kind) {
    if (!way) return;
    if (kind === "undo") this.forth.push(way);
    else this.back.push(way);
    if (!kind) this.forth = [];
    this.keep();
  }

  /** What is to be played to go a step back, or forth again; undefined without one. */
  take(kind) {
    const way = (kind === "undo" ? this.back : this.forth).pop();
    this.keep();
    return way;
  }

  keep() {
    sessionStorage.setItem(this.key, JSON.stringify({ back: this.back, forth: this.forth }));
    this.show();
  }

  show() {
    this.buttons.undo.disabled = this.back.length === 0;
    this.buttons.redo.disabled = this.forth.length === 0;
  }
}
