import type { TextRange } from './block.ts';
import { ideographOfRadical } from './radicals.ts';

/** A text as search and comparison see it, with the way back to the source. */
export interface Folded {
  readonly folded: string;
  /** For each UTF-16 unit of `folded`: where the source character that gave it begins, in UTF-16 units. */
  readonly map: Uint32Array;
  /** For each UTF-16 unit of `folded`: where the source character that gave it ends. */
  readonly ends: Uint32Array;
}

export interface FoldOptions {
  /** Keeps U+0009, which divides the cells of a row: a word does not run from one cell into the next. */
  readonly keepTabs?: boolean;
}

/** Release of `fold`. Raised when the same text would fold differently, so that search indexes are built anew. */
export const FOLD_VERSION = 1;

/** A character with everything that may merge with it: combining marks, voicing marks of kana, Hangul vowels and finals. */
const cluster = /.[\p{M}\u309b\u309c\uff9e\uff9f\u1160-\u11ff]*/suy;
/** White space of every kind, soft hyphens, joiners, variation selectors: nothing that a reader types to find a word. */
const ignored = /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/u;
const radical = /[\u2e80-\u2fdf]/gu;

/** Characters that are printed for one another and that NFKC keeps apart. */
const alike: ReadonlyMap<string, string> = new Map([
  ['\u301c', '~'],
  ['\u2010', '-'],
  ['\u2012', '-'],
  ['\u2013', '-'],
  ['\u2212', '-'],
  ['\u2015', '\u2014'],
]);

/** True for a UTF-16 unit that folds to itself and merges with no neighbour of the same sort. */
function isPlain(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3041 && unit <= 0x3096) ||
    (unit >= 0x30a1 && unit <= 0x30fc) ||
    (unit >= 0x21 && unit <= 0x40) ||
    (unit >= 0x5b && unit <= 0x7e) ||
    unit === 0x3001 ||
    unit === 0x3002 ||
    (unit >= 0x300a && unit <= 0x3011)
  );
}

const tab = 0x09;

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** True for units that never merge with what stands before them; others are left to the regular expression. */
function standsAlone(unit: number): boolean {
  return (
    isPlain(unit) ||
    unit <= 0x7f ||
    (unit >= 0x3000 && unit <= 0x3029) ||
    (unit >= 0xff01 && unit <= 0xff9d) ||
    (unit >= 0x2460 && unit <= 0x24ff)
  );
}

/** Where a stretch of units ends that all fold to themselves; `from` itself when there is none. */
function plainUntil(text: string, from: number): number {
  let at = from;
  while (at < text.length && isPlain(text.charCodeAt(at))) at += 1;
  // The last unit may merge with what stands behind it.
  return at > from && at < text.length && !standsAlone(text.charCodeAt(at)) ? at - 1 : at;
}

function foldCharacter(character: string): string {
  return (alike.get(character) ?? character).toUpperCase().toLowerCase();
}

/** Single units folded before: normalising is slow, and a text has few different ones. */
const foldedUnits = new Map<string, string>();

function foldUnit(source: string): string {
  const known = foldedUnits.get(source);
  if (known !== undefined) {
    return known;
  }
  const folded = foldCluster(source);
  foldedUnits.set(source, folded);
  return folded;
}

function foldCluster(source: string): string {
  const voiced = source.replace(/[\u309b\uff9e]/gu, '\u3099').replace(/[\u309c\uff9f]/gu, '\u309a');
  const unified = voiced.replace(radical, (sign) => ideographOfRadical.get(sign) ?? sign);
  let folded = '';
  for (const character of unified.normalize('NFKC')) {
    if (!ignored.test(character)) {
      folded += foldCharacter(character);
    }
  }
  return folded.normalize('NFKC');
}

/**
 * Folds a text for search and comparison keys: NFKC, radicals to ideographs, case, and no white space or line breaks.
 * が and か stay different, however が was encoded.
 */
export function fold(text: string, options: FoldOptions = {}): Folded {
  const keepTabs = options.keepTabs ?? false;
  // Most texts fold unit for unit; ligatures and enclosed signs make some longer.
  let starts = new Uint32Array(text.length + 8);
  let ends = new Uint32Array(text.length + 8);
  let folded = '';
  let from = 0;
  while (from < text.length) {
    const plain = plainUntil(text, from);
    if (plain > from) {
      const length = folded.length + plain - from;
      if (length > starts.length) {
        starts = grown(starts, length);
        ends = grown(ends, length);
      }
      for (let at = from; at < plain; at += 1) {
        starts[folded.length + at - from] = at;
        ends[folded.length + at - from] = at + 1;
      }
      folded += text.slice(from, plain);
      from = plain;
      continue;
    }
    const unit = text.charCodeAt(from);
    let to = from + 1;
    let piece: string;
    if (keepTabs && unit === tab) {
      piece = '\t';
    } else if (!isSurrogate(unit) && (to === text.length || standsAlone(text.charCodeAt(to)))) {
      const source = text.charAt(from);
      piece = isPlain(unit) ? source : foldUnit(source);
    } else {
      cluster.lastIndex = from;
      const source = cluster.exec(text)?.[0] ?? text.charAt(from);
      to = from + source.length;
      piece = foldCluster(source);
    }
    const length = folded.length + piece.length;
    if (length > starts.length) {
      starts = grown(starts, length);
      ends = grown(ends, length);
    }
    for (let at = folded.length; at < length; at += 1) {
      starts[at] = from;
      ends[at] = to;
    }
    folded += piece;
    from = to;
  }
  return { folded, map: starts.subarray(0, folded.length), ends: ends.subarray(0, folded.length) };
}

function grown(list: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(length * 2);
  longer.set(list);
  return longer;
}

/** The folded text alone: equal keys mean the same words. */
export function foldKey(text: string): string {
  return fold(text).folded;
}

/** Every place of an already folded word, as ranges of the source text, in order and without overlaps. */
export function rangesOf(text: Folded, foldedWord: string): TextRange[] {
  const ranges: TextRange[] = [];
  if (foldedWord === '') {
    return ranges;
  }
  let at = text.folded.indexOf(foldedWord);
  while (at >= 0) {
    const start = text.map[at];
    const end = text.ends[at + foldedWord.length - 1];
    if (start !== undefined && end !== undefined) {
      ranges.push([start, end]);
    }
    at = text.folded.indexOf(foldedWord, at + foldedWord.length);
  }
  return ranges;
}
