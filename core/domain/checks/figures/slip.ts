/** Whether one number is another with one digit changed or two exchanged: what a hand or an eye slips on. */
export function isSlip(written: string, meant: string): boolean {
  if (written.length !== meant.length || written === meant) return false;
  const differing = [...written].flatMap((digit, index) => (digit === meant[index] ? [] : [index]));
  const [first, second, third] = differing;
  if (first === undefined || third !== undefined) return false;
  // A single digit of a number of two is another number as easily as a slip.
  if (second === undefined) return written.length >= 3;
  return written[first] === meant[second] && written[second] === meant[first];
}
