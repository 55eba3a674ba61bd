// Plots over time with uPlot: a line a channel, its range of extremes behind it in long windows, limits as dashed lines.

import uPlot from "../lib/uPlot.esm.js";
import { clock, fixed, NONE } from "./format.js";

function style(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Draws every limit that lies inside the plotted range, with its name at the right edge. */
function limitLines(limits) {
  return plot => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.strokeStyle = style("--bad");
    ctx.fillStyle = style("--bad");
    ctx.lineWidth = devicePixelRatio;
    ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
    ctx.textAlign = "right";
    for (const limit of limits()) {
      const y = plot.valToPos(limit.value, "y", true);
      if (y < bbox.top || y > bbox.top + bbox.height) {
        continue;
      }
      ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
      ctx.textBaseline = limit.below ? "top" : "bottom";
      ctx.fillText(limit.label, bbox.left + bbox.width - 4, y + (limit.below ? 3 : -3) * devicePixelRatio);
    }
    ctx.restore();
  };
}

function verticalLine(seconds) {
  return plot => {
    if (seconds === null) {
      return;
    }
    const { ctx, bbox } = plot;
    const x = plot.valToPos(seconds, "x", true);
    ctx.save();
    ctx.strokeStyle = style("--bad");
    ctx.lineWidth = 1.5 * devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.restore();
  };
}

function axis(options) {
  return { stroke: style("--quiet"), grid: { stroke: style("--grid"), width: 1 }, ticks: { stroke: style("--grid"), width: 1 }, font: "11px system-ui, sans-serif", ...options };
}

/** Times of the day as fine as the ticks are apart; the date where they are a day apart. */
function timeLabels(_, ticks, axisIndex, space, step) {
  const two = number => String(number).padStart(2, "0");
  return ticks.map(tick => {
    const time = new Date(tick * 1000);
    const minute = `${two(time.getHours())}:${two(time.getMinutes())}`;
    return step < 60 ? `${minute}:${two(time.getSeconds())}` : step < 86400 ? minute : `${two(time.getDate())}.${two(time.getMonth() + 1)}.`;
  });
}

/** Numbers with as many decimals as their distance needs, the same for all. */
function numberLabels(_, ticks, axisIndex, space, step) {
  let decimals = 0;
  while (decimals < 6 && Math.abs(step * 10 ** decimals - Math.round(step * 10 ** decimals)) > 1e-6) {
    decimals++;
  }
  return ticks.map(tick => fixed(tick, decimals));
}

function lines(series, decimals, withExtremes) {
  const result = [];
  for (const one of series) {
    const value = (_, raw) => fixed(raw, decimals);
    result.push({ label: one.label, stroke: one.colour, width: 1.5, dash: one.dash, value, points: { show: false }, spanGaps: false });
    if (withExtremes) {
      result.push({ label: `${one.label} highest`, stroke: "transparent", points: { show: false }, value, class: "extreme" });
      result.push({ label: `${one.label} lowest`, stroke: "transparent", points: { show: false }, value, class: "extreme" });
    }
  }
  return result;
}

function bands(series, withExtremes) {
  return withExtremes ? series.map((one, i) => ({ series: [3 * i + 2, 3 * i + 3], fill: `${one.colour}38` })) : [];
}

/** A y range that is never narrower than what the channel resolves, so that noise does not look like a signal. */
function range(least) {
  return (_, low, high) => {
    if (low === null || high === null) {
      return [0, least];
    }
    const span = Math.max(high - low, least);
    const middle = (low + high) / 2;
    return [middle - span * 0.56, middle + span * 0.56];
  };
}

export class Chart {
  /**
   * @param holder element the plot fills
   * @param options {series: [{label, colour, dash}], decimals, least, height, sync, limits: () => [{label, value}],
   *   withExtremes, relative (x in seconds around 0 instead of the time of day)}
   */
  constructor(holder, options) {
    this.holder = holder;
    this.options = options;
    const { series, decimals, least, height, sync, limits, withExtremes, relative } = options;
    const x = relative ? axis({ size: 32, values: (_, ticks) => ticks.map(tick => `${fixed(tick, 0)} s`) }) : axis({ size: 32, space: 80, values: timeLabels });
    this.plot = new uPlot({
      width: Math.max(200, holder.clientWidth),
      height,
      padding: [10, 12, 0, 0],
      legend: { markers: { fill: (plot, index) => plot.series[index].stroke() } },
      cursor: sync ? { sync: { key: sync }, drag: { x: false, y: false } } : { drag: { x: false, y: false } },
      scales: { x: { time: !relative, range: (_, low, high) => this.xRange ?? [low ?? 0, high ?? 1] }, y: { range: range(least) } },
      axes: [x, axis({ size: 62, values: numberLabels })],
      series: [{ label: relative ? "Seconds" : "Time", value: (_, raw) => raw === null || raw === undefined ? NONE : relative ? fixed(raw, 2) : clock(raw * 1000, true) }, ...lines(series, decimals, withExtremes)],
      bands: bands(series, withExtremes),
      hooks: { draw: [limitLines(limits ?? (() => [])), verticalLine(relative ? 0 : null)] },
    }, [[], ...lines(series, decimals, withExtremes).map(() => [])], holder);
    this.resizer = new ResizeObserver(() => this.plot.setSize({ width: Math.max(200, holder.clientWidth), height }));
    this.resizer.observe(holder);
  }

  set(times, columns, xRange) {
    this.xRange = xRange;
    this.plot.setData([times, ...columns]);
  }

  destroy() {
    this.resizer.disconnect();
    this.plot.destroy();
  }
}
