/** How the first text becomes the second: what stands between their common start and their common end. */
export interface MiddleDifference {
  readonly prefix: string;
  readonly before: string;
  readonly after: string;
  readonly suffix: string;
}

/** Compares code points, so that a surrogate pair is never cut. */
export function middleDifference(first: string, second: string): MiddleDifference {
  const a = Array.from(first);
  const b = Array.from(second);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return {
    prefix: a.slice(0, start).join(''),
    before: a.slice(start, a.length - end).join(''),
    after: b.slice(start, b.length - end).join(''),
    suffix: a.slice(a.length - end).join(''),
  };
}

/** Whether the first text is the second with a character or two written twice: a slip of the keyboard. */
export function isDoubled(written: string, meant: string): boolean {
  const { prefix, before, after, suffix } = middleDifference(written, meant);
  if (after !== '' || before === '' || before.length > 2) return false;
  return prefix.endsWith(before) || suffix.startsWith(before);
}

/** Edit distance (insert, delete, replace) by code points. */
export function editDistance(first: string, second: string): number {
  const a = Array.from(first);
  const b = Array.from(second);
  let previous = b.map((_, index) => index + 1);
  for (let row = 0; row < a.length; row += 1) {
    const current: number[] = [];
    let diagonal = row;
    let left = row + 1;
    for (let column = 0; column < b.length; column += 1) {
      const above = previous[column] ?? 0;
      const cost = a[row] === b[column] ? diagonal : 1 + Math.min(diagonal, above, left);
      diagonal = above;
      left = cost;
      current.push(cost);
    }
    previous = current;
  }
  return previous.at(-1) ?? a.length;
}

/** 1 for equal texts, 0 for texts with nothing in common. */
export function similarity(first: string, second: string): number {
  const longest = Math.max(Array.from(first).length, Array.from(second).length);
  return longest === 0 ? 1 : 1 - editDistance(first, second) / longest;
}

/** Length of the longest stretch that stands in both texts, in UTF-16 units. */
export function longestCommon(first: string, second: string): number {
  let longest = 0;
  let previous = Array.from({ length: second.length + 1 }, () => 0);
  for (const character of first) {
    const current = Array.from({ length: second.length + 1 }, () => 0);
    for (let at = 1; at <= second.length; at += 1) {
      if (second[at - 1] === character) {
        current[at] = (previous[at - 1] ?? 0) + 1;
        longest = Math.max(longest, current[at] ?? 0);
      }
    }
    previous = current;
  }
  return longest;
}
