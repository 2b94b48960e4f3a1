import { type Folded, fold } from '../fold.ts';

/** Between the digits of one number only: 1,234,567 and not 1,23. */
const thousands = /(?<=\d),(?=\d{3}(?!\d))/gu;

/**
 * A text as two versions are compared: folded as for search, cells kept apart, and without the commas that group the digits
 * of a number. A space stays where white space keeps two numbers apart. Texts that come out equal say the same.
 */
export function comparable(text: string): Folded {
  const apart = numbersKeptApart(fold(text, { keepTabs: true }));
  if (!apart.folded.includes(',')) return apart;
  const commas = Array.from(apart.folded.matchAll(thousands), (match) => match.index);
  if (commas.length === 0) return apart;
  const length = apart.folded.length - commas.length;
  const map = new Uint32Array(length);
  const ends = new Uint32Array(length);
  let folded = '';
  let from = 0;
  for (const to of [...commas, apart.folded.length]) {
    map.set(apart.map.subarray(from, to), folded.length);
    ends.set(apart.ends.subarray(from, to), folded.length);
    folded += apart.folded.slice(from, to);
    from = to + 1;
  }
  return { folded, map, ends };
}

/** Folding drops white space, and 「12 34」 is not 「1234」. */
function numbersKeptApart(text: Folded): Folded {
  const { folded, map, ends } = text;
  const gaps: number[] = [];
  for (let at = 1; at < folded.length; at += 1)
    if (
      isDigit(folded.charCodeAt(at)) &&
      isDigit(folded.charCodeAt(at - 1)) &&
      (ends[at - 1] ?? 0) < (map[at] ?? 0)
    )
      gaps.push(at);
  if (gaps.length === 0) return text;
  const wider = new Uint32Array(folded.length + gaps.length);
  const widerEnds = new Uint32Array(folded.length + gaps.length);
  let result = '';
  let from = 0;
  for (const to of [...gaps, folded.length]) {
    wider.set(map.subarray(from, to), result.length);
    widerEnds.set(ends.subarray(from, to), result.length);
    result += folded.slice(from, to);
    from = to;
    if (to === folded.length) break;
    // The space stands for all that was there.
    wider[result.length] = ends[to - 1] ?? 0;
    widerEnds[result.length] = map[to] ?? 0;
    result += ' ';
  }
  return { folded: result, map: wider, ends: widerEnds };
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
