import { Decimal } from 'decimal.js';
import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { comparisonKey } from '../text/normal.ts';
import { type PrintedDate, printedDates } from '../text/printed-dates.ts';
import type { Grid } from './grid.ts';
import { literal, type NamedRow, namingSentences, upToClause } from './named-rows.ts';

interface Stated {
  readonly year: number;
  readonly fiscal: boolean;
  readonly value: Decimal;
  readonly decimals: number;
  readonly from: number;
  readonly to: number;
}

/**
 * A figure that a text gives for a row of a table and a year, against the table: 「令和4年の高齢化率は21.3%」. Only rows whose
 * label stands in the sentence word for word, and only rows that no other table shares.
 */
export function checkFiguresInText(grids: readonly Grid[], blocks: readonly PlacedBlock[]): Finding[] {
  return namingSentences(grids, blocks).flatMap(({ placed, named, sentence, offset }) => {
    const { block } = placed;
    const { grid, row, name } = named;
    const undated = undatedIn(sentence, named);
    if (undated !== null) {
      const quote = block.text.slice(offset + undated.from, offset + undated.to);
      return [differs(placed, named, undated.column, quote)];
    }
    return statedIn(sentence, name, grid.title).flatMap((stated) => {
      const column = grid.columns.findIndex(
        ({ key, label, year }) =>
          key === `${stated.fiscal ? 'fiscal' : 'year'}-${stated.year}--` ||
          // 「R6」 and 「2024」 do not say which year is meant.
          (year === stated.year && /^[※*]?(?:[A-Z]\d{1,2}|\d{4})$/u.test(halfWidthInPlace(label).trim())),
      );
      const printed = row.values[column];
      if (printed?.value == null || agrees(stated, printed.value, printed.decimals)) return [];
      const quote = block.text.slice(offset + stated.from, offset + stated.to);
      return [differs(placed, named, column, quote)];
    });
  });
}

function differs(
  { materialId, block }: PlacedBlock,
  { grid, row }: NamedRow,
  column: number,
  quote: string,
): Finding {
  return finding('figureInTextDiffers', { materialId, blockId: block.id }, quote, {
    printed: quote,
    table: grid.title,
    row: row.label,
    column: grid.columns[column]?.label ?? '',
    tablePrinted: row.values[column]?.raw ?? '',
  });
}

/**
 * 「NAMEは36.9%で」 without a year, where the row has no such figure in any year: then the latest one is meant, if the figure
 * comes near to it at all.
 */
function undatedIn(
  sentence: string,
  { grid, row, name }: NamedRow,
): { column: number; from: number; to: number } | null {
  if (printedDates(sentence).length > 0) return null;
  const match = new RegExp(
    `${literal(name)}(?:は|が)、?\\s*([\\d,]*\\d(?:\\.\\d+)?)\\s*[%‰人件世帯団法]{1,2}(?!以|超|未|程|前|台|増|減|上|低|高|ポ|の|を|あ)`,
    'u',
  ).exec(sentence);
  if (match === null || elsewhere.test(upToClause(sentence, match))) return null;
  const column = grid.columns.findLastIndex((_, index) => row.values[index]?.value != null);
  const latest = row.values[column]?.value;
  if (match[1] === undefined || latest == null) return null;
  const digits = match[1].replaceAll(',', '');
  const stated = { value: new Decimal(digits), decimals: digits.split('.')[1]?.length ?? 0 };
  const isNear = stated.value.lessThan(latest.times(2)) && stated.value.times(2).greaterThan(latest);
  const isKnown = row.values.some(({ value, decimals }) => value !== null && agrees(stated, value, decimals));
  return isNear && !isKnown ? { column, from: match.index, to: match.index + match[0].length } : null;
}

/** Of other places, other times and other groups. */
const elsewhere =
  /見込|予測|推計|目標|全国|国の|県|平均|他市|市町村|地区|圏域|うち|約|およそ|女性|男性|年前/u;

/** 「令和4年(の)NAMEは21.3%」, 「NAMEは令和4年に21.3%」: year, name and number close together. */
function statedIn(sentence: string, name: string, title: string): Stated[] {
  const dates = printedDates(sentence);
  const carried = carriedOn(sentence, name, dates);
  if (carried !== null) return [carried];
  return dates.flatMap((date) => {
    if (date.year === null || (date.month !== null && !isDayOf(date, title))) return [];
    const behind = sentence.slice(date.to);
    const pattern = new RegExp(
      `^(?:現在|時点|末)?(?:の|における|には|で|に|は|が)?(?:市の|本市の)?(?:${literal(name)})?(?:は|が)?、?\\s*([\\d,]*\\d(?:\\.\\d+)?)\\s*(?:[%‰人件世帯団法]|$|で|と)`,
      'u',
    );
    const match = pattern.exec(behind);
    if (match?.[1] === undefined) return [];
    const near = sentence.slice(Math.max(0, date.from - name.length - 24), date.to + match[0].length);
    if (!near.includes(name)) return [];
    const digits = match[1].replaceAll(',', '');
    return [
      {
        year: date.year,
        fiscal: date.fiscal,
        value: new Decimal(digits),
        decimals: digits.split('.')[1]?.length ?? 0,
        from: date.from,
        to: date.to + match[0].length,
      },
    ];
  });
}

/** 「令和4年4月1日」 of a table that counts 「各年4月1日現在」 is its column 「令和4年」. */
function isDayOf(date: PrintedDate, title: string): boolean {
  return comparisonKey(title).includes(`各年${date.month}月${date.day}日`);
}

/** 「…は令和4年度で851人、NAMEは19.9%」: the year before holds for the row named behind the comma. */
function carriedOn(sentence: string, name: string, dates: readonly PrintedDate[]): Stated | null {
  const [date, second] = dates;
  if (date === undefined || second !== undefined || date.year === null || date.month !== null) return null;
  if (/見込|予測|推計|目標|まで|以降|比べ|比較/u.test(sentence)) return null;
  const pattern = new RegExp(
    `[、,]\\s*${literal(name)}(?:は|が)、?\\s*([\\d,]*\\d(?:\\.\\d+)?)\\s*[%‰人件世帯団法]{1,2}(?!以|超|未|程|増|減|上|低|高|ポ|の)`,
    'u',
  );
  const match = pattern.exec(sentence);
  if (match?.[1] === undefined || match.index < date.to) return null;
  const digits = match[1].replaceAll(',', '');
  return {
    year: date.year,
    fiscal: date.fiscal,
    value: new Decimal(digits),
    decimals: digits.split('.')[1]?.length ?? 0,
    from: match.index + 1,
    to: match.index + match[0].length,
  };
}

/** A text may round the table's figure, not contradict it. */
function agrees(stated: Pick<Stated, 'value' | 'decimals'>, printed: Decimal, decimals: number): boolean {
  const digits = Math.min(stated.decimals, decimals);
  return stated.value
    .toDecimalPlaces(digits, Decimal.ROUND_HALF_UP)
    .equals(printed.toDecimalPlaces(digits, Decimal.ROUND_HALF_UP));
}
