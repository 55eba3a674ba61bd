// The rig's messages as sentences.

import { quantity, sentence, words } from "./format.js";

// The words of firmware/Core/Protocol/EndText.cs.
const ENDS = {
  time: "its time was over:", charge: "its charge was reached:",
  stackAbove: "the stack rose to", stackBelow: "the stack fell to",
  anyCellAbove: "rose to", anyCellBelow: "fell to", cellAbove: "rose to", cellBelow: "fell to",
  allCellsAbove: "every cell was above its limit, the lowest at", allCellsBelow: "every cell was below its limit, the highest at",
  spreadAbove: "the spread of the cells rose to", spreadBelow: "the spread of the cells fell to",
  currentAbove: "the current rose to", currentBelow: "the current fell to",
  temperatureAbove: "the hottest plate rose to", temperatureBelow: "the hottest plate fell to", allPlatesAbove: "every plate was warm, the coldest at",
  forceAbove: "the clamp force rose to", forceBelow: "the clamp force fell to",
  cellSlopeAbove: "the cells changed faster than", cellSlopeBelow: "the cells changed slower than", plateSlopeBelow: "the plates changed slower than",
  programLimit: "passed a limit of the program:",
};

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

/** "cell 2 rose to 4.3000 V" */
export function endText(message) {
  const text = ENDS[message.end] ?? `of ${words(message.end)}`;
  const isOneCells = /^(anyCell|cell)(Above|Below)$|^programLimit$/.test(message.end);
  return `${isOneCells ? `${where(message).toLowerCase()} ` : ""}${text} ${quantity(message.value, message.unit)}`;
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
    case "lockFound": return ["bad", message.channel && message.fault !== "unknown" ? `Still locked by the trip before this start. ${faultText(message)}` : "Locked: the rig cannot tell whether it was cut off before this start"];
    case "selfTestEnded": return [message.findings ? "bad" : "", message.findings ? `Self-test: ${message.findings} found, the rig does not arm` : "Self-test: nothing found"];
    case "selfTestFound": return ["bad", message.sentence];
    case "blackBoxReady": return ["", `Black box closed: ${message.records} records`];
    case "framesDropped": return ["bad", `${message.droppedFrames} frames were lost: the rig's memory was full`];
    default: return ["", sentence(words(message.kind))];
  }
}
