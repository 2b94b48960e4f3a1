import { useCallback } from 'react';
import { useWords } from '../../app/words.ts';
import { today, useDates } from '../../ui/dates.ts';

/** A moment of this machine's clock in words: the time alone today, with its day before. @param at Unix milliseconds */
export function useMoments(): (at: number) => string {
  const t = useWords();
  const dates = useDates();
  return useCallback(
    (at) => {
      const moment = new Date(at);
      const two = (value: number): string => String(value).padStart(2, '0');
      const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
      const clock = { hour: moment.getHours(), minute: two(moment.getMinutes()) };
      return day === today()
        ? t('draft:time.today', clock)
        : t('draft:time.day', { ...clock, day: dates.brief(day) });
    },
    [t, dates],
  );
}
