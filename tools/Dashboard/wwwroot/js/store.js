// The course of a rig over the chosen window: times in seconds and one array a column, in the integers of the wire.
// A window of up to ten minutes is kept up to date record by record; a longer one is fetched again now and then,
// and carries the smallest and the largest value of every stretch beside the mean.

import { COLUMNS, columnsOf } from "./channels.js";
import { get } from "./session.js";

const LIVE_SECONDS = 600;

export class Store {
  constructor(rigId) {
    this.rigId = rigId;
    this.seconds = 60;
    this.wanted = 60;
    this.clear();
  }

  clear() {
    this.times = [];
    this.mean = Array.from({ length: COLUMNS }, () => []);
    this.min = null;
    this.max = null;
    this.fetchedAt = 0;
  }

  get isLive() {
    return this.seconds <= LIVE_SECONDS;
  }

  /** Milliseconds after which a window that is not kept live is fetched again. */
  get refreshMs() {
    return Math.max(2000, this.seconds * 2);
  }

  /** Fetches a window; the old one stays until all of the new one is here. A later call overtakes an earlier one. */
  async load(seconds) {
    this.wanted = seconds;
    this.fetchedAt = performance.now();
    const table = await get(`/api/rigs/${encodeURIComponent(this.rigId)}/history?seconds=${seconds}`);
    if (seconds !== this.wanted) {
      return;
    }
    this.seconds = seconds;
    this.times = table.timesMs.map(time => time / 1000);
    this.mean = table.mean;
    this.min = this.isLive ? null : table.min;
    this.max = this.isLive ? null : table.max;
  }

  /** Adds records that just came; false when they belong before what is there, so that the window must be fetched. */
  append(utcMs, records) {
    if (!this.isLive) {
      return true;
    }
    const newest = this.times.length ? this.times[this.times.length - 1] : 0;
    if (utcMs[0] / 1000 < newest) {
      return false;
    }
    for (let i = 0; i < records.length; i++) {
      this.times.push(utcMs[i] / 1000);
      columnsOf(records[i]).forEach((value, column) => this.mean[column].push(value));
    }
    this.trim();
    return true;
  }

  trim() {
    const oldest = this.times[this.times.length - 1] - this.seconds;
    let drop = 0;
    while (this.times[drop] < oldest) {
      drop++;
    }
    // In large bites: cutting an array's front each second would copy it each second.
    if (drop > 100) {
      this.times.splice(0, drop);
      this.mean.forEach(column => column.splice(0, drop));
    }
  }
}
