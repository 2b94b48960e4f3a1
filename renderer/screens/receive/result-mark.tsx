import type { ReactNode } from 'react';
import type { ReceiveResult } from '../../../core/contract/exchange-schemas.ts';
import { useWords } from '../../app/words.ts';

/** 新しい, 直し, 変わりなし, 確かめが要る, 受け取れない: a word in an outline; what a person must look at is filled. */
export function ResultMark({
  result,
  phase,
}: {
  readonly result: ReceiveResult;
  readonly phase: 'preview' | 'received';
}): ReactNode {
  const t = useWords();
  const look =
    result === 'conflicting' || result === 'refused' ? 'filled' : result === 'unchanged' ? 'dashed' : '';
  return (
    <span className={`version-mark ${look}`}>
      {phase === 'preview' ? t(`receive:result.${result}`) : t(`exchange:received.${result}`)}
    </span>
  );
}
