import { Decimal } from 'decimal.js';
import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { comparisonKey } from '../text/normal.ts';
import { type PrintedDate, printedDates } from '../text/printed-dates.ts';
import type { Grid, GridRow } from './grid.ts';

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
  const rows = grids.flatMap((grid) => grid.rows.map((row) => ({ grid, row, name: nameOf(row, grid) })));
  const nameable = rows.filter(
    ({ name }) => name.length >= 3 && rows.filter((other) => other.name === name).length === 1,
  );
  if (nameable.length === 0) return [];
  return blocks.flatMap(({ materialId, block }) => {
    if (block.kind !== 'paragraph' && block.kind !== 'list-item') return [];
    const text = halfWidthInPlace(block.text);
    const findings: Finding[] = [];
    let start = 0;
    for (const sentence of text.split(/(?<=。)/u)) {
      const offset = start;
      start += sentence.length;
      const named = nameable.filter(({ name }) => sentence.includes(name));
      // 「高齢者人口」 inside 「後期高齢者人口」 is not named.
      const longest = named.filter(
        ({ name }) => !named.some((other) => other.name !== name && other.name.includes(name)),
      );
      const only = longest[0];
      if (only === undefined || longest.length !== 1 || isOfOthers(sentence, only.name)) continue;
      for (const stated of statedIn(sentence, only.name, only.grid.title)) {
        const column = only.grid.columns.findIndex(
          ({ key, label, year }) =>
            key === `${stated.fiscal ? 'fiscal' : 'year'}-${stated.year}--` ||
            // 「R6」 and 「2024」 do not say which year is meant.
            (year === stated.year && /^[※*]?(?:[A-Z]\d{1,2}|\d{4})$/u.test(halfWidthInPlace(label).trim())),
        );
        const printed = only.row.values[column];
        if (printed?.value == null || agrees(stated, printed.value, printed.decimals)) continue;
        const quote = block.text.slice(offset + stated.from, offset + stated.to);
        findings.push(
          finding('figureInTextDiffers', { materialId, blockId: block.id }, quote, {
            printed: quote,
            table: only.grid.title,
            row: only.row.label,
            column: only.grid.columns[column]?.label ?? '',
            tablePrinted: printed.raw,
          }),
        );
      }
    }
    return findings;
  });
}

/** A row by its label; the only total of a table by what the title says is counted (「1-3入所児童数(各年…)」). */
function nameOf(row: GridRow, grid: Grid): string {
  if (!row.isTotal) return comparisonKey(row.label).replace(/\(.*$/u, '');
  if (grid.rows.filter((other) => other.isTotal).length > 1) return '';
  const title = comparisonKey(grid.title).replace(/^[①-⑳\d().-]+/u, '');
  const name = title.replace(/\(.*$/u, '').replace(/の(?:推移|状況|内訳|現状)$/u, '');
  return /(?:数|額|量)$/u.test(name) && !/[、及]|並びに|と/u.test(name) ? name : '';
}

/** 「全国の高齢化率」, 「県の平均の…」: not the figure of the table. */
function isOfOthers(sentence: string, name: string): boolean {
  const before = sentence.slice(0, sentence.indexOf(name));
  return /(?:全国|国|都|道|府|県|圏域|管内|平均|目標|推計|近隣.{0,3}|他市|他の?市町村?)(?:平均)?(?:の|における|では|は、?)?$/u.test(
    before,
  );
}

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
function agrees(stated: Stated, printed: Decimal, decimals: number): boolean {
  const digits = Math.min(stated.decimals, decimals);
  return stated.value
    .toDecimalPlaces(digits, Decimal.ROUND_HALF_UP)
    .equals(printed.toDecimalPlaces(digits, Decimal.ROUND_HALF_UP));
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
