// The page of one rig. Messages come as server-sent events; after a break the page starts from the rig's whole state.

import { Controls } from "./controls.js";
import { duration, fixed, sentence, words } from "./format.js";
import { Hands } from "./hands.js";
import { Log } from "./log.js";
import { endText, faultText, logLine } from "./messages.js";
import { Plots } from "./plots.js";
import { Rig } from "./rig.js";
import { openSession } from "./session.js";
import { Store } from "./store.js";
import { CellTiles, element, StackTiles } from "./tiles.js";
import { TripBanner } from "./trip.js";

const REDRAW_MS = 250;
const SILENT_MS = 2500;

class Page {
  constructor(session, rigId) {
    this.rig = new Rig(rigId);
    this.store = new Store(rigId);
    this.cells = new CellTiles(document.getElementById("cells"));
    this.stack = new StackTiles(document.getElementById("stack"));
    this.plots = new Plots(document.getElementById("plots"), document.getElementById("windows"), this.store, this.rig);
    this.controls = new Controls(document.getElementById("commands"), document.getElementById("command-answer"), this.rig);
    this.trip = new TripBanner(this.rig);
    this.log = new Log(document.getElementById("log"));
    this.hands = session.hands ? new Hands(session.hands, 1) : null;
    this.lastStepEnd = "";
    this.lastMessageAt = 0;
    document.getElementById("rig-id").textContent = `Rig ${rigId}`;
    document.title = `Rig ${rigId}`;
  }

  listen() {
    const stream = new EventSource(`/api/rigs/${encodeURIComponent(this.rig.rigId)}/stream`);
    const on = (name, act) => stream.addEventListener(name, event => {
      this.lastMessageAt = performance.now();
      act(JSON.parse(event.data));
    });
    on("everything", message => this.startOver(message));
    on("records", message => this.takeRecords(message));
    on("topic", message => this.takeTopic(message));
    on("log", entry => this.takeLog(entry));
    on("blackBox", box => {
      this.rig.topics.blackBox = box.records;
      this.trip.update();
    });
    on("link", link => this.rig.setLink(link));
    setInterval(() => this.redraw(), REDRAW_MS);
  }

  startOver(message) {
    this.rig.setEverything(message);
    this.rig.topics.blackBox = message.blackBoxRecords;
    this.log.clear();
    message.log.forEach(entry => this.takeLog(entry));
    this.trip.forget();
    this.trip.update();
    this.plots.reload();
  }

  takeRecords(message) {
    this.rig.setRecords(message);
    this.trip.update();
    if (!this.store.append(message.utcMs, message.rows)) {
      this.plots.reload();
    }
  }

  takeTopic({ topic, body }) {
    this.rig.topics[topic] = body;
    if (topic === "trip") {
      this.rig.topics.blackBox = 0;
      this.trip.forget();
    }
    this.trip.update();
  }

  takeLog({ topic, body }) {
    const line = logLine(topic, body);
    if (body.kind === "stepEnded") {
      this.lastStepEnd = `Step ${body.step}: ${endText(body)}`;
    }
    if (line) {
      this.log.add(body.utcMs, line[0], line[1]);
    }
  }

  redraw() {
    this.rig.pageUp = performance.now() - this.lastMessageAt < SILENT_MS;
    this.showLinks();
    this.showMode();
    this.cells.update(this.rig);
    this.stack.update(this.rig);
    this.controls.update();
    this.hands?.setCells(this.rig.cellCount);
    this.showProgram();
    this.showFaults();
    if (this.store.isLive) {
      this.plots.draw();
    } else if (performance.now() - this.store.fetchedAt > this.store.refreshMs) {
      this.plots.reload();
    }
  }

  showLinks() {
    const { rig } = this;
    const up = rig.pageUp;
    setLink("link-page", up ? "good" : "bad", up ? "connected" : "lost");
    setLink("link-broker", !up ? "wait" : rig.link.brokerUp ? "good" : "bad", !up ? "unknown" : rig.link.brokerUp ? "connected" : "down");
    const known = up && rig.link.brokerUp;
    setLink("link-rig", !known ? "wait" : rig.isLost ? "bad" : "good", !known ? "unknown" : rig.isLost ? "lost" : "connected");
    setLink("link-age", rig.isStale ? "bad" : "good", rig.ageMs < 0 ? "no data" : duration(rig.ageMs));
    setNotice(this.noticeText());
  }

  noticeText() {
    const { rig } = this;
    if (!rig.pageUp) {
      return this.lastMessageAt === 0 ? "" : "The page has lost its server. What you see is old. The rig runs on by itself and keeps its records.";
    }
    if (!rig.link.brokerUp) {
      return "The broker is down. What you see is old. The rig runs on by itself, still protected, and keeps its records until the broker is back.";
    }
    if (rig.isLost) {
      return "The broker has lost the rig. What you see is old. If the rig has power it runs on by itself and keeps its records.";
    }
    return rig.row !== null && rig.isStale ? "No data comes from the rig. What you see is old." : "";
  }

  showMode() {
    const root = document.getElementById("mode");
    const { rig } = this;
    if (root.dataset.mode !== rig.mode) {
      root.dataset.mode = rig.mode;
      document.getElementById("mode-word").textContent = rig.mode === "unknown" ? "Waiting" : sentence(words(rig.mode));
      document.title = `${sentence(words(rig.mode))} · Rig ${rig.rigId}`;
    }
    root.dataset.stale = rig.isStale && rig.row !== null;
    const step = rig.row?.step ?? -1;
    const cycle = rig.row?.cycle ?? 0;
    document.getElementById("mode-more").textContent = step < 0 ? "" : `Step ${step + 1}${cycle ? ` · cycle ${cycle}` : ""}`;
  }

  showProgram() {
    const { row } = this.rig;
    const hasStep = row !== null && row.step >= 0;
    const { program } = this.rig.topics;
    setFacts("program", [
      ["Name", program?.name ?? "–"],
      ["Step", hasStep ? `${row.step + 1}${program ? ` of ${program.stepNames.length}: ${program.stepNames[row.step]}` : ""}` : "none"],
      ["Cycle", hasStep && row.cycle ? String(row.cycle) : "–"],
      ["Charge of the step", hasStep ? `${fixed(row.stepChargeNanoampereSeconds / 3.6e9, 5)} mAh` : "–"],
      ["Last end", this.lastStepEnd || "–"],
    ]);
  }

  showFaults() {
    const holder = document.getElementById("faults");
    const text = JSON.stringify(this.rig.faults);
    if (holder.dataset.shown === text) {
      return;
    }
    holder.dataset.shown = text;
    const items = this.rig.faults.map(fault => element("li", { "data-level": fault.severity === "trip" ? "bad" : "warn" },
      `${faultText(fault)}`, element("span", { className: "hint", textContent: fault.hint ?? "" })));
    holder.replaceChildren(...items.length ? items : [element("li", { className: "quiet", textContent: "None is active." })]);
  }
}

function setLink(id, level, text) {
  const root = document.getElementById(id);
  root.dataset.level = level;
  const value = root.querySelector("dd");
  if (value.textContent !== text) {
    value.textContent = text;
  }
}

function setNotice(text) {
  const notice = document.getElementById("notice");
  if (notice.textContent !== text) {
    notice.textContent = text;
    notice.hidden = text === "";
  }
}

function setFacts(id, facts) {
  const holder = document.getElementById(id);
  facts.forEach(([name, value], i) => {
    if (!holder.children[2 * i]) {
      holder.append(element("dt", { textContent: name }), element("dd"));
    }
    const cell = holder.children[2 * i + 1];
    if (cell.textContent !== value) {
      cell.textContent = value;
    }
  });
}

/** Where the server has heard of several rigs one can choose; each has an address of its own. */
function offerRigs(rigs, shown) {
  const choice = document.getElementById("rig-choice");
  choice.hidden = rigs.length < 2;
  const select = choice.querySelector("select");
  select.replaceChildren(...rigs.map(rig => new Option(rig, rig, false, rig === shown)));
  select.addEventListener("change", () => location.assign(`?rig=${encodeURIComponent(select.value)}`));
}

/** Waits until the server has heard of a rig; ?rig=ID chooses one where there are several. */
async function start() {
  try {
    const session = await openSession();
    const wanted = new URLSearchParams(location.search).get("rig") ?? session.rigs[0];
    if (!wanted || !session.rigs.includes(wanted)) {
      setNotice(wanted ? `No rig "${wanted}" has been heard of yet.` : "No rig has been heard of yet.");
      setTimeout(start, 1000);
      return;
    }
    setNotice("");
    offerRigs(session.rigs, wanted);
    new Page(session, wanted).listen();
  } catch (error) {
    setNotice(`The page's server does not answer: ${error.message}`);
    setTimeout(start, 2000);
  }
}

start();
