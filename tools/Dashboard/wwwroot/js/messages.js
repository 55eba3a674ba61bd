// The rig's messages as sentences.

import { channelName } from "./channels.js";
import { quantity, sentence, words } from "./format.js";

// Numbers and units of firmware/Core/Programs/EndKind.cs.
const ENDS = {
  1: ["its time was over", value => `${value / 100} s`],
  2: ["its charge was reached", value => `${(value / 1e6).toFixed(4)} mAh`],
  3: ["the stack rose to", "uV"], 4: ["the stack fell to", "uV"],
  5: ["rose to", "uV"], 6: ["fell to", "uV"],
  7: ["every cell was above its limit, the lowest at", "uV"], 8: ["every cell was below its limit, the highest at", "uV"],
  9: ["rose to", "uV"], 10: ["fell to", "uV"],
  11: ["the spread of the cells rose to", "uV"], 12: ["the spread of the cells fell to", "uV"],
  13: ["the current rose to", "nA"], 14: ["the current fell to", "nA"],
  15: ["the hottest plate rose to", "mdegC"], 16: ["the hottest plate fell to", "mdegC"],
  17: ["the clamp force rose to", "mN"], 18: ["the clamp force fell to", "mN"],
  19: ["every plate was warm, the coldest at", "mdegC"],
};
const NAMES_CELL = [5, 6, 9, 10];

const ACKS = {
  done: "The rig did it.", wrongMode: "Refused: not possible while the rig is", armingRefused: "Refused to start:",
  programRefused: "The rig refused the program.", unknownKind: "The rig does not know this request.", expired: "Refused: the request came too late.",
  replayed: "Refused: the request was a repetition.", wrongBoot: "Refused: the rig has started anew since.", timeUnknown: "Refused: the rig does not know the time.",
  busy: "The rig is busy: ask again.", programIncomplete: "The program did not arrive whole.", programDamaged: "The program arrived damaged.",
  pieceTaken: "A piece of the program arrived.", nothingToResend: "The rig no longer has these records.", badArgument: "An argument is out of range.",
};

/** "Cell 2", "Plate 1" from the wire's "cell2", "plate1". */
export function where(message) {
  if (!message.channel || message.channel === "none") {
    return "";
  }
  const match = /^(cell|plate)(\d+)$/.exec(message.channel);
  return match ? `${sentence(match[1])} ${match[2]}` : sentence(words(message.channel));
}

/** "Cell 2: cell overvoltage, 4.3671 V, limit 4.3500 V" */
export function faultText(message) {
  const place = where(message);
  const values = message.unit ? `: ${quantity(message.value, message.unit)}, limit ${quantity(message.limit, message.unit)}` : "";
  return `${sentence(words(message.fault))}${place ? ` at ${place.toLowerCase()}` : ""}${values}`;
}

export function endText(message) {
  const [text, unit] = ENDS[message.endKind] ?? [`of condition ${message.endKind}`, ""];
  const cell = NAMES_CELL.includes(message.endKind) ? `${message.cell ? channelName(message.cell - 1).toLowerCase() : "a cell"} ` : "";
  return `${cell}${text} ${typeof unit === "function" ? unit(message.value) : quantity(message.value, unit)}`;
}

export function ackText(message) {
  const text = ACKS[message.result] ?? `The rig answered "${message.result}".`;
  if (message.mode) {
    return `${text} ${words(message.mode)}.`;
  }
  return message.blockedBy ? `${text} ${message.blockedBy.map(words).join(", ")}.` : text;
}

/** Level and sentence for the list of what happened; null for what nobody needs to read. */
export function logLine(topic, message) {
  switch (topic === "ack" ? "ack" : message.kind) {
    case "ack": return message.result === "pieceTaken" ? null : [message.result === "done" ? "" : "warn", `Request answered: ${ackText(message)}`];
    case "modeChanged": return [message.mode === "tripped" ? "bad" : "", `${sentence(words(message.modeBefore))} → ${words(message.mode)}`];
    case "faultRaised": return [message.severity === "trip" ? "bad" : "warn", faultText(message)];
    case "faultCleared": return ["", `Over: ${faultText(message)}`];
    case "tripped": return ["bad", `Cut off. ${faultText(message)}`];
    case "stepStarted": return ["", `Step ${message.step} began${message.pass ? `, cycle ${message.pass}` : ""}`];
    case "stepEnded": return ["", `Step ${message.step} ended: ${endText(message)}`];
    case "programEnded": return ["", "The program came to its end"];
    case "blackBoxReady": return ["", `Black box closed: ${message.records} records`];
    case "framesDropped": return ["bad", `${message.droppedFrames} frames were lost: the rig's memory was full`];
    default: return ["", sentence(words(message.kind))];
  }
}
