// The rig's channels as the page shows them. Numbers are those of hal/Contracts/Channel.cs; values arrive as integers
// in microvolts, nanoamps, millidegrees, millinewtons and nanometres.

export const CELLS_MAX = 12;
export const STACK = 12;
export const CURRENT = 13;
export const CURRENT_SECOND = 14;
export const PLATE_0 = 15;
export const PLATES = 4;
export const HEATER = 19;
export const AMBIENT = 20;
export const CLAMP_FORCE = 21;
export const CLAMP_TRAVEL = 22;
export const CHANNELS = 23;

// Columns of the history behind the channels.
export const COMMAND_CURRENT = 23;
export const HEATER_POWER = 24;
export const COLUMNS = 25;

export const MODES = ["boot", "selfTest", "idle", "arming", "running", "paused", "stopping", "tripped"];

export const DISCRETE = { contactorClosed: 1, emergencyStop: 2, doorOpen: 4, hardwareTrip: 8, acknowledge: 16, powerFailing: 32 };
export const COMMAND_BIT = { contactorClosed: 1, sourceEnabled: 2, clampSafe: 4, alarm: 8 };

// One colour a cell, in an order that keeps neighbours apart; the second set is for a dark ground.
const LIGHT = ["#1f5fa8", "#c2410c", "#15803d", "#9333ea", "#b91c1c", "#0e7490", "#a16207", "#be185d", "#4d7c0f", "#4338ca", "#7c2d12", "#475569"];
const DARK = ["#7fb4f0", "#ff9b63", "#6fd491", "#cf9bff", "#ff8a8a", "#63d0e4", "#e5bd4f", "#ff8fc0", "#b4d95e", "#a5a3ff", "#d9a184", "#b7c3d4"];
const dark = matchMedia("(prefers-color-scheme: dark)");

export function colour(index) {
  return (dark.matches ? DARK : LIGHT)[index % LIGHT.length];
}

export function onColourChange(listener) {
  dark.addEventListener("change", listener);
}

/** Factor from a column's integer to the unit it is shown in. */
export function factor(column, currentUnit) {
  if (column <= STACK) {
    return 1e-6;
  }
  if (column === CURRENT || column === CURRENT_SECOND || column === COMMAND_CURRENT) {
    return currentUnit === "µA" ? 1e-3 : 1e-6;
  }
  return column === CLAMP_TRAVEL ? 1e-6 : 1e-3;
}

/** The columns of a telemetry record; null where the channel has no good reading. */
export function columnsOf(row) {
  return [...row.channels, row.commandNanoamps, row.heaterMilliwatts];
}

/** The name of a channel as a person says it; cells and plates are counted from 1. */
export function channelName(channel) {
  if (channel < 0 || channel >= CHANNELS) {
    return "";
  }
  if (channel < CELLS_MAX) {
    return `Cell ${channel + 1}`;
  }
  if (channel >= PLATE_0 && channel < HEATER) {
    return `Plate ${channel - PLATE_0 + 1}`;
  }
  return { [STACK]: "Stack", [CURRENT]: "Current", [CURRENT_SECOND]: "Second current sensor", [HEATER]: "Heater",
    [AMBIENT]: "Ambient", [CLAMP_FORCE]: "Clamp force", [CLAMP_TRAVEL]: "Clamp travel" }[channel];
}
