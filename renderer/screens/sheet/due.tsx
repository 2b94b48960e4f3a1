import type { ReactNode } from 'react';
import { useWords } from '../../app/words.ts';
import { daysUntil, useMomentWords } from './moments.ts';
import { useNow } from './use-now.ts';

/** 提出期限 with what is left until it; after it, that it is over. Nothing without a deadline. */
export function Due({ dueAt }: { readonly dueAt: number | null }): ReactNode {
  const t = useWords();
  const moments = useMomentWords();
  const now = useNow();
  if (dueAt === null) {
    return null;
  }
  const days = daysUntil(dueAt, now);
  const left =
    now > dueAt
      ? t('opinion-sheet:due.over')
      : days === 0
        ? t('opinion-sheet:due.today')
        : t('opinion-sheet:due.days', { days });
  return (
    <p className="sheet-due" data-over={now > dueAt ? '' : undefined}>
      <span className="small">{t('opinion-sheet:due.label')}</span>
      <b>{moments.dayAndClock(dueAt)}</b>
      <span className="small">{left}</span>
    </p>
  );
}
