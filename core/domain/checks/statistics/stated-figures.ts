import { Decimal } from 'decimal.js';
import { type FigureYear, figureYears } from '../text/figure-years.ts';
import { comparisonKey } from '../text/normal.ts';
import type { PrintedDate } from '../text/printed-dates.ts';
import type { GridColumn, GridRow } from './grid.ts';
import { literal } from './named-rows.ts';

/** A figure that a sentence states, with the year where it names one. UTF-16 offsets in the sentence. */
export interface StatedFigure {
  readonly year: FigureYear | null;
  readonly value: Decimal;
  readonly decimals: number;
  readonly unit: string;
  readonly from: number;
  readonly to: number;
}

const number = '(?<digits>[\\d,]*\\d(?:\\.\\d+)?)';
const unit =
  '(?<unit>%|‰|ポイント|人|件|世帯|団体|法人|か所|箇所|ヶ所|回|戸|校|園|施設|事業所|(?:[千百十]?万|千|百万|億)?円|倍)';
/** A figure that is a bound, a rounded one or a part of a longer expression. */
const notBound = '(?!以|超|未|程|前|台|増|減|上|低|高|ポ|あ|弱|強)';

/** Whether a column of a table is of the year that a sentence names. */
export function isOfYear({ key, label, year }: GridColumn, stated: FigureYear): boolean {
  if (year !== stated.year) return false;
  // 「R6」 and 「2024」, in the text or the table, do not say which year is meant.
  const isBare = /^[※*]?(?:[A-Z](?:\d{1,2}|元)|\d{4})$/u.test(comparisonKey(label));
  return stated.bare
    ? /-{2}$/u.test(key)
    : isBare || key === `${stated.fiscal ? 'fiscal' : 'year'}-${stated.year}--`;
}

/** 「令和4年(の)NAMEは21.3%」, 「NAMEは令和4年に21.3%」, 「R3の78件から」: year, name and number close together. */
export function datedFigures(sentence: string, name: string, title: string): StatedFigure[] {
  const years = figureYears(sentence);
  const carried = carriedOn(sentence, name, years);
  if (carried !== null) return [carried];
  return years.flatMap((date): StatedFigure[] => {
    if (date.month !== null && !isDayOf(date, title)) return [];
    const pattern = new RegExp(
      `^(?:現在|時点|末)?(?:の|における|には|で|に|は|が)?(?:市の|本市の)?(?:${literal(name)})?(?:は|が)?、?\\s*${number}\\s*(?:${unit}|$|で|と)`,
      'u',
    );
    const match = pattern.exec(sentence.slice(date.to));
    if (match === null) return [];
    const near = sentence.slice(Math.max(0, date.from - name.length - 36), date.to + match[0].length);
    return near.includes(name) ? [figureOf(match, date, date.from, date.to + match[0].length)] : [];
  });
}

/** 「令和4年4月1日」 of a table that counts 「各年4月1日現在」 is its column 「令和4年」. */
function isDayOf(date: PrintedDate, title: string): boolean {
  return comparisonKey(title).includes(`各年${date.month}月${date.day}日`);
}

/** 「…は令和4年度で851人、NAMEは19.9%」: the year before holds for the row named behind the comma. */
function carriedOn(sentence: string, name: string, years: readonly FigureYear[]): StatedFigure | null {
  const [date, second] = years;
  if (date === undefined || second !== undefined || date.month !== null) return null;
  if (/見込|予測|推計|目標|まで|以降|比べ|比較/u.test(sentence)) return null;
  const pattern = new RegExp(
    `[、,]\\s*${literal(name)}(?:は|が)、?\\s*${number}\\s*${unit}${notBound}(?!の)`,
    'u',
  );
  const match = pattern.exec(sentence);
  if (match === null || match.index < date.to) return null;
  return figureOf(match, date, match.index + 1, match.index + match[0].length);
}

/** 「NAME(の利用者数)は36.9%」 in a sentence without years; null where there is none. */
export function undatedFigure(
  sentence: string,
  name: string,
): (StatedFigure & { match: RegExpExecArray }) | null {
  if (figureYears(sentence).length > 0) return null;
  const match = new RegExp(
    `${literal(name)}(?:の[^、。「」\\d]{1,12}?)?(?:は|が)、?\\s*${number}\\s*${unit}${notBound}(?!の|を)`,
    'u',
  ).exec(sentence);
  if (match === null) return null;
  return { ...figureOf(match, null, match.index, match.index + match[0].length), match };
}

/** 「NAMEは…全体の52.3%を占め」; null where there is none. */
export function statedShareOf(
  sentence: string,
  name: string,
): (StatedFigure & { match: RegExpExecArray }) | null {
  const match = new RegExp(
    `${literal(name)}(?:は|が|の[^、。「」]{0,16}は)[^。「」]{0,24}?(?:全体|総数|合計|総件数|総人口|人口全体)の\\s*${number}\\s*(?<unit>%)${notBound}`,
    'u',
  ).exec(sentence);
  if (match === null) return null;
  const from = match.index + match[0].search(/(?:全体|総数|合計|総件数|総人口|人口全体)の\s*[\d,.]+\s*%$/u);
  return { ...figureOf(match, null, from, match.index + match[0].length), match };
}

function figureOf(match: RegExpExecArray, year: FigureYear | null, from: number, to: number): StatedFigure {
  const digits = (match.groups?.['digits'] ?? '').replaceAll(',', '');
  return {
    year,
    value: new Decimal(digits),
    decimals: digits.split('.')[1]?.length ?? 0,
    unit: match.groups?.['unit'] ?? '',
    from,
    to,
  };
}

/** A share and a count are not the same figure. */
export function fitsRow({ unit: stated }: StatedFigure, row: GridRow): boolean {
  if (stated === '') return true;
  const isRate = row.isRate || /^[%％‰]$/u.test(row.unit ?? '');
  return /^[%‰]$/u.test(stated)
    ? isRate
    : !/^[%％‰]$/u.test(row.unit ?? '') && stated !== 'ポイント' && stated !== '倍';
}

/** What tables count in: thousands, ten thousands, millions, hundred millions. */
const units = [1_000, 10_000, 1_000_000, 100_000_000] as const;

/** A text may round the table's figure, not contradict it. */
export function agrees(
  stated: Pick<StatedFigure, 'value' | 'decimals'>,
  printed: Decimal,
  decimals: number,
): boolean {
  const digits = Math.min(stated.decimals, decimals);
  const isSame = stated.value
    .toDecimalPlaces(digits, Decimal.ROUND_HALF_UP)
    .equals(printed.toDecimalPlaces(digits, Decimal.ROUND_HALF_UP));
  // 「31,000人」 of a table in 千人.
  const inThousands = units.some((unit) =>
    stated.value.dividedBy(unit).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).equals(printed),
  );
  return isSame || (inThousands && stated.value.greaterThanOrEqualTo(1000));
}
