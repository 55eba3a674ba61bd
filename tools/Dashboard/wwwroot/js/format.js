// Numbers and times as an instrument shows them: a fixed number of decimals, a real minus sign, a dash for no value.

export const NONE = "–";

export function fixed(value, decimals) {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return NONE;
  }
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");
}

export function clock(utcMs, withMs = false) {
  if (!utcMs) {
    return NONE;
  }
  const time = new Date(utcMs);
  const text = [time.getHours(), time.getMinutes(), time.getSeconds()].map(part => String(part).padStart(2, "0")).join(":");
  return withMs ? `${text}.${String(time.getMilliseconds()).padStart(3, "0")}` : text;
}

export function duration(ms) {
  if (ms === null || ms === undefined || ms < 0) {
    return NONE;
  }
  if (ms < 10000) {
    return `${(ms / 1000).toFixed(1)} s`;
  }
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) {
    return `${seconds} s`;
  }
  return seconds < 7200 ? `${Math.floor(seconds / 60)} min ${seconds % 60} s` : `${Math.floor(seconds / 3600)} h ${Math.floor(seconds / 60) % 60} min`;
}

// The units of firmware/Core/Safety/FaultUnit.cs and firmware/Core/Protocol/EndText.cs.
const UNITS = {
  uV: [1e-6, "V", 4], nA: [1e-3, "µA", 2], mdegC: [1e-3, "°C", 2], "mdegC/s": [1e-3, "°C/s", 3], mN: [1e-3, "N", 2], ms: [1, "ms", 0],
  cs: [1e-2, "s", 2], nAh: [1e-6, "mAh", 5], "uV/h": [1e-3, "mV/h", 3], "mdegC/h": [1e-3, "°C/h", 3], milliwatts: [1e-3, "W", 2],
};

/** A value in one of the rig's units as a person reads it; an unknown unit stays as it is. */
export function quantity(value, unit) {
  if (value === null || value === undefined) {
    return NONE;
  }
  const known = UNITS[unit];
  return known ? `${fixed(value * known[0], known[2])} ${known[1]}` : `${value} ${unit ?? ""}`.trim();
}

/** "CellOvervoltage" as words: "cell overvoltage". */
export function words(name) {
  return (name ?? "").replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
}

export function sentence(text) {
  return text ? text[0].toUpperCase() + text.slice(1) : "";
}
