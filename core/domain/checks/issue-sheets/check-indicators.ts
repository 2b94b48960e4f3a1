import { missingIn } from '../../blocks/to-blocks/parts.ts';
import { halfWidthInPlace } from '../../dates/read-date.ts';
import { judgedIndicators } from '../../indicators/judged-indicators.ts';
import { contradiction } from '../../indicators/printed-rating.ts';
import { legendContradiction, type RatingLegend, readRatingLegend } from '../../indicators/rating-legend.ts';
import type { IndicatorHead, IssueSheet } from '../../issue-sheets/issue-sheet-content.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock, PlacedSheet } from '../packet.ts';
import { comparisonKey, sentencesOf } from '../text/normal.ts';
import { printedDates, yearIn } from '../text/printed-dates.ts';

interface Row {
  readonly id: string;
  readonly indicator: string;
  readonly baseline: string;
  readonly target: string;
  readonly result: string;
}

/** Indicators: results that are there and can be compared, periods in order, text that repeats the same numbers. */
export function checkIndicators(
  sheets: readonly PlacedSheet[],
  blocks: readonly PlacedBlock[] = [],
): Finding[] {
  return [
    ...sheets.flatMap(({ materialId, sheet }) => [
      ...results(materialId, sheet.indicators),
      ...results(materialId, sheet.planIndicators),
      ...headPeriods(materialId, sheet.indicatorHead),
      ...headPeriods(materialId, sheet.planIndicatorHead),
      ...inText(materialId, sheet),
    ]),
    ...unusualHeads(sheets, (sheet) => sheet.indicatorHead),
    ...unusualHeads(sheets, (sheet) => sheet.planIndicatorHead),
    ...goalNumbers(sheets),
    ...ratings(sheets, blocks),
  ];
}

/** Printed ratings that the values beside them contradict. */
function ratings(sheets: readonly PlacedSheet[], blocks: readonly PlacedBlock[]): Finding[] {
  const legends = new Map(
    blocks.flatMap(({ materialId, block }): [string, RatingLegend][] => {
      const legend = block.text.length > 300 ? null : readRatingLegend(block.text);
      return legend === null ? [] : [[materialId, legend]];
    }),
  );
  return judgedIndicators(sheets).flatMap(
    ({ printedRating: rating, judgement, materialId, blockId, ...values }) => {
      if (rating === null) return [];
      // One legend of a packet holds for all its papers.
      const legend = legends.get(materialId) ?? (legends.size === 1 ? [...legends.values()][0] : undefined);
      const byLegend =
        legend === undefined ? null : legendContradiction(legend, rating.text, judgement.judgement);
      const way = byLegend ?? contradiction(rating, judgement);
      if (way === null || way === 'agrees') return [];
      const { indicator, baseline, target, result } = values;
      return [
        finding(way === 'tooGood' ? 'ratingTooGood' : 'ratingTooBad', { materialId, blockId }, rating.text, {
          indicator,
          baseline,
          target,
          result,
          rating: rating.text,
        }),
      ];
    },
  );
}

/** Results that are still to come. */
const PENDING = /^[(（]?(?:集計|調査|算定|確認|算出)中[)）]?$|^未(?:集計|確定|算定)$/u;

function results(materialId: string, rows: readonly Row[]): Finding[] {
  const missing = rows.filter((row) => missingIn(row.result) !== null || PENDING.test(row.result.trim()));
  // Before anything is known of a plan, all results are empty; that is said once.
  const reported = missing.length === rows.length ? missing.slice(0, 1) : missing;
  return rows.flatMap((row) => {
    const place = { materialId, blockId: row.id };
    const values = {
      indicator: row.indicator,
      baseline: row.baseline,
      target: row.target,
      result: row.result,
    };
    if (missing.includes(row)) {
      return reported.includes(row) ? [finding('indicatorResultMissing', place, row.indicator, values)] : [];
    }
    const [baseline, result] = [quantity(row.baseline), quantity(row.result)];
    if (baseline === null) return [];
    if (result === null) {
      return printedDates(halfWidthInPlace(row.result)).length > 0
        ? []
        : [finding('indicatorResultNotNumber', place, row.indicator, values)];
    }
    const findings: Finding[] = [];
    const units = [baseline.unit, result.unit];
    if (units.every((unit) => unit !== '') && baseline.unit !== result.unit) {
      findings.push(finding('indicatorUnitDiffers', place, row.indicator, values));
    }
    if (/割合/u.test(row.indicator) && result.unit === '%' && result.number > 100) {
      findings.push(finding('percentImpossible', place, row.result, { percent: row.result }));
    }
    return findings;
  });
}

interface Quantity {
  readonly number: number;
  readonly unit: string;
}

/** The first number that is not part of a date, with its unit; null without one. */
function quantity(source: string): Quantity | null {
  let text = halfWidthInPlace(source);
  for (const date of printedDates(text)) {
    text = text.slice(0, date.from) + ' '.repeat(date.to - date.from) + text.slice(date.to);
  }
  const match = /([\d,]*\d(?:\.\d+)?)\s*([^\d\s()、。,]{0,6})/u.exec(text);
  if (match?.[1] === undefined) return null;
  const unit = (match[2] ?? '').replace(/(?:実施|程度|以上|以下|未満|開催|開始|策定|へ|に).*$/u, '');
  return { number: Number(match[1].replaceAll(',', '')), unit };
}

/** 現状 lies before 目標 and before 結果. */
function headPeriods(materialId: string, head: IndicatorHead | null): Finding[] {
  if (head === null) return [];
  const baseline = yearIn(halfWidthInPlace(head.baseline.period));
  if (baseline === null) return [];
  return [head.target, head.result].flatMap((column) => {
    const year = yearIn(halfWidthInPlace(column.period));
    if (year === null || year > baseline) return [];
    const withPeriodRow = head.group !== '' && column === head.target;
    return [
      finding(
        'indicatorPeriodsReversed',
        { materialId, blockId: withPeriodRow ? head.periodRowId : head.id },
        column.period,
        {
          baseline: `${head.baseline.label}${head.baseline.period}`,
          column: `${column.label}${column.period}`,
        },
      ),
    ];
  });
}

/** The sheets of one paper compare the same years: a head that differs from all others is suspect. */
function unusualHeads(
  sheets: readonly PlacedSheet[],
  headOf: (sheet: IssueSheet) => IndicatorHead | null,
): Finding[] {
  const findings: Finding[] = [];
  for (const column of ['baseline', 'target', 'result'] as const) {
    const heads = sheets.flatMap(({ materialId, sheet }) => {
      const head = headOf(sheet);
      const year = head === null ? null : yearIn(halfWidthInPlace(head[column].period));
      return head === null || year === null ? [] : [{ materialId, goalNo: sheet.goalNo, head, year }];
    });
    const counts = new Map<number, number>();
    for (const { year } of heads) counts.set(year, (counts.get(year) ?? 0) + 1);
    const [usual, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
    if (counts.size !== 2 || count !== heads.length - 1 || heads.length < 2) continue;
    const odd = heads.findLast((entry) => entry.year !== usual);
    const other = heads.find((entry) => entry !== odd);
    if (odd === undefined || other === undefined) continue;
    findings.push(
      finding(
        'indicatorPeriodDiffers',
        { materialId: odd.materialId, blockId: odd.head.id },
        odd.head[column].period,
        {
          column: odd.head[column].label,
          printed: odd.head[column].period,
          other: other.head[column].period,
          goal: String(odd.goalNo),
        },
      ),
    );
  }
  return findings;
}

/** 「平成28年度は82件」 in a line that names the indicator must be what the table gives for that year. */
function inText(materialId: string, sheet: IssueSheet): Finding[] {
  const lines = [
    ...sheet.evaluations,
    ...sheet.challenges.flatMap((challenge) => [...challenge.current, ...challenge.issues]),
  ];
  const head = sheet.indicatorHead;
  const planHead = sheet.planIndicatorHead;
  const rows = [
    ...sheet.indicators.map((row) => ({ row, head })),
    ...sheet.planIndicators.map((row) => ({ row, head: planHead })),
  ];
  return lines.flatMap((line) => {
    const key = comparisonKey(line.text);
    const text = halfWidthInPlace(line.text);
    const named = rows.filter(({ row }) => {
      const name = comparisonKey(row.indicator).replace(/\(.*$/u, '');
      return name.length >= 4 && key.includes(name);
    });
    if (named.length !== 1) return [];
    const known = named[0];
    if (known === undefined || known.head === null) return [];
    const undated = undatedQuantity(text, known.row);
    if (undated !== null) {
      const quote = line.text.slice(undated.from, undated.to);
      return [
        finding('indicatorTextDiffers', { materialId, blockId: line.id }, quote, {
          indicator: known.row.indicator,
          printed: quote,
          table: known.row.result,
        }),
      ];
    }
    return datedQuantities(text).flatMap(({ year, quantity: stated, from, to }) => {
      const columns = [
        { period: known.head?.baseline.period ?? '', cell: quantity(known.row.baseline) },
        { period: known.head?.result.period ?? '', cell: quantity(known.row.result) },
      ].map((column) => ({ ...column, year: yearIn(halfWidthInPlace(column.period)) }));
      const comparable = columns.filter((column) => column.cell !== null && column.cell.unit === stated.unit);
      const ofYear = comparable.find((column) => column.year === year);
      const ofNumber = comparable.find((column) => column.cell?.number === stated.number);
      const wrong =
        ofYear === undefined ? ofNumber : ofYear.cell?.number === stated.number ? undefined : ofYear;
      if (wrong === undefined) return [];
      const quote = line.text.slice(from, to);
      return [
        finding('indicatorTextDiffers', { materialId, blockId: line.id }, quote, {
          indicator: known.row.indicator,
          printed: quote,
          table: `${wrong.period} ${wrong === columns[0] ? known.row.baseline : known.row.result}`.trim(),
        }),
      ];
    });
  });
}

/** 「NAMEは27人で」 without a year, where the row has no such number. */
function undatedQuantity(text: string, row: Row): { from: number; to: number } | null {
  const found = sentencesOf(text).find((part) => part.sentence.includes(row.indicator));
  if (found === undefined) return null;
  const { sentence, offset } = found;
  if (printedDates(sentence).length > 0 || /見込|予測|推計|全国|県|約|うち/u.test(sentence)) return null;
  const at = sentence.indexOf(row.indicator) + row.indicator.length;
  const match = /^(?:は|が)、?\s*([\d,]*\d(?:\.\d+)?)\s*([^\d\s()、。,]{1,6})/u.exec(sentence.slice(at));
  const stated = match === null ? null : quantity(`${match[1] ?? ''}${match[2] ?? ''}`);
  const known = [row.baseline, row.target, row.result].flatMap((value) => quantity(value) ?? []);
  if (match === null || stated === null || known.length === 0) return null;
  const unit = known.find((value) => value.unit !== '' && stated.unit.startsWith(value.unit))?.unit;
  if (unit === undefined || /^(?:以|超|未|程|増|減|多|少)/u.test(stated.unit.slice(unit.length))) return null;
  if (known.some((value) => value.number === stated.number)) return null;
  const from = offset + at - row.indicator.length;
  return { from, to: from + row.indicator.length + match[0].length };
}

/** A number right behind a year: 「令和4年度は183件」. */
function datedQuantities(text: string): { year: number; quantity: Quantity; from: number; to: number }[] {
  return printedDates(text).flatMap((date) => {
    if (date.year === null) return [];
    const behind =
      /^(?:末|時点)?(?:は|が|に|で|の|:|、){0,3}\s*(?:約|延べ)?([\d,]*\d(?:\.\d+)?)\s*([^\d\s()、。,]{1,6})/u.exec(
        text.slice(date.to),
      );
    if (behind === null) return [];
    const found = quantity(behind[1] === undefined ? '' : `${behind[1]}${behind[2] ?? ''}`);
    if (found === null) return [];
    const unit =
      /^(?:%|[^\d]*?(?=で|と|に|か|へ|を|が|は|の|だ|まで|$))/u.exec(found.unit)?.[0] ?? found.unit;
    const to = date.to + behind[0].length - ((behind[2] ?? '').length - unit.length);
    return [{ year: date.year, quantity: { number: found.number, unit }, from: date.from, to }];
  });
}

/** 基本目標1, 2, 4. */
function goalNumbers(sheets: readonly PlacedSheet[]): Finding[] {
  return sheets.flatMap(({ materialId, sheet }, index) => {
    const before = index === 0 ? 0 : (sheets[index - 1]?.sheet.goalNo ?? 0);
    if (sheet.goalNo === before + 1 || (index > 0 && sheet.goalNo === 1)) return [];
    return [
      finding('goalNumberSkipped', { materialId, blockId: sheet.headingId }, sheet.heading, {
        number: String(sheet.goalNo),
        expected: String(before + 1),
      }),
    ];
  });
}
