import { inlineDifferences } from '../../../core/domain/blocks/align.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import type { Line, Run } from './paper.ts';

/** UTF-16 units up to which both sides are shown whole. */
const shortText = 24;
/** Units of unchanged text left beside a change. */
const aroundLength = 14;

/** A change in one cell: what is struck out, then what is new; of long texts only what is different, in one text. */
export function changedLines(before: string, after: string, translate: Translate): Line[] {
  if (before.length <= shortText && after.length <= shortText) {
    return [...side(before, 'deleted', translate), ...side(after, 'inserted', translate)];
  }
  if (before === '' || after === '') {
    return before === '' ? side(after, 'inserted', translate) : side(before, 'deleted', translate);
  }
  return [shortenedRuns(before, after, translate)];
}

function word(mark: 'deleted' | 'inserted', translate: Translate): string {
  return translate(mark === 'deleted' ? 'comparison:deletedWord' : 'comparison:addedWord');
}

function side(text: string, mark: 'deleted' | 'inserted', translate: Translate): Line[] {
  return text === '' ? [] : [[{ text, mark }, { text: word(mark, translate) }]];
}

function shortenedRuns(before: string, after: string, translate: Translate): Run[] {
  const runs: Run[] = [];
  const differences = inlineDifferences(before, after);
  let at = 0;
  differences.forEach((difference, index) => {
    const [from, to] = difference.before;
    runs.push({ text: kept(before.slice(at, from), index === 0 ? 'start' : 'middle') });
    const gone = before.slice(from, to);
    const added = after.slice(...difference.after);
    if (gone !== '') {
      runs.push({ text: gone, mark: 'deleted' }, { text: word('deleted', translate) });
    }
    if (added !== '') {
      runs.push({ text: added, mark: 'inserted' }, { text: word('inserted', translate) });
    }
    at = to;
  });
  runs.push({ text: kept(before.slice(at), 'end') });
  return runs.filter(({ text }) => text !== '');
}

/** Unchanged text beside changes: its middle, or what is farther away, is left out. */
function kept(text: string, where: 'start' | 'middle' | 'end'): string {
  const letters = [...text];
  const head = letters.slice(0, aroundLength).join('');
  const tail = letters.slice(-aroundLength).join('');
  if (letters.length <= (where === 'middle' ? 2 * aroundLength : aroundLength) + 4) {
    return text;
  }
  return where === 'start' ? `…${tail}` : where === 'end' ? `${head}…` : `${head}…${tail}`;
}

/** One side of a change in a column of its own: the changed words are marked and named. */
export function sideRuns(
  before: string,
  after: string,
  which: 'before' | 'after',
  translate: Translate,
): Run[] {
  const text = which === 'before' ? before : after;
  const mark = which === 'before' ? 'deleted' : 'inserted';
  if (before === '' || after === '') {
    return text === '' ? [] : [{ text, mark }, { text: word(mark, translate) }];
  }
  const runs: Run[] = [];
  let at = 0;
  for (const difference of inlineDifferences(before, after)) {
    const [from, to] = difference[which];
    if (from < to) {
      runs.push(
        { text: text.slice(at, from) },
        { text: text.slice(from, to), mark },
        { text: word(mark, translate) },
      );
      at = to;
    }
  }
  runs.push({ text: text.slice(at) });
  return runs.filter((run) => run.text !== '');
}
