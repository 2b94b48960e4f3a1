import type { ReactNode } from 'react';
import { inlineDifferences } from '../../../core/domain/blocks/inline-differences.ts';
import { useWords } from '../../app/words.ts';

/** A text with what another one says differently named in words and by a line. */
export function DifferingText({ text, other }: { readonly text: string; readonly other: string }): ReactNode {
  const t = useWords();
  if (text === other) {
    return text;
  }
  const differences = inlineDifferences(other, text);
  const parts: ReactNode[] = [];
  let end = 0;
  for (const { after } of differences) {
    const [from, to] = after;
    parts.push(text.slice(end, from));
    if (to > from) {
      parts.push(<ins key={from}>{text.slice(from, to)}</ins>);
      parts.push(
        <span key={`${from} word`} className="change-word after">
          {t('received:conflict.differs')}
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
