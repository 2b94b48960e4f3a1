import type { ReactNode } from 'react';
import { inlineDifferences } from '../../../core/domain/blocks/inline-differences.ts';
import { useWords } from '../../app/words.ts';

/**
 * One side of two texts, with what only it says struck out (before) or underlined (after), and said in a word as well. Texts
 * that differ in width or white space only say so.
 */
export function ComparedText({
  before,
  after,
  side,
  word,
}: {
  readonly before: string;
  readonly after: string;
  readonly side: 'before' | 'after';
  /** Stands behind what differs. */
  readonly word?: string;
}): ReactNode {
  const t = useWords();
  const text = side === 'before' ? before : after;
  if (before === after) {
    return text;
  }
  const differences = inlineDifferences(before, after);
  const parts: ReactNode[] = [];
  let end = 0;
  for (const difference of differences) {
    const [from, to] = difference[side];
    parts.push(text.slice(end, from));
    if (to > from) {
      const words = text.slice(from, to);
      parts.push(side === 'before' ? <del key={from}>{words}</del> : <ins key={from}>{words}</ins>);
      parts.push(
        <span key={`${from} word`} className={`change-word ${side}`}>
          {word ?? t(side === 'before' ? 'replacement:deleted' : 'replacement:added')}
        </span>,
      );
    }
    end = to;
  }
  parts.push(text.slice(end));
  return (
    <span className="comparison-text">
      {parts}
      {differences.length === 0 ? <span className="small"> {t('received:conflict.onlySpacing')}</span> : null}
    </span>
  );
}
