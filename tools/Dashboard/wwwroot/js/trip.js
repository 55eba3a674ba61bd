// The trip banner: what the rig did, which cell, which value, and the seconds before.

import * as channel from "./channels.js";
import { Chart } from "./charts.js";
import { clock, quantity, sentence, words } from "./format.js";
import { faultText, where } from "./messages.js";
import { get } from "./session.js";
import { element } from "./tiles.js";

const SPANS = [["all of it", 30, 10], ["1 s before and after", 1, 1]];

export class TripBanner {
  constructor(rig) {
    this.rig = rig;
    this.root = document.getElementById("trip");
    this.source = document.getElementById("trip-source");
    this.holder = document.getElementById("trip-plot");
    this.box = null;
    this.shown = "";
    this.span = SPANS[0];
    this.buildChooser();
    channel.onColourChange(() => this.draw());
  }

  buildChooser() {
    for (const span of SPANS) {
      const input = element("input", { type: "radio", name: "span", checked: span === this.span });
      input.addEventListener("change", () => {
        this.span = span;
        this.draw();
      });
      document.getElementById("trip-spans").append(element("label", {}, input, element("span", { textContent: span[0] })));
    }
  }

  /** Called whenever the rig said something new. */
  async update() {
    const trip = this.rig.trip;
    const isBlind = !trip && this.rig.lock.isLocked;
    this.root.hidden = !trip && !isBlind;
    if (isBlind) {
      this.showBlindLock();
    }
    if (!trip) {
      return;
    }
    const isOver = this.rig.mode !== "tripped";
    const shown = `${trip.bootId} ${trip.seq} ${this.rig.isFromBefore(trip)} ${isOver} ${this.rig.contactor.isClosed} ${JSON.stringify(this.rig.topics.truth ?? null)} ${this.rig.topics.blackBox}`;
    if (shown === this.shown) {
      return;
    }
    this.shown = shown;
    this.root.dataset.over = isOver;
    document.getElementById("trip-title").textContent = `${isOver ? "Last trip: " : "Cut off: "}${faultText(trip)}`;
    document.getElementById("trip-what").textContent = this.whatTheRigDid(trip, isOver);
    document.getElementById("trip-hint").textContent = trip.hint ?? "";
    document.getElementById("trip-hint").hidden = !trip.hint;
    this.showFacts(trip);
    await this.loadBox(trip);
  }

  /** Locked without a trip to tell of: the rig cannot read what it remembered. */
  showBlindLock() {
    this.shown = "";
    this.root.dataset.over = false;
    document.getElementById("trip-title").textContent = "Locked: the rig cannot tell whether it was cut off before";
    document.getElementById("trip-what").textContent = this.rig.lock.text;
    document.getElementById("trip-hint").hidden = true;
    document.getElementById("trip-facts").replaceChildren();
    document.getElementById("trip-spans").hidden = true;
    this.source.textContent = "";
  }

  whatTheRigDid(trip, isOver) {
    const before = this.rig.isFromBefore(trip) ? "This was before the rig was last started. " : "";
    const acts = "The rig switched the current source and the heater off and told the contactor to open";
    const next = isOver
      ? "Somebody at the rig has acknowledged it since."
      : "It stays cut off until the causes are gone and somebody acknowledges at the rig; no request over the network can.";
    const closed = !isOver && this.rig.contactor.isClosed ? " The contactor reports that it is still closed: disconnect the stack by hand." : "";
    return `${before}${acts} at ${clock(trip.utcMs, true)}.${closed} ${next}`;
  }

  showFacts(trip) {
    const has = trip.unit;
    const facts = [
      ["Fault", sentence(words(trip.fault)), "fault"],
      ["Where", where(trip) || "the rig", "where"],
      ["Value", has ? quantity(trip.value, trip.unit) : "–", "value"],
      ["Limit", has ? quantity(trip.limit, trip.unit) : "–", "limit"],
      ["From the limit to power off", this.latencyText(trip), "latency"],
      ...this.actFacts(),
    ];
    document.getElementById("trip-facts").replaceChildren(...facts.map(([name, value, key]) =>
      element("div", {}, element("dt", { textContent: name }), element("dd", { textContent: value, "data-fact": key }))));
  }

  /** What was commanded, and what the contactor itself reported: commanded is not actual. */
  actFacts() {
    if (!this.box) {
      return [];
    }
    const after = act => {
      const row = this.box.records.find(one => sinceTrip(this.box, one) >= 0 && act(one));
      return row ? `${sinceTrip(this.box, row)} ms after the trip` : "not in the record";
    };
    return [
      ["Source commanded off", after(row => !(row.commandBits & channel.COMMAND_BIT.sourceEnabled)), "source"],
      ["Contactor reported open", after(row => !(row.discretes & channel.DISCRETE.contactorClosed)), "contactor"],
    ];
  }

  /** Plant truth where there is one; of a real rig what its own record shows, which is as fine as its ticks. */
  latencyText(trip) {
    const truth = this.rig.topics.truth?.find(one => one.fault === trip.fault && one.latencyMs !== null);
    if (truth) {
      return `${truth.latencyMs} ms (in the simulated plant)`;
    }
    const latency = this.box ? latencyOf(this.box, trip, this.rig) : null;
    return latency === null ? "see the record" : `${latency} ms (from the rig's record)`;
  }

  async loadBox(trip) {
    const records = this.rig.topics.blackBox;
    if (records && this.box?.records.length !== records) {
      try {
        const box = await get(`/api/rigs/${encodeURIComponent(this.rig.rigId)}/blackbox`);
        if (box.fault === trip.fault && box.bootId === trip.bootId) {
          this.box = box;
          this.showFacts(trip);
        }
      } catch (error) {
        this.source.textContent = error.message;
      }
    }
    this.draw();
  }

  /** A new trip: what was kept of the one before is not shown any more. */
  forget() {
    this.box = null;
    this.shown = "";
  }

  draw() {
    const trip = this.rig.trip;
    if (!trip || this.rig.cellCount === 0) {
      return;
    }
    this.chart?.destroy();
    this.holder.replaceChildren();
    this.source.textContent = this.sourceText(trip);
    document.getElementById("trip-spans").hidden = !this.box;
    if (!this.box) {
      return;
    }
    const cells = Array.from({ length: this.rig.cellCount }, (_, i) => i);
    const tripChannel = this.rig.channelNumber(trip.channel);
    const others = tripChannel >= channel.CELLS_MAX ? [tripChannel] : [];
    const columns = others.length && others[0] !== channel.STACK ? others : cells;
    this.chart = new Chart(this.holder, {
      series: columns.map((column, i) => ({ label: channel.channelName(column), colour: channel.colour(i) })),
      decimals: 4, least: columns[0] < channel.CELLS_MAX ? 0.02 : 1, height: 230, relative: true,
      limits: () => columns[0] < channel.CELLS_MAX ? this.rig.cellLimitLines : [],
    });
    const times = this.box.records.map(row => sinceTrip(this.box, row) / 1000);
    const rows = this.box.records.map(row => channel.columnsOf(row));
    const scaled = columns.map(column => rows.map(row => row[column] === null ? null : row[column] * channel.factor(column, this.rig.currentUnit)));
    this.chart.set(times, scaled, [Math.max(-this.span[1], times[0]), Math.min(this.span[2], times[times.length - 1])]);
  }

  /** Where the curves come from, and what of them a loss of power has cut off. */
  sourceText(trip) {
    if (!this.box) {
      return this.rig.isFromBefore(trip)
        ? "Of the seconds before this trip nothing has come since the rig was last started."
        : "The black box closes some seconds after the trip; it is on its way.";
    }
    if (this.box.records.length < this.box.total) {
      return `From the rig's black box, cut by a loss of power: ${this.box.records.length} of ${this.box.total} ticks are here. 0 is the trip.`;
    }
    return `From the rig's black box: every tick of the ${SPANS[0][1]} s before the trip and of the ${SPANS[0][2]} s after. 0 is the trip.`;
  }
}

/** Milliseconds from the trip to a record, negative before it; the rig's clock wraps. */
function sinceTrip(box, row) {
  return (row.timeMs - box.tripTimeMs) | 0;
}

/** Milliseconds from the first record beyond the limit to the first one with the power commanded off; null when it does not show. */
function latencyOf(box, trip, rig) {
  const column = rig.channelNumber(trip.channel);
  if (column < 0 || !["uV", "nA", "mdegC", "mN"].includes(trip.unit)) {
    return null;
  }
  const isHigh = trip.value >= trip.limit;
  const beyond = row => row.channels[column] !== null && (isHigh ? row.channels[column] >= trip.limit : row.channels[column] <= trip.limit);
  const off = box.records.findIndex(row => sinceTrip(box, row) >= 0 && !(row.commandBits & channel.COMMAND_BIT.sourceEnabled));
  if (off < 0) {
    return null;
  }
  let first = off;
  while (first > 0 && beyond(box.records[first - 1])) {
    first--;
  }
  return (box.records[off].timeMs - box.records[first].timeMs) | 0;
}
