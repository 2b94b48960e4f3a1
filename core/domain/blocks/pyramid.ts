import { readPeriodLabel } from '../statistics/period.ts';
import { unitOfLabel } from '../statistics/read-value.ts';
import type { StatisticsTable } from '../statistics/statistics-content.ts';
import type { ChartSpecification } from './block.ts';
import { chartTitle, decimalsIn, unitOfLine } from './chart-words.ts';
import { isSumLabel } from './to-blocks/parts.ts';

/** An age or a span of ages, in years; `to` is null for one that is open (85歳以上). */
interface Ages {
  readonly from: number;
  readonly to: number | null;
}

/** Fewer ages than that (年少, 生産年齢, 老年) are parts of a whole and no pyramid. */
const fewestAges = 5;

/** A row or column of the table with the figures that cross it. */
interface Line {
  readonly id: string | null;
  readonly label: string;
  readonly unit: string | null;
  readonly cells: readonly { readonly raw: string; readonly value: number | null }[];
}

/**
 * The population pyramid of a table of ages by 男 and 女, whichever of them stands in its rows; null for any other table. A row of
 * the chart is an age, the youngest first; its two columns are 男 and 女. Of several years the latest is drawn. Figures that a
 * sheet has below zero, to make bars point to the left, are figures above it here.
 * @param chosen ids of the rows that a person wants drawn; null for all
 */
export function pyramidForTable(
  table: StatisticsTable,
  chosen: readonly string[] | null = null,
): ChartSpecification | null {
  const rows: Line[] = table.series
    .filter(({ id }) => chosen === null || chosen.includes(id))
    .map(({ id, label, unit, values }) => ({ id, label, unit, cells: values }));
  const columns: Line[] = table.periods.map(({ label }, at) => ({
    id: null,
    label,
    unit: unitOfLabel(label),
    cells: rows.map(({ cells }) => cells[at] ?? { raw: '', value: null }),
  }));
  const isOfAges = /年齢|[歳才]|ピラミッド/u.test(`${table.title}${table.stub}`);
  return drawn(table, rows, columns, isOfAges) ?? drawn(table, columns, rows, isOfAges);
}

function drawn(
  table: StatisticsTable,
  ages: readonly Line[],
  sexes: readonly Line[],
  isOfAges: boolean,
): ChartSpecification | null {
  const pair = latestPair(sexes);
  const steps = ageSteps(ages, isOfAges);
  if (pair === null || steps.length < fewestAges) return null;
  const sides = pair.map(({ at }) => upright(steps.map((age) => age.cells[at]?.value ?? null)));
  const [left, right] = sides;
  if (left == null || right == null) return null;
  const both = left.filter((value, index) => value !== null && right[index] !== null);
  if (both.length < fewestAges) return null;
  const unit = steps[0]?.unit ?? sexes[pair[0].at]?.unit ?? unitOfLine(table.unitLine?.text ?? '');
  if (isRate(table.title, unit) && !isWhole(left, right)) return null;
  const isLeftOut = ({ label }: Line): boolean => !isSumLabel(label) && !/計$|総数/u.test(label.trim());
  const omittedAges = ages.filter((line) => !steps.includes(line) && isLeftOut(line));
  const omittedSexes = sexes.filter((line, at) => !pair.some((one) => one.at === at) && isLeftOut(line));
  const agesAreRows = ages.every(({ id }) => id !== null);
  const [omittedRows, omittedColumns] = agesAreRows
    ? [omittedAges, omittedSexes]
    : [omittedSexes, omittedAges];
  return {
    type: 'pyramid',
    title: chartTitle(table),
    unit,
    periods: pair.map(({ label }) => label),
    provisional: pair.map(({ at }) => (agesAreRows ? (table.periods[at]?.provisional ?? false) : false)),
    series: steps.map((age, index) => ({
      label: age.label,
      unit,
      decimals: decimalsIn(pair.map(({ at }) => age.cells[at]?.raw ?? '')),
      values: [left[index] ?? null, right[index] ?? null],
      secondAxis: false,
    })),
    total: null,
    omittedSeries: omittedRows.map(({ label }) => label),
    omittedPeriods: omittedColumns.map(({ label }) => label),
  };
}

/** Figures of a side as they are, or without their sign where all of them stand below zero; null where they are mixed. */
function upright(values: readonly (number | null)[]): (number | null)[] | null {
  const known = values.filter((value) => value !== null);
  if (known.every((value) => value >= 0)) return [...values];
  return known.every((value) => value <= 0) ? values.map((value) => (value === null ? null : -value)) : null;
}

/** 受診率 by age and sex is no population, however it is laid out. */
function isRate(title: string, unit: string | null): boolean {
  return /^[%％‰]$/u.test(unit ?? '') || /率(?:$|[（(\s])/u.test(title);
}

/** Shares of all people, or of all men and of all women. */
function isWhole(...sides: readonly (readonly (number | null)[])[]): boolean {
  const sums = sides.map((side) => side.reduce<number>((sum, value) => sum + (value ?? 0), 0));
  const isHundred = (sum: number): boolean => Math.abs(sum - 100) <= 1.5;
  return sums.every(isHundred) || isHundred(sums.reduce((all, sum) => all + sum, 0));
}

type Side = { readonly at: number; readonly label: string };

/** 男 and 女 of one thing: of several years the latest, of several quantities the first. */
function latestPair(lines: readonly Line[]): readonly [Side, Side] | null {
  const pairs = new Map<string, { men?: Side; women?: Side }>();
  lines.forEach(({ label }, at) => {
    const found = sexOf(label);
    if (found === null) return;
    const pair = pairs.get(found.of) ?? {};
    pair[found.sex] ??= { at, label };
    pairs.set(found.of, pair);
  });
  let best: { sides: readonly [Side, Side]; time: number } | null = null;
  for (const [of, { men, women }] of pairs) {
    if (men === undefined || women === undefined) continue;
    const period = readPeriodLabel(of);
    const time = period === null ? -1 : (period.year * 100 + (period.month ?? 0)) * 100 + (period.day ?? 0);
    if (best === null || time > best.time) best = { sides: [men, women], time };
  }
  return best?.sides ?? null;
}

/** 「令和5年 男」, 「女性人口（人）」: which of the two, and of what. */
function sexOf(label: string): { readonly of: string; readonly sex: 'men' | 'women' } | null {
  const found =
    /^(?<of>.*?)[\s(・:_/-]*(?<sex>男|女)(?:性|子)?(?:の?(?:人口|人数|数))?\)?(?:\((?:人|千人|万人|%)\))?\)?$/su.exec(
      label.normalize('NFKC').trim(),
    )?.groups;
  if (found === undefined) return null;
  return { of: found['of'] ?? '', sex: found['sex'] === '男' ? 'men' : 'women' };
}

/** The longest run of lines whose ages follow one another, the youngest first. */
function ageSteps(lines: readonly Line[], isOfAges: boolean): Line[] {
  const named = isOfAges || lines.some(({ label }) => /\d\s*[歳才]/u.test(label.normalize('NFKC')));
  if (!named) return [];
  let best: Line[] = [];
  for (const ordered of [lines, lines.toReversed()]) {
    let run: Line[] = [];
    let last: Ages | null = null;
    for (const line of ordered) {
      const ages = agesOf(line.label);
      if (ages === null) continue;
      const follows: boolean = last?.to != null && ages.from > last.to;
      run = follows ? [...run, line] : [line];
      last = ages;
      if (run.length > best.length) best = run;
    }
  }
  return best;
}

/** 「0～4歳」, 「5-9」, 「20歳」, 「85歳以上」, 「15歳未満」. */
function agesOf(label: string): Ages | null {
  const found =
    /^満?(?<from>\d{1,3})\s*[歳才]?\s*(?:(?<until>[~\u301c\-\u2010-\u2015\u2212ー]|から)\s*(?<to>\d{1,3})?\s*[歳才]?)?\s*(?<word>以上|超|未満|以下)?(?:\s*\([^()]*\))?$/u.exec(
      label.normalize('NFKC').trim(),
    )?.groups;
  if (found === undefined) return null;
  const from = Number(found['from']);
  const word = found['word'] ?? '';
  if (found['until'] === undefined) {
    if (word === '未満') return { from: 0, to: from - 1 };
    if (word === '以下') return { from: 0, to: from };
    return { from, to: word === '' ? from : null };
  }
  return { from, to: found['to'] === undefined ? null : Number(found['to']) };
}
