import { type Folded, fold } from '../fold.ts';

/** Between the digits of one number only: 1,234,567 and not 1,23. */
const thousands = /(?<=\d),(?=\d{3}(?!\d))/gu;

/**
 * A text as two versions are compared: folded as for search, cells kept apart, and without the commas that group the digits
 * of a number. Texts that come out equal say the same.
 */
export function comparable(text: string): Folded {
  const { folded, map, ends } = fold(text, { keepTabs: true });
  if (!folded.includes(',')) return { folded, map, ends };
  const commas = Array.from(folded.matchAll(thousands), (match) => match.index);
  if (commas.length === 0) return { folded, map, ends };
  const length = folded.length - commas.length;
  const shorterMap = new Uint32Array(length);
  const shorterEnds = new Uint32Array(length);
  let kept = '';
  let from = 0;
  for (const to of [...commas, folded.length]) {
    shorterMap.set(map.subarray(from, to), kept.length);
    shorterEnds.set(ends.subarray(from, to), kept.length);
    kept += folded.slice(from, to);
    from = to + 1;
  }
  return { folded: kept, map: shorterMap, ends: shorterEnds };
}
