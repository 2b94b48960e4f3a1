import { useMemo } from 'react';
import type { ScheduleWords } from '../../../../core/domain/meetings/schedule-editing.ts';
import { useWords } from '../../../app/words.ts';

/** The printed words of an empty schedule. They are of the paper, so they are in its language whatever the window's is. */
export function useScheduleWords(): ScheduleWords {
  const t = useWords();
  return useMemo(() => {
    const printed = { lng: 'ja' };
    return {
      title: t('schedule:printed.title', printed),
      session: t('schedule:printed.session', printed),
      date: t('schedule:printed.date', printed),
      content: t('schedule:printed.content', printed),
    };
  }, [t]);
}
