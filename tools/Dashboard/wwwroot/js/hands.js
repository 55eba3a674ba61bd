// The simulated hands of the demo. The panel is not there when the server has none.

import { post } from "./session.js";
import { element } from "./tiles.js";

export class Hands {
  constructor(actions, cells) {
    this.panel = document.getElementById("hands");
    this.answer = document.getElementById("hand-answer");
    this.cell = document.getElementById("hand-cell");
    this.seconds = document.getElementById("hand-seconds");
    this.panel.hidden = false;
    this.setCells(cells);
    const holder = document.getElementById("hand-buttons");
    for (const action of actions) {
      const button = element("button", { type: "button", textContent: action.label, "data-hand": action.name });
      button.classList.toggle("wide", action.name === "acknowledge");
      button.addEventListener("click", () => this.act(action));
      holder.append(button);
    }
  }

  setCells(count) {
    if (this.cell.options.length !== count) {
      const chosen = this.cell.value;
      this.cell.replaceChildren(...Array.from({ length: count }, (_, i) => new Option(`Cell ${i + 1}`, i + 1)));
      this.cell.value = chosen || "1";
    }
  }

  async act(action) {
    try {
      const cell = Number(this.cell.value) || 1;
      const seconds = action.seconds > 0 ? Number(this.seconds.value) : 0;
      await post("/api/hands", { action: action.name, cell, seconds });
      this.say("good", `${action.label}${action.takesCell ? ` at cell ${cell}` : ""}${seconds ? ` for ${seconds} s` : ""}: done.`);
    } catch (error) {
      this.say("bad", error.message);
    }
  }

  say(level, text) {
    this.answer.dataset.level = level;
    this.answer.textContent = text;
  }
}
