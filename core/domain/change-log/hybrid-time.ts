/**
 * Hybrid logical clock: the wall clock where it goes forward, a counter where it stands still or goes back. Text of the
 * form 「001700000000000-0003」: milliseconds of Unix time and a hexadecimal counter, both of fixed width, so that text
 * order is time order. Two devices may give the same time; their ids decide then.
 */
export type HybridTime = string;

const counterLimit = 0xffff;

function write(milliseconds: number, counter: number): HybridTime {
  return `${String(milliseconds).padStart(15, '0')}-${counter.toString(16).padStart(4, '0')}`;
}

/** The parts of a time. @throws RangeError when the text is not one */
export function readHybridTime(time: HybridTime): { milliseconds: number; counter: number } {
  const parts = /^(\d{15})-([0-9a-f]{4})$/u.exec(time);
  if (parts?.[1] === undefined || parts[2] === undefined) {
    throw new RangeError(`not a hybrid time: ${time}`);
  }
  return { milliseconds: Number(parts[1]), counter: Number.parseInt(parts[2], 16) };
}

/**
 * The time after `last` when the wall clock shows `milliseconds`.
 * @param last the newest time in the log, or null in an empty one
 */
export function nextHybridTime(last: HybridTime | null, milliseconds: number): HybridTime {
  if (last === null) {
    return write(milliseconds, 0);
  }
  const before = readHybridTime(last);
  if (milliseconds > before.milliseconds) {
    return write(milliseconds, 0);
  }
  return before.counter < counterLimit
    ? write(before.milliseconds, before.counter + 1)
    : write(before.milliseconds + 1, 0);
}
