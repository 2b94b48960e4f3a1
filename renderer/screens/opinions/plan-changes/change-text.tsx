import type { ReactNode } from 'react';
import { inlineDifferences } from '../../../../core/domain/blocks/align.ts';
import type { TextRange } from '../../../../core/domain/blocks/block.ts';
import type { PlanChange } from '../../../../core/domain/opinion-sheets/plan-change.ts';
import { useWords } from '../../../app/words.ts';

/** 修正前 and 修正後 below each other: what is only on one side has a word and a line, the tint only repeats it. */
export function ChangeText({ change }: { readonly change: Pick<PlanChange, 'before' | 'after'> }): ReactNode {
  const t = useWords();
  const { before, after } = change;
  const differences = before === '' || after === '' ? [] : inlineDifferences(before, after);
  return (
    <dl className="compile-change">
      <dt>{t('compile:change.before')}</dt>
      <dd>
        {before === '' ? (
          <span className="small">{t('compile:change.nothingBefore')}</span>
        ) : (
          <Side
            text={before}
            side="before"
            ranges={after === '' ? [[0, before.length]] : differences.map((one) => one.before)}
          />
        )}
      </dd>
      <dt>{t('compile:change.after')}</dt>
      <dd>
        {after === '' ? (
          <span className="small">{t('compile:change.nothingAfter')}</span>
        ) : (
          <Side
            text={after}
            side="after"
            ranges={before === '' ? [[0, after.length]] : differences.map((one) => one.after)}
          />
        )}
      </dd>
    </dl>
  );
}

function Side({
  text,
  side,
  ranges,
}: {
  readonly text: string;
  readonly side: 'before' | 'after';
  readonly ranges: readonly Readonly<TextRange>[];
}): ReactNode {
  const t = useWords();
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of ranges.filter(([start, end]) => start < end)) {
    parts.push(text.slice(at, from));
    const words = text.slice(from, to);
    parts.push(
      side === 'before' ? <del key={from}>{words}</del> : <ins key={from}>{words}</ins>,
      <span key={`${from} word`} className={`change-word ${side}`}>
        {t(side === 'before' ? 'replacement:deleted' : 'replacement:added')}
      </span>,
    );
    at = to;
  }
  parts.push(text.slice(at));
  return parts;
}
