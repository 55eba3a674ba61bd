// What the page knows of its rig, made from the messages of the wire. The only file that reads the messages' keys.

import * as channel from "./channels.js";
import { sentence, words } from "./format.js";

// Telemetry comes once a second; after this the newest values are no longer the present.
const STALE_MS = 3000;

export class Rig {
  constructor(rigId) {
    this.rigId = rigId;
    this.topics = {};
    this.row = null;
    this.latestUtcMs = 0;
    this.link = { brokerUp: false, ageMs: -1, at: 0 };
    this.pageUp = false;
  }

  setEverything(message) {
    this.topics = message.topics;
    this.row = message.latest;
    this.latestUtcMs = message.latestUtcMs;
  }

  setRecords(message) {
    const last = message.rows.length - 1;
    if (message.utcMs[last] >= this.latestUtcMs) {
      this.row = message.rows[last];
      this.latestUtcMs = message.utcMs[last];
    }
    this.link.ageMs = 0;
    this.link.at = performance.now();
  }

  setLink(link) {
    this.link = { ...link, at: performance.now() };
  }

  /** Milliseconds since data came, also while the page's server is silent. */
  get ageMs() {
    return this.link.ageMs < 0 ? -1 : this.link.ageMs + (performance.now() - this.link.at);
  }

  get isStale() {
    return this.row === null || this.ageMs < 0 || this.ageMs > STALE_MS;
  }

  /** True when a request would reach the rig: page, broker and rig are all there. */
  get isHeard() {
    return this.pageUp && this.link.brokerUp && !this.isLost;
  }

  get isLost() {
    return this.topics.state?.state === "lost";
  }

  get config() {
    return this.topics.config ?? {};
  }

  /** The rig's mode; of a lost rig the last one it told. */
  get mode() {
    const told = this.topics.state?.state;
    if (told && told !== "lost") {
      return told;
    }
    return this.row ? channel.MODES[this.row.mode] ?? "unknown" : "unknown";
  }

  get cellCount() {
    return this.config.cellCount ?? 0;
  }

  /** Number of a channel from its name on the wire; -1 when it is none. */
  channelNumber(name) {
    return this.topics.birth?.channels?.find(one => one.name === name)?.channel ?? -1;
  }

  /** The limits of a cell in microvolts; null until the rig has said them. */
  get cellLimits() {
    const { cellMicrovoltsMax: max, cellMicrovoltsMin: min, cellTripMicrovolts: trip, cellWarnMicrovolts: warn } = this.config;
    return max === undefined ? null : { max, min, tripHigh: max + trip, tripLow: min - trip, warnHigh: max + warn, warnLow: min - warn };
  }

  get cellLimitLines() {
    const limits = this.cellLimits;
    return limits ? [
      { value: limits.tripHigh * 1e-6, label: `cut-off ${(limits.tripHigh * 1e-6).toFixed(3)} V` },
      { value: limits.max * 1e-6, label: `window ${(limits.max * 1e-6).toFixed(3)} V`, below: true },
      { value: limits.min * 1e-6, label: `window ${(limits.min * 1e-6).toFixed(3)} V` },
      { value: limits.tripLow * 1e-6, label: `cut-off ${(limits.tripLow * 1e-6).toFixed(3)} V`, below: true },
    ] : [];
  }

  get currentUnit() {
    return (this.config.stackNanoampsMax ?? 0) <= 10000000 ? "µA" : "mA";
  }

  /** Channels of the temperature points that are fitted. */
  get fittedTemperatures() {
    const points = this.config.temperaturePoints ?? 0x3f;
    return [0, 1, 2, 3, 4, 5].filter(point => points >> point & 1).map(point => channel.PLATE_0 + point);
  }

  /** The integer of a column in the newest record; null when its channel is not Ok. */
  column(column) {
    return this.row ? channel.columnsOf(this.row)[column] : null;
  }

  value(index) {
    return this.column(index);
  }

  scaled(column) {
    const value = this.column(column);
    return value === null ? null : value * channel.factor(column, this.currentUnit);
  }

  get hottestPlate() {
    const read = this.fittedTemperatures.filter(column => column < channel.HEATER && this.column(column) !== null);
    return read.length === 0 ? null : read.reduce((hottest, column) => this.column(column) > this.column(hottest) ? column : hottest);
  }

  get sumDifferenceMicrovolts() {
    const cells = Array.from({ length: this.cellCount }, (_, cell) => this.value(cell));
    const stack = this.column(channel.STACK);
    return stack === null || cells.includes(null) ? null : cells.reduce((sum, value) => sum + value, 0) - stack;
  }

  get clampPermille() {
    return this.row?.clampPermille ?? null;
  }

  get isClampSafe() {
    return this.row !== null && (this.row.commandBits & channel.COMMAND_BIT.clampSafe) !== 0;
  }

  get contactor() {
    return this.row
      ? { asked: (this.row.commandBits & channel.COMMAND_BIT.contactorClosed) !== 0, isClosed: (this.row.discretes & channel.DISCRETE.contactorClosed) !== 0 }
      : { asked: false, isClosed: null };
  }

  get sourceEnabled() {
    return this.row !== null && (this.row.commandBits & channel.COMMAND_BIT.sourceEnabled) !== 0;
  }

  /** What the rig says of its lock; it outlives a loss of power. */
  get lock() {
    return this.topics.state?.lock ?? { isLocked: false };
  }

  /** The last trip: its message, or what a rig that was started anew remembers of it; null when there was none. */
  get trip() {
    if (this.topics.trip) {
      return this.topics.trip;
    }
    return this.lock.isLocked && this.lock.reason === "trip" ? { ...this.lock, seq: 0 } : null;
  }

  /** True for a message of a start that is over. */
  isFromBefore(message) {
    const now = this.topics.birth?.bootId ?? this.topics.state?.bootId;
    return now !== undefined && message.bootId !== now;
  }

  /** Active faults, the gravest first. */
  get faults() {
    const order = { trip: 0, inhibit: 1, warn: 2, info: 3 };
    return [...this.topics.faults ?? []].sort((a, b) => (order[a.severity] ?? 9) - (order[b.severity] ?? 9));
  }

  /** How a channel stands: the level of its tile and the word in its corner. */
  judgeChannel(index) {
    const fault = this.faults.find(one => this.channelNumber(one.channel) === index);
    if (this.column(index) === null) {
      return { level: "bad", chip: fault ? sentence(words(fault.fault)) : "Not read" };
    }
    if (fault) {
      return { level: fault.severity === "trip" ? "bad" : "warn", chip: sentence(words(fault.fault)) };
    }
    const limits = index < channel.CELLS_MAX ? this.cellLimits : null;
    const value = this.column(index);
    if (limits && (value > limits.max || value < limits.min)) {
      return { level: "warn", chip: value > limits.max ? "Above window" : "Below window" };
    }
    return { level: "good", chip: "Ok" };
  }
}
