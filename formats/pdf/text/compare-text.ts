import { fold } from '../../../core/domain/blocks/fold.ts';
import { coverOnce, uncoveredRuns } from './cover.ts';
import { excuseRuns } from './excuse.ts';

export interface ExpectedText {
  readonly id: string;
  /** Every visible character of the material, in reading order. White space does not count. */
  readonly text: string;
  /** What the paper may show besides, any number of times or not at all: repeated table heads, list marks, chart labels. */
  readonly mayAppear?: readonly string[];
}

export interface FoundText {
  readonly id: string;
  /** Text of its pages as extracted, before anything was stamped onto them. */
  readonly text: string;
}

export interface TextDifference {
  readonly id: string;
  readonly text: string;
}

export interface MissingText extends TextDifference {
  /** UTF-16 offset into the expected text. */
  readonly offset: number;
}

export interface TextComparison {
  readonly equal: boolean;
  readonly missing: readonly MissingText[];
  /** Text that should not be there, folded. */
  readonly extra: readonly TextDifference[];
}

/**
 * Compares what should be printed with what is found in the PDF, material by material, in linear time. Both sides are
 * folded first. Order counts within a run of text only: the cells of a row that breaks over two pages come out of a PDF in
 * another order than they were put in.
 */
export function compareText(expected: readonly ExpectedText[], found: readonly FoundText[]): TextComparison {
  const texts = new Map<string, string>();
  for (const { id, text } of found) {
    texts.set(id, (texts.get(id) ?? '') + text);
  }
  const missing: MissingText[] = [];
  const extra: TextDifference[] = [];
  for (const material of expected) {
    const source = fold(material.text);
    const printed = fold(texts.get(material.id) ?? '').folded;
    texts.delete(material.id);
    const cover = coverOnce(source.folded, printed);
    for (const [from, to] of uncoveredRuns(cover.expected)) {
      const start = source.map[from] ?? 0;
      const end = source.ends[to - 1] ?? material.text.length;
      missing.push({ id: material.id, offset: start, text: material.text.slice(start, end) });
    }
    const runs = uncoveredRuns(cover.found).map(([from, to]) => printed.slice(from, to));
    for (const text of excuseRuns(runs, material.mayAppear ?? [])) {
      extra.push({ id: material.id, text });
    }
  }
  for (const [id, text] of texts) {
    const { folded } = fold(text);
    if (folded !== '') {
      extra.push({ id, text: folded });
    }
  }
  return { equal: missing.length === 0 && extra.length === 0, missing, extra };
}
