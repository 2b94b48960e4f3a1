import { useMemo } from 'react';
import type { Preferences } from '../../core/contract/shell.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useWords } from '../app/words.ts';

export interface DateWords {
  /** 6月30日（金） */
  readonly dayOfMonth: (isoDate: string) => string;
  /** 令和5年6月30日（金）, or 2023年6月30日（金） */
  readonly full: (isoDate: string) => string;
  /** 午後2時, 午後2時30分 */
  readonly time: (clock: string) => string;
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const eraFormats = {
  ja: new Intl.DateTimeFormat('ja-u-ca-japanese', { era: 'long', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-u-ca-japanese', { era: 'long', year: 'numeric', timeZone: 'UTC' }),
} as const;

type Reader = Pick<Preferences, 'calendar' | 'locale'>;

/** The year of a date in the chosen calendar: 令和5, 令和元, or 2023. */
function yearText(date: Date, { calendar, locale }: Reader, t: Translate): string {
  if (calendar === 'western') {
    return String(date.getUTCFullYear());
  }
  const parts = eraFormats[locale].formatToParts(date);
  const era = parts.find((part) => part.type === 'era')?.value ?? '';
  const year = parts.find((part) => part.type === 'year')?.value ?? '';
  const numeral = year === '元' || year === '1' ? t('app:date.firstYear') : year;
  return t('app:date.wareki', { era, year: numeral, western: date.getUTCFullYear() });
}

/** Dates of the program itself in words. Dates inside a city's text are never touched. */
export function dateWords(t: Translate, reader: Reader): DateWords {
  const parts = (isoDate: string) => {
    const date = new Date(`${isoDate}T00:00:00Z`);
    const weekday = weekdays[date.getUTCDay()] ?? 'sunday';
    return {
      date,
      month: t(`app:date.month.${date.getUTCMonth() + 1}` as 'app:date.month.1'),
      day: date.getUTCDate(),
      weekday: t(`app:date.${weekday}`),
    };
  };
  return {
    dayOfMonth: (isoDate) => {
      const { date: _date, ...rest } = parts(isoDate);
      return t('app:date.dayOfMonth', rest);
    },
    full: (isoDate) => {
      const { date, ...rest } = parts(isoDate);
      return t('app:date.full', { ...rest, year: yearText(date, reader, t) });
    },
    time: (clock) => {
      const [hour = 0, minute = 0] = clock.split(':').map(Number);
      const half = hour < 12 ? t('app:date.morning') : t('app:date.afternoon');
      if (clock === '12:00') {
        return t('app:date.noon');
      }
      const values = { half, minute, hour: hour % 12, clockHour: hour % 12 === 0 ? 12 : hour % 12 };
      return minute === 0
        ? t('app:date.hour', values)
        : t('app:date.hourMinute', { ...values, two: String(minute).padStart(2, '0') });
    },
  };
}

/** Dates in the reader's language and calendar. */
export function useDates(): DateWords {
  const t = useWords();
  const { calendar, locale } = usePreferences().preferences;
  return useMemo(() => dateWords(t, { calendar, locale }), [t, calendar, locale]);
}

/** Today on the reader's clock, as an ISO date. */
export function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
