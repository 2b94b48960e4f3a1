/** Plants one error of a named kind at a random place of the sample packet: what happens when papers are typed in a hurry. */
import type { ScheduleRow } from '../../../../core/domain/meetings/schedule-content.ts';
import { renumber } from './changes.ts';
import type { SampleContents } from './sample-packet.ts';

export const plantedKinds = [
  'digit of a total',
  'percentage in 現状',
  'dropped row',
  'wrong 問番号',
  'swapped year',
] as const;
export type PlantedKind = (typeof plantedKinds)[number];

/** Numbers from 0 up to 1, the same in every run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Changes the contents and says what was done. */
export function plant(kind: PlantedKind, contents: SampleContents, random: () => number): string {
  switch (kind) {
    case 'digit of a total':
      return changeTotal(contents, random);
    case 'percentage in 現状':
      return changePercentage(contents, random);
    case 'dropped row':
      return dropRow(contents, random);
    case 'wrong 問番号':
      return changeQuestion(contents, random);
    case 'swapped year':
      return swapYear(contents, random);
  }
}

export function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

function changeDigit(printed: string, random: () => number): string {
  const places = Array.from(printed).flatMap((character, index) => (/\d/u.test(character) ? [index] : []));
  const place = pick(places, random);
  const others = Array.from('0123456789').filter(
    (digit) => digit !== printed[place] && !(place === 0 && digit === '0'),
  );
  return printed.slice(0, place) + pick(others, random) + printed.slice(place + 1);
}

function changeTotal(contents: SampleContents, random: () => number): string {
  const totals = contents.statistics.tables.flatMap((table) =>
    table.series.filter((series) => series.label === '合計').map((series) => ({ table, series })),
  );
  const { table, series } = pick(totals, random);
  const cell = pick(series.values, random);
  const before = cell.raw;
  cell.raw = changeDigit(before, random);
  cell.value = Number(cell.raw.replaceAll(',', ''));
  return `${table.no} 合計 ${before} → ${cell.raw}`;
}

function changePercentage(contents: SampleContents, random: () => number): string {
  const lines = contents.issueSheet.sheets
    .flatMap((sheet) => sheet.challenges.flatMap((challenge) => challenge.current))
    .filter((line) => line.text.includes('%'));
  const line = pick(lines, random);
  const percentages = [...line.text.matchAll(/\d+\.\d(?=%)/gu)];
  const match = pick(percentages, random);
  const changed = changeDigit(match[0], random);
  line.text = line.text.slice(0, match.index) + changed + line.text.slice(match.index + match[0].length);
  return `${match[0]} → ${changed}: ${line.text}`;
}

function dropRow(contents: SampleContents, random: () => number): string {
  const lists: { name: string; rows: unknown[]; from: number; to: number }[] = [
    ...contents.statistics.tables
      .filter((table) => table.series.some((series) => series.label === '合計'))
      .map((table) => ({
        name: table.title,
        rows: table.series,
        from: 0,
        // The parts: a table without its total, or without its rate, is complete in itself.
        to: table.series.findIndex((series) => series.label === '合計'),
      })),
    ...contents.issueSheet.sheets.map((sheet) => ({
      name: `findings of goal ${sheet.goalNo}`,
      rows: sheet.findings,
      from: 0,
      to: sheet.findings.length,
    })),
    { name: 'handouts', rows: contents.handoutList.rows, from: 0, to: contents.handoutList.rows.length },
    { name: 'agenda items', rows: contents.agenda.sections[1]?.items ?? [], from: 0, to: 2 },
    { name: 'sittings', rows: contents.schedule.entries, from: 2, to: 4 },
  ];
  const list = pick(lists, random);
  const index = list.from + Math.floor(random() * (list.to - list.from));
  const dropped = list.rows.splice(index, 1);
  if (dropped.length !== 1) throw new Error(`no row ${index} in ${list.name}`);
  return `${list.name}: row ${index + 1}`;
}

function changeQuestion(contents: SampleContents, random: () => number): string {
  const finding = pick(
    contents.issueSheet.sheets.flatMap((sheet) => sheet.findings),
    random,
  );
  const before = finding.questionText;
  const number = finding.question?.question ?? '';
  const others = Array.from({ length: 40 }, (_, index) => String(index + 1)).filter(
    (other) => other !== number,
  );
  renumber(finding, pick(others, random));
  return `${before} → ${finding.questionText}`;
}

function swapYear(contents: SampleContents, random: () => number): string {
  const rows = contents.schedule.entries.flatMap((entry) => (entry.type === 'row' ? [entry.row] : []));
  const actions = [
    () => {
      const { periods, title } = pick(contents.statistics.tables, random);
      const at = Math.floor(random() * (periods.length - 1));
      const pair = periods.slice(at, at + 2);
      periods.splice(at, 2, ...pair.reverse());
      return `${title}: ${periods.map((period) => period.label).join(' ')}`;
    },
    () => {
      const row = pick(rows, random);
      const step = pick([-1, 1], random);
      shiftYear(row, step);
      return `schedule: ${row.dateText}`;
    },
    () => {
      const line = contents.issueSheet.sheets[0]?.evaluations[0];
      if (line === undefined) throw new Error('no evaluation');
      line.text = line.text
        .replace('平成30年度', '令和５年度')
        .replace('令和5年度', '平成30年度')
        .replace('５', '5');
      return line.text;
    },
    () => {
      const head = pick(contents.issueSheet.sheets, random).indicatorHead;
      if (head === null) throw new Error('no head');
      const [baseline, result] = [head.baseline.period, head.result.period];
      head.baseline.period = result;
      head.result.period = baseline;
      return `head: ${head.baseline.period} ${head.result.period}`;
    },
  ];
  return pick(actions, random)();
}

function shiftYear(row: ScheduleRow, step: number): void {
  const change = (iso: string | null): string | null =>
    iso === null ? null : `${Number(iso.slice(0, 4)) + step}${iso.slice(4)}`;
  row.dateText = row.dateText.replace(/令和(\d+)年/u, (_, year: string) => `令和${Number(year) + step}年`);
  row.start = change(row.start);
  if (row.precision !== 'range') row.end = change(row.end);
}
