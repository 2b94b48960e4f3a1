import { useMemo } from 'react';
import type { Preferences } from '../../core/contract/shell.ts';
import { eraOf } from '../../core/domain/dates/eras.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useWords } from '../app/words.ts';

export interface DateWords {
  /** 6月30日（金） */
  readonly dayOfMonth: (isoDate: string) => string;
  /** 令和5年6月30日（金）, or 2023年6月30日（金） */
  readonly full: (isoDate: string) => string;
  /** Without its year while the date lies within half a year of today, else in full. */
  readonly brief: (isoDate: string) => string;
  /** 午後2時, 午後2時30分 */
  readonly time: (clock: string) => string;
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const eraKeys: Readonly<Record<string, 'reiwa' | 'heisei' | 'showa' | 'taisho' | 'meiji'>> = {
  令和: 'reiwa',
  平成: 'heisei',
  昭和: 'showa',
  大正: 'taisho',
  明治: 'meiji',
};

/** The year of a date in the chosen calendar: 令和5, 令和元, or 2023. */
function yearText(isoDate: string, calendar: Preferences['calendar'], t: Translate): string {
  const western = isoDate.slice(0, 4);
  const era = eraOf(isoDate);
  const key = era === null ? undefined : eraKeys[era.name];
  if (calendar === 'western' || era === null || key === undefined) {
    return western;
  }
  const year = era.year === 1 ? t('app:date.firstYear') : era.year;
  return t('app:date.wareki', { era: t(`app:date.era.${key}`), year, western });
}

/** Dates of the program itself in words. Dates inside a city's text are never touched. */
export function dateWords(t: Translate, calendar: Preferences['calendar']): DateWords {
  const parts = (isoDate: string) => {
    const date = new Date(`${isoDate}T00:00:00Z`);
    const weekday = weekdays[date.getUTCDay()] ?? 'sunday';
    return {
      month: t(`app:date.month.${date.getUTCMonth() + 1}` as 'app:date.month.1'),
      day: date.getUTCDate(),
      weekday: t(`app:date.${weekday}`),
    };
  };
  const dayOfMonth = (isoDate: string): string => {
    return t('app:date.dayOfMonth', parts(isoDate));
  };
  const full = (isoDate: string): string => {
    return t('app:date.full', { ...parts(isoDate), year: yearText(isoDate, calendar, t) });
  };
  return {
    dayOfMonth,
    full,
    brief: (isoDate) => (isNearby(isoDate) ? dayOfMonth(isoDate) : full(isoDate)),
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

/** Days around today within which a date needs no year. */
const nearbyDays = 180;

function isNearby(isoDate: string): boolean {
  return Math.abs(Date.parse(isoDate) - Date.parse(today())) <= nearbyDays * 24 * 60 * 60 * 1000;
}

/** Dates in the reader's language and calendar. */
export function useDates(): DateWords {
  const t = useWords();
  const { calendar } = usePreferences().preferences;
  return useMemo(() => dateWords(t, calendar), [t, calendar]);
}

/** Today on the reader's clock, as an ISO date. */
export function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
