/** Most places at which one opinion is split; the contract holds the same. */
const mostOffsets = 50;

/** Whether a text may be split at a place: inside it, not twice, and not inside a character. */
export function isSplittable(text: string, offsets: readonly number[], at: number): boolean {
  return (
    at > 0 &&
    at < text.length &&
    !offsets.includes(at) &&
    offsets.length < mostOffsets &&
    !/[\udc00-\udfff]/u.test(text.charAt(at)) &&
    text.slice(0, at).trim() !== '' &&
    text.slice(at).trim() !== ''
  );
}

export function withOffset(offsets: readonly number[], at: number): number[] {
  return [...offsets, at].sort((a, b) => a - b);
}

/** The parts that offsets make of a text; together they are the text, letter by letter. */
export function partsOf(text: string, offsets: readonly number[]): { from: number; text: string }[] {
  return [0, ...offsets].map((from, index) => ({ from, text: text.slice(from, offsets[index]) }));
}
