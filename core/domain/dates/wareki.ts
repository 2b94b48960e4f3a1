import { isoParts, weekdayLetter } from './calendar.ts';
import { eraOf } from './eras.ts';

/**
 * A date in the Japanese calendar: 「令和5年6月30日」, 「令和元年5月」 for a year and month.
 * @param iso ISO 8601 date, or year and month
 * @param options `weekday` appends 「（金）」 to a whole date
 * @returns `iso` itself where it is no date or lies before 明治
 */
export function wareki(iso: string, options: { readonly weekday?: boolean } = {}): string {
  const parts = isoParts(iso);
  const era = parts === null ? null : eraOf(iso);
  if (parts === null || era === null) return iso;
  const year = `${era.name}${era.year === 1 ? '元' : String(era.year)}年`;
  const day = parts.day === null ? '' : `${parts.day}日`;
  const weekday = options.weekday === true && parts.day !== null ? `（${weekdayLetter(iso)}）` : '';
  return `${year}${parts.month}月${day}${weekday}`;
}
