// What happened, newest first.

import { clock } from "./format.js";
import { element } from "./tiles.js";

const LINES = 200;

export class Log {
  constructor(holder) {
    this.holder = holder;
  }

  clear() {
    this.holder.replaceChildren();
  }

  add(utcMs, level, text) {
    const time = element("time", { textContent: clock(utcMs), dateTime: utcMs ? new Date(utcMs).toISOString() : "" });
    this.holder.prepend(element("li", { "data-level": level }, time, element("span", { textContent: text, "data-level": level })));
    while (this.holder.children.length > LINES) {
      this.holder.lastChild.remove();
    }
  }
}
