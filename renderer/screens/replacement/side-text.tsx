import type { ReactNode } from 'react';
import type { TextRange } from '../../../core/domain/blocks/block.ts';
import { useWords } from '../../app/words.ts';
import { piecesOf } from './pieces.ts';

/** One side of a comparison: what only stands here is named in words and by a line, the tint only repeats it. */
export function SideText({
  text,
  side,
  changes,
  marks,
  sign,
  proposed,
}: {
  readonly text: string;
  readonly side: 'before' | 'after';
  readonly changes: readonly TextRange[];
  readonly marks: readonly TextRange[];
  /** 合印 of the annotation in question; null where it stands elsewhere. */
  readonly sign: string | null;
  /** Nobody has agreed to the place yet. */
  readonly proposed: boolean;
}): ReactNode {
  const t = useWords();
  const pieces = piecesOf(text, changes, marks);
  let signed = false;
  return pieces.map((piece, index) => {
    const next = pieces[index + 1];
    const endsChange = piece.changed && next?.changed !== true;
    const startsMark = piece.marked && !signed;
    signed ||= piece.marked;
    const words = <span data-offset={piece.from}>{piece.text}</span>;
    const inner = piece.changed ? side === 'before' ? <del>{words}</del> : <ins>{words}</ins> : words;
    return (
      <span
        key={piece.from}
        className={piece.marked ? `in-question${proposed ? ' proposed' : ''}` : undefined}
      >
        {piece.afterGap ? <span className="left-out">{t('replacement:leftOut')}</span> : null}
        {startsMark && sign !== null ? (
          <span className="in-question-sign">
            {proposed ? t('replacement:proposedSign', { sign }) : sign}
          </span>
        ) : null}
        {inner}
        {endsChange ? (
          <span className={`change-word ${side}`}>
            {t(side === 'before' ? 'replacement:deleted' : 'replacement:added')}
          </span>
        ) : null}
      </span>
    );
  });
}
