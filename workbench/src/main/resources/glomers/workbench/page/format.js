// Numbers as text.

/** A time or a duration in microseconds, as seconds: 1500000 is "1.500 s". */
export function seconds(micros) {
  return `${(micros / 1e6).toFixed(3)} s`;
}

/** A duration in microseconds, as milliseconds: 1500 is "1.5 ms". */
export function millis(micros) {
  const ms = micros / 1000;
  return `${ms >= 10 || Number.isInteger(ms) ? Math.round(ms) : ms.toFixed(1)} ms`;
}

/** A count with a noun: (1, "message") is "1 message". */
export function count(number, noun) {
  return `${whole(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** A whole number with a thin space between thousands. */
export function whole(number) {
  return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
}
