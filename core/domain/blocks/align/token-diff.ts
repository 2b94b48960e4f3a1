import { type Diff, diffCleanupMerge, diffCleanupSemantic, diffMain } from 'diff-match-patch-es';

/** A stretch that two comparable texts have in common. */
export interface Run {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

/** Longer pairs of texts, in the product of their lengths, are compared at their ends only. */
const largestProduct = 25_000_000;
/** Whole numbers, pairs of surrogates, and signs of the range that stands for them here. */
const token = /\d+(?:[.,]\d+)*|[\ud800-\udbff][\udc00-\udfff]|[\ue000-\uf8ff]/gu;
const firstCode = 0xe000;
const lastCode = 0xf8ff;

/**
 * What two texts have in common, in order. Numbers are taken as wholes, and stretches too short to mean anything between
 * changes are not counted.
 */
export function equalRuns(before: string, after: string): Run[] {
  if (before === after) return before === '' ? [] : [{ before: 0, after: 0, length: before.length }];
  const diffs = diffTokens(before, after);
  const runs: Run[] = [];
  let fromBefore = 0;
  let fromAfter = 0;
  for (const [operation, text] of diffs) {
    if (operation === 0) runs.push({ before: fromBefore, after: fromAfter, length: text.length });
    if (operation <= 0) fromBefore += text.length;
    if (operation >= 0) fromAfter += text.length;
  }
  return runs;
}

/** Deletions (-1), insertions (1) and common text (0), put where a reader would put them. */
export function diffTokens(before: string, after: string): Diff[] {
  const codes = new Map<string, string>();
  const texts = new Map<string, string>();
  const encode = (text: string): string =>
    text.replace(token, (found) => {
      const known = codes.get(found);
      if (known !== undefined) return known;
      if (firstCode + codes.size > lastCode) return found;
      const code = String.fromCharCode(firstCode + codes.size);
      codes.set(found, code);
      texts.set(code, found);
      return code;
    });
  const [a, b] = [encode(before), encode(after)];
  const diffs = a.length * b.length > largestProduct ? endsOnly(a, b) : diffMain(a, b, { diffTimeout: 0 });
  diffCleanupSemantic(diffs);
  slide(diffs);
  diffCleanupMerge(diffs);
  for (const diff of diffs) diff[1] = diff[1].replace(/[\ue000-\uf8ff]/gu, (code) => texts.get(code) ?? code);
  return diffs.filter(([, text]) => text !== '');
}

function endsOnly(a: string, b: string): Diff[] {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const diffs: Diff[] = [
    [0, a.slice(0, start)],
    [-1, a.slice(start, a.length - end)],
    [1, b.slice(start, b.length - end)],
    [0, a.slice(a.length - end)],
  ];
  return diffs.filter(([, text]) => text !== '');
}

/** Moves a lone insertion or deletion between equal texts to where words and clauses begin. */
function slide(diffs: Diff[]): void {
  for (let index = 1; index < diffs.length - 1; index += 1) {
    const [left, edit, right] = [diffs[index - 1], diffs[index], diffs[index + 1]];
    if (left?.[0] !== 0 || right?.[0] !== 0 || edit === undefined || edit[0] === 0) continue;
    let [before, middle, behind] = [left[1], edit[1], right[1]];
    while (before !== '' && before.at(-1) === middle.at(-1)) {
      const character = before.slice(-1);
      before = before.slice(0, -1);
      middle = character + middle.slice(0, -1);
      behind = character + behind;
    }
    let best = { score: -1, before, middle, behind };
    for (;;) {
      const score = boundary(before, middle) + boundary(middle, behind);
      if (score >= best.score) best = { score, before, middle, behind };
      if (behind === '' || behind.charAt(0) !== middle.charAt(0)) break;
      const character = behind.charAt(0);
      before += character;
      middle = middle.slice(1) + character;
      behind = behind.slice(1);
    }
    left[1] = best.before;
    edit[1] = best.middle;
    right[1] = best.behind;
  }
}

/** How well a change may begin or end between two texts. */
function boundary(left: string, right: string): number {
  if (left === '' || right === '') return 6;
  const [before, after] = [left.charAt(left.length - 1), right.charAt(0)];
  if ('。\n\t'.includes(before)) return 5;
  if ('、，・：'.includes(before)) return 4;
  if ('」』）)】'.includes(before) || '「『（(【'.includes(after)) return 3;
  const [classBefore, classAfter] = [script(before), script(after)];
  if (classBefore === classAfter) return 0;
  return classBefore === 'hiragana' ? 2 : 1;
}

function script(character: string): 'hiragana' | 'katakana' | 'ideograph' | 'other' {
  if (character >= '\u3041' && character <= '\u309f') return 'hiragana';
  if (character >= '\u30a0' && character <= '\u30ff') return 'katakana';
  return character >= '\u3400' && character <= '\u9fff' ? 'ideograph' : 'other';
}
