import type { ReactNode } from 'react';
import { useWords } from '../../app/words.ts';
import { ComparedText } from './compared-text.tsx';

/** A text with what another one says differently named in words and by a line; neither is the earlier one. */
export function DifferingText({ text, other }: { readonly text: string; readonly other: string }): ReactNode {
  const t = useWords();
  return <ComparedText before={other} after={text} side="after" word={t('received:conflict.differs')} />;
}
