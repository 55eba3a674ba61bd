// What a remote person may ask of a rig, and the rig's answer.

import { ackText } from "./messages.js";
import { post } from "./session.js";

const ALLOWED = { start: ["idle"], pause: ["running"], resume: ["paused"], stop: ["arming", "running", "paused"] };

export class Controls {
  constructor(buttons, answer, rig) {
    this.buttons = [...buttons.querySelectorAll("button")];
    this.answer = answer;
    this.rig = rig;
    this.waiting = false;
    for (const button of this.buttons) {
      button.addEventListener("click", () => this.send(button.dataset.command));
    }
  }

  async send(command) {
    this.waiting = true;
    this.update();
    this.say("", `Sent "${command}", waiting for the rig …`);
    try {
      const answer = await post(`/api/rigs/${encodeURIComponent(this.rig.rigId)}/command`, { command });
      this.say(answer.done ? "good" : "bad", `${answer.error ?? ackText(answer.reply)} (${answer.milliseconds} ms)`);
    } catch (error) {
      this.say("bad", error.message);
    }
    this.waiting = false;
    this.update();
  }

  say(level, text) {
    this.answer.dataset.level = level;
    this.answer.textContent = text;
  }

  /** A button that the rig would refuse is off; the rig still judges each request itself. */
  update() {
    for (const button of this.buttons) {
      button.disabled = this.waiting || !this.rig.isHeard || !ALLOWED[button.dataset.command].includes(this.rig.mode);
    }
  }
}
