// A tile a cell, and a row of tiles for stack, current, temperatures and clamp. Elements are made once and then only
// given new texts, so that a screen reader and a selection stay where they are.

import * as channel from "./channels.js";
import { fixed, quantity } from "./format.js";

const SVG = "http://www.w3.org/2000/svg";

export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("data-") || name.startsWith("aria-") || name === "role" || name === "for") {
      made.setAttribute(name, value);
    } else {
      made[name] = value;
    }
  }
  made.append(...children);
  return made;
}

function setText(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

/** The place of a value between two trip limits, its operating window marked. Widths are percent, set as attributes. */
class Gauge {
  constructor() {
    this.root = document.createElementNS(SVG, "svg");
    this.root.setAttribute("class", "gauge");
    this.root.setAttribute("viewBox", "0 0 1000 14");
    this.root.setAttribute("preserveAspectRatio", "none");
    this.root.setAttribute("aria-hidden", "true");
    this.track = this.rect("track", 0, 1000, 4, 6);
    this.low = this.rect("outside", 0, 0, 4, 6);
    this.high = this.rect("outside", 0, 0, 4, 6);
    this.window = this.rect("window", 0, 0, 4, 6);
    this.needle = this.rect("needle", 0, 8, 0, 14);
  }

  rect(name, x, width, y, height) {
    const made = document.createElementNS(SVG, "rect");
    made.setAttribute("class", name);
    this.root.append(made);
    this.place(made, x, width);
    made.setAttribute("y", y);
    made.setAttribute("height", height);
    return made;
  }

  place(target, x, width) {
    target.setAttribute("x", x);
    target.setAttribute("width", Math.max(0, width));
  }

  set(value, tripLow, low, high, tripHigh) {
    // A little room beyond the trip limits, so that a cell past them is seen past them.
    const room = (tripHigh - tripLow) * 0.06;
    const from = tripLow - room;
    const at = v => Math.min(1000, Math.max(0, (v - from) / (tripHigh + room - from) * 1000));
    this.place(this.low, 0, at(tripLow));
    this.place(this.high, at(tripHigh), 1000 - at(tripHigh));
    this.place(this.window, at(low), at(high) - at(low));
    this.needle.style.display = value === null ? "none" : "";
    this.place(this.needle, at(value ?? from) - 4, 8);
  }
}

class Tile {
  constructor(title, swatch) {
    this.chip = element("span", { className: "chip" });
    this.figure = element("p", { className: "figure" });
    this.left = element("span");
    this.right = element("span");
    this.root = element("article", { className: "tile" },
      element("div", { className: "tile-head" }, element("h3", { textContent: title }), this.chip),
      this.figure,
      element("div", { className: "tile-notes" }, this.left, this.right));
    this.root.setAttribute("aria-label", title);
    if (swatch !== null) {
      this.swatch = swatch;
      this.recolour();
      channel.onColourChange(() => this.recolour());
    }
  }

  recolour() {
    this.root.style.setProperty("--swatch", channel.colour(this.swatch));
  }

  set({ value, decimals, unit, level, chip, left = "", right = "", stale }) {
    this.root.dataset.level = level;
    this.root.dataset.stale = stale;
    this.chip.dataset.level = stale ? "warn" : level;
    setText(this.chip, stale ? "Stale" : chip);
    setText(this.figure, fixed(value, decimals));
    this.figure.append(element("span", { className: "unit", textContent: ` ${unit}` }));
    setText(this.left, left);
    setText(this.right, right);
  }
}

export class CellTiles {
  constructor(holder) {
    this.holder = holder;
    this.tiles = [];
  }

  build(count) {
    if (this.tiles.length === count) {
      return;
    }
    this.holder.replaceChildren();
    this.tiles = Array.from({ length: count }, (_, cell) => {
      const tile = new Tile(`Cell ${cell + 1}`, cell);
      tile.root.dataset.cell = cell + 1;
      tile.gauge = new Gauge();
      tile.root.insertBefore(tile.gauge.root, tile.root.lastChild);
      this.holder.append(tile.root);
      return tile;
    });
  }

  update(rig) {
    this.build(rig.cellCount);
    const limits = rig.cellLimits;
    this.tiles.forEach((tile, cell) => {
      const value = rig.value(cell);
      const judged = rig.judgeChannel(cell);
      const left = value === null || !limits ? "no reading" : this.distance(limits.max - value, limits.max);
      const right = value === null || !limits ? "" : this.distance(value - limits.min, limits.min);
      tile.set({ value: value === null ? null : value * 1e-6, decimals: 4, unit: "V", stale: rig.isStale, left, right, ...judged });
      if (limits) {
        tile.gauge.set(value, limits.tripLow, limits.min, limits.max, limits.tripHigh);
      }
    });
  }

  /** "312.4 mV to 4.300 V", or "17.1 mV past 4.300 V" for a cell outside its window. */
  distance(microvolts, limit) {
    return `${fixed(Math.abs(microvolts) / 1000, 1)} mV ${microvolts >= 0 ? "to" : "past"} ${fixed(limit * 1e-6, 3)} V`;
  }
}

export class StackTiles {
  constructor(holder) {
    this.stack = new Tile("Stack voltage", null);
    this.current = new Tile("Current", null);
    this.plate = new Tile("Hottest plate", null);
    this.heater = new Tile("Heater", null);
    this.ambient = new Tile("Ambient", null);
    this.force = new Tile("Clamp force", null);
    this.contactor = new Tile("Contactor", null);
    holder.append(...[this.stack, this.current, this.plate, this.heater, this.ambient, this.force, this.contactor].map(tile => tile.root));
  }

  update(rig) {
    const stale = rig.isStale;
    const unit = rig.currentUnit;
    const show = (tile, column, decimals, unitText, left, right) => tile.set({
      value: rig.scaled(column), decimals, unit: unitText, stale, left, right, ...rig.judgeChannel(column) });
    const difference = rig.sumDifferenceMicrovolts;
    show(this.stack, channel.STACK, 4, "V", difference === null ? "" : `sum of cells ${difference >= 0 ? "+" : "−"}${fixed(Math.abs(difference) / 1000, 1)} mV`);
    show(this.current, channel.CURRENT, 2, unit, `asked ${fixed(rig.scaled(channel.COMMAND_CURRENT), 2)}`, `second ${fixed(rig.scaled(channel.CURRENT_SECOND), 2)}`);
    const plate = rig.hottestPlate;
    show(this.plate, plate ?? channel.PLATE_0, 2, "°C", plate === null ? "no plate is read" : `plate ${plate - channel.PLATE_0 + 1}`);
    show(this.heater, channel.HEATER, 2, "°C", `power ${quantity(rig.column(channel.HEATER_POWER), "milliwatts")}`);
    show(this.ambient, channel.AMBIENT, 2, "°C");
    show(this.force, channel.CLAMP_FORCE, 2, "N", rig.isClampSafe ? "in its safe position" : `drive ${fixed(rig.clampPermille / 10, 1)} %`);
    this.setContactor(rig, stale);
  }

  setContactor(rig, stale) {
    const tile = this.contactor;
    const { asked, isClosed } = rig.contactor;
    const agrees = asked === isClosed;
    tile.set({ value: null, decimals: 0, unit: "", stale, level: agrees ? "good" : "warn", chip: agrees ? "As asked" : "Differs",
      left: `asked ${asked ? "closed" : "open"}`, right: rig.sourceEnabled ? "source on" : "source off" });
    setText(tile.figure, isClosed === null ? "–" : isClosed ? "closed" : "open");
  }
}
