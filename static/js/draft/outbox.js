// What is to be saved, in order, one at a time; nothing typed is lost on the way.
//
// What cannot be sent stays in the browser's own storage and goes out when the server answers
// again, also after the page was closed. Sent twice, a save does no harm: the server merges it with
// what it has, and finds nothing new.

const AGAIN = 4000;

/** The clause whose typed words the fields save, if they do nothing else. */
function typing(fields) {
  const values = Object.fromEntries(fields ?? []);
  return values.do === "save" && !values.choice ? values.clause : null;
}

export class Outbox {
  /**
   * `answer(response, fields)` gets every answer, `tell(state)` hears "saving", "offline", "gone".
   * `token()` gives the word without which no form is accepted.
   */
  constructor(address, { answer, tell, token }) {
    Object.assign(this, { address, answer, tell, token });
    this.key = `outbox:${address}`;
    this.waiting = JSON.parse(localStorage.getItem(this.key) ?? "[]");
    this.sending = null;
    addEventListener("online", () => this.flush());
  }

  get isEmpty() {
    return this.waiting.length === 0;
  }

  /** Put pairs of names and values in; resolves when they were answered, or could not be sent. */
  put(typed) {
    // A sign that is no text would have the whole of it refused.
    let fields = typed.map(([name, value]) => [name, String(value).replaceAll("\0", "")]);
    const last = this.waiting.at(-1);
    const isUnderWay = this.sending && this.waiting.length === 1;
    if (last && !isUnderWay && typing(last) && typing(last) === typing(fields)) {
      // Of what was typed into one clause meanwhile the last counts, on what was seen at first.
      const { seen } = Object.fromEntries(last);
      this.waiting.pop();
      fields = fields.map(([name, value]) => [name, name === "seen" ? seen : value]);
    }
    this.waiting.push(fields);
    this.keep();
    return this.flush();
  }

  flush() {
    this.sending ??= this.send().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  async send() {
    while (this.waiting.length) {
      this.tell("saving");
      const response = await this.post(this.waiting[0]);
      if (!response) return;
      const fields = this.waiting.shift();
      this.keep();
      await this.answer(response, fields);
    }
  }

  /** The server's answer; null where there is none yet, and it will be tried again. */
  async post(fields) {
    const body = new URLSearchParams(fields);
    const headers = { "X-Part": "rows", "X-CSRFToken": this.token() };
    let response = null;
    try {
      response = await fetch(this.address, { method: "POST", body, headers, redirect: "manual" });
    } catch {
      // No connection: the state says so.
    }
    const isStranger = response?.type === "opaqueredirect" || response?.status === 403;
    if (response && !isStranger && response.status < 500) return response;
    this.tell(isStranger ? "gone" : "offline");
    if (response?.status === 403) await this.renew();
    setTimeout(() => this.flush(), AGAIN);
    return null;
  }

  /** Take over the word of now: who logs in again, in another window, gets another one. */
  async renew() {
    const page = await fetch(this.address, { redirect: "manual" }).catch(() => null);
    const html = page?.ok ? await page.text() : "";
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const word = fresh.querySelector("main [name=csrfmiddlewaretoken]")?.value;
    for (const field of word ? document.querySelectorAll("[name=csrfmiddlewaretoken]") : []) {
      field.value = word;
    }
  }

  keep() {
    if (this.waiting.length) localStorage.setItem(this.key, JSON.stringify(this.waiting));
    else localStorage.removeItem(this.key);
  }
}
