// The five plots of the course, all over the same window with one cursor.

import * as channel from "./channels.js";
import { Chart } from "./charts.js";
import { element } from "./tiles.js";

const WINDOWS = [[60, "1 min"], [600, "10 min"], [3600, "1 h"], [43200, "12 h"], [604800, "7 d"]];

export class Plots {
  constructor(holder, chooser, store, rig) {
    this.holder = holder;
    this.store = store;
    this.rig = rig;
    this.charts = [];
    this.shape = "";
    this.buildChooser(chooser);
    channel.onColourChange(() => {
      this.shape = "";
      this.draw();
    });
  }

  buildChooser(chooser) {
    for (const [seconds, label] of WINDOWS) {
      const input = element("input", { type: "radio", name: "window", value: String(seconds), checked: seconds === this.store.seconds });
      input.addEventListener("change", () => this.reload(seconds));
      chooser.append(element("label", {}, input, element("span", { textContent: label })));
    }
  }

  async reload(seconds = this.store.wanted) {
    await this.store.load(seconds);
    this.draw();
  }

  /** What is plotted where; a line a channel. */
  definitions() {
    const { rig } = this;
    const cell = index => ({ column: index, label: `Cell ${index + 1}`, colour: channel.colour(index) });
    const plates = rig.fittedTemperatures.filter(column => column < channel.HEATER);
    return [
      { title: "Cells / V", height: 250, decimals: 4, least: 0.004, lines: Array.from({ length: rig.cellCount }, (_, i) => cell(i)),
        limits: () => rig.cellLimitLines },
      { title: "Stack / V", height: 160, decimals: 4, least: 0.008, lines: [{ column: channel.STACK, label: "Stack", colour: channel.colour(0) }] },
      { title: `Current / ${rig.currentUnit}`, height: 160, decimals: 2, least: 2, lines: [
        { column: channel.CURRENT, label: "Measured", colour: channel.colour(0) },
        { column: channel.COMMAND_CURRENT, label: "Asked", colour: channel.colour(1), dash: [6, 4] }] },
      { title: "Temperatures / °C", height: 160, decimals: 2, least: 0.5, lines: [
        ...plates.map((column, i) => ({ column, label: channel.channelName(column), colour: channel.colour(i) })),
        { column: channel.HEATER, label: "Heater", colour: channel.colour(4) },
        { column: channel.AMBIENT, label: "Ambient", colour: channel.colour(11), dash: [6, 4] }] },
      { title: "Clamp force / N", height: 160, decimals: 2, least: 2, lines: [{ column: channel.CLAMP_FORCE, label: "Force", colour: channel.colour(5) }] },
    ];
  }

  rebuild(definitions) {
    this.charts.forEach(({ chart }) => chart.destroy());
    this.holder.replaceChildren();
    this.charts = definitions.map(definition => {
      const plot = element("div", { className: "plot" });
      const panel = element("div", { className: "plot-panel" }, element("h3", { textContent: definition.title }), plot);
      plot.setAttribute("role", "img");
      plot.setAttribute("aria-label", `${definition.title} over time; the newest values are in the tiles above`);
      this.holder.append(panel);
      const chart = new Chart(plot, { ...definition, series: definition.lines, sync: "course", withExtremes: !this.store.isLive });
      return { definition, chart, panel };
    });
  }

  draw() {
    const definitions = this.definitions();
    const shape = `${this.rig.cellCount} ${this.store.isLive} ${this.rig.currentUnit} ${this.rig.fittedTemperatures}`;
    if (shape !== this.shape) {
      this.shape = shape;
      this.rebuild(definitions);
    }
    // The window goes on while no data comes: an old line must move away from the right edge.
    const newest = (this.store.times[this.store.times.length - 1] ?? Date.now() / 1000) + (this.rig.isStale ? this.rig.ageMs / 1000 : 0);
    for (const { definition, chart, panel } of this.charts) {
      panel.dataset.stale = this.rig.isStale;
      chart.set(this.store.times, this.columns(definition.lines), [newest - this.store.seconds, newest]);
    }
  }

  columns(lines) {
    const { mean, min, max } = this.store;
    return lines.flatMap(({ column }) => {
      const factor = channel.factor(column, this.rig.currentUnit);
      const scale = values => values.map(value => value === null ? null : value * factor);
      return max ? [scale(mean[column]), scale(max[column]), scale(min[column])] : [scale(mean[column])];
    });
  }
}
