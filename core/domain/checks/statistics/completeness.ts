import type { StatisticsTable } from '../../statistics/statistics-content.ts';
import { blockOfPeriod, blockOfSeries, blockOfValue } from '../../statistics/upright.ts';
import { type Finding, finding } from '../finding.ts';
import { type CheckedPacket, contentsOf } from '../packet.ts';
import { comparisonKey } from '../text/normal.ts';
import { type PrintedDate, periodDate } from '../text/printed-dates.ts';
import { checkPeriods } from './periods.ts';

/** What a statistics table leaves out: units of rates, undecided columns, blank cells, years, a promised projection. */
export function checkCompleteness(packet: CheckedPacket): Finding[] {
  const all = contentsOf(packet, 'statistics').flatMap(({ content }) => content.tables);
  return contentsOf(packet, 'statistics').flatMap(({ materialId, content }) => [
    ...content.tables.flatMap((table) => [
      ...units(materialId, table),
      ...undecided(materialId, table),
      ...blanks(materialId, table),
      ...checkPeriods(materialId, table, content.tables, all),
      ...projection(packet, materialId, table),
    ]),
    ...numbering(materialId, content.tables),
  ]);
}

/** A count may go without a unit, a rate may not: ％ and ‰ look alike in figures. */
function units(materialId: string, table: StatisticsTable): Finding[] {
  const tableUnit = comparisonKey(
    [table.unitLine?.text ?? '', table.title, table.stub, ...table.notes.map((note) => note.text)].join(' '),
  );
  return table.series.flatMap((series) => {
    const label = comparisonKey(series.label);
    if (!/(?:率|割合|比率|構成比)(?:\(.*\))?$/u.test(label) || /出生率|倍率/u.test(label)) return [];
    const printed = /[%‰]|パーセント|パーミル|割|[千万]対/u;
    const inCells = series.values.some((value) => printed.test(comparisonKey(value.raw)));
    const labelled = /[%‰]|パーセント|パーミル/u.test(label);
    if (series.unit !== null || labelled || inCells || printed.test(tableUnit)) return [];
    return [
      finding('unitMissing', { materialId, blockId: blockOfSeries(table, series) }, series.label, {
        table: table.no + table.title,
        row: series.label,
      }),
    ];
  });
}

function undecided(materialId: string, table: StatisticsTable): Finding[] {
  return table.periods.flatMap((period, column) => {
    const values = table.series.map((series) => series.values[column]);
    const empty = values.every((value) => value === undefined || value.value === null);
    if (!period.undecided && !(empty && values.some((value) => value?.missing === 'undecided'))) return [];
    return [
      finding('periodUndecided', { materialId, blockId: blockOfPeriod(table, column) }, period.label, {
        table: table.no + table.title,
        column: period.label,
      }),
    ];
  });
}

/** Blank cells of a row that has numbers elsewhere: one finding for the row. */
function blanks(materialId: string, table: StatisticsTable): Finding[] {
  return table.series.flatMap((series) => {
    const blank = [...table.periods.keys()].filter((column) => {
      const value = series.values[column];
      return !table.periods[column]?.undecided && (value === undefined || value.missing === 'blank');
    });
    const [first] = blank;
    if (first === undefined || blank.length === table.periods.length) return [];
    return [
      finding('valueBlank', { materialId, blockId: blockOfValue(table, series, first) }, series.label, {
        table: table.no + table.title,
        row: series.label,
        columns: blank.map((column) => table.periods[column]?.label ?? '').join('、'),
      }),
    ];
  });
}

/** The last day that a printed period can mean, as a number that sorts like the calendar. */
function lastDayOf(date: PrintedDate): number {
  const year = date.year ?? 0;
  if (date.month !== null) return year * 10_000 + date.month * 100 + (date.day ?? 31);
  return date.fiscal ? (year + 1) * 10_000 + 331 : year * 10_000 + 1231;
}

/** A title that promises 推計 over columns that all lie before the meeting. */
function projection(packet: CheckedPacket, materialId: string, table: StatisticsTable): Finding[] {
  const word = /推計|将来|見通し/u.exec(table.title)?.[0];
  const heldOn = packet.meeting?.heldOn ?? null;
  if (word === undefined || heldOn === null) return [];
  const meetingRank = Number(heldOn.replaceAll('-', ''));
  const texts = [
    ...table.periods.map((period) => period.label),
    ...table.series.map((series) => series.label),
  ];
  if (texts.some((text) => /推計|将来|見込|見通し/u.test(text))) return [];
  const dates = table.periods.map((period) => periodDate(period.label));
  if (dates.length === 0 || dates.some((date) => date === null || lastDayOf(date) > meetingRank)) return [];
  const last = table.periods.at(-1)?.label ?? '';
  return [
    finding('projectionMissing', { materialId, blockId: table.titleId }, table.title, {
      table: table.no + table.title,
      word,
      last,
    }),
  ];
}

/** ①, ②, ④ or 2-1, 2-2, 2-4: a table was left out. */
function numbering(materialId: string, tables: readonly StatisticsTable[]): Finding[] {
  return tables.flatMap((table, index) => {
    const number = tableNumber(table.no);
    const previous = tables[index - 1];
    const before =
      previous === undefined ? { chapter: number?.chapter ?? '', last: 0 } : tableNumber(previous.no);
    if (number === null || before === null || number.chapter !== before.chapter) return [];
    if (number.last <= before.last + 1) return [];
    // Tables may continue the numbers of a paper before; only a first ② says that ① is lacking.
    if (previous === undefined && (number.last !== 2 || tables.length < 3)) return [];
    return [
      finding('tableNumberSkipped', { materialId, blockId: table.titleId }, table.no + table.title, {
        number: table.no,
        previous: previous?.no ?? '',
      }),
    ];
  });
}

/** 「①」, 「(1)」, 「1」 as a number, 「2-3」 as the third of chapter 2; null for other marks. */
function tableNumber(mark: string): { chapter: string; last: number } | null {
  const text = mark.normalize('NFKC').trim();
  const match = /^[(]?(?:(\d{1,2}(?:[-.]\d{1,2})?)[-.])?(\d{1,2})[).]?$/u.exec(text);
  return match?.[2] === undefined ? null : { chapter: match[1] ?? '', last: Number(match[2]) };
}
