import { wareki } from '../core/domain/dates/wareki.ts';
import type { Translate } from '../core/locales/translator.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** The day of a moment on the clock of this machine, ISO 8601. @param at Unix time in milliseconds */
export function dayOf(at: number): string {
  const local = new Date(at);
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
}

/** 「令和5年6月29日」 */
export function dayText(at: number): string {
  return wareki(dayOf(at));
}

/** 「令和5年6月29日（木）午後5時」 @param at Unix time in milliseconds */
export function momentText(at: number, translate: Translate): string {
  const local = new Date(at);
  const hours = local.getHours();
  const minutes = local.getMinutes();
  const values = {
    day: wareki(dayOf(at), { weekday: true }),
    half: translate(hours < 12 ? 'opinion-export:time.morning' : 'opinion-export:time.afternoon'),
    hour: hours < 12 ? hours : hours - 12,
    minute: minutes,
  };
  return minutes === 0
    ? translate('opinion-export:time.hour', values)
    : translate('opinion-export:time.minute', values);
}
