import type { ReactNode } from 'react';
import { useWords } from '../../app/words.ts';
import type { DraftSession } from '../../data/draft-session.ts';
import { Button } from '../../ui/button.tsx';

/** What was typed does not fit what another window has stored: it stays in sight until the reader has decided. */
export function DraftConflict({ session }: { readonly session: DraftSession }): ReactNode {
  const t = useWords();
  return (
    <div className="banner" role="alert">
      <p>{t('draft:conflictText')}</p>
      <Button onClick={() => void session.reload()}>{t('draft:reload')}</Button>
    </div>
  );
}
