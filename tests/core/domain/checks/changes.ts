/** Small changes to the sample packet. Each throws when what it should change is not there, so no test changes nothing. */
import type {
  Indicator,
  IssueSheet,
  PlanIndicator,
  SurveyFinding,
} from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import type { ScheduleRow } from '../../../../core/domain/meetings/schedule-content.ts';
import type { StatisticsTable } from '../../../../core/domain/statistics/statistics-content.ts';
import type { SampleContents } from './sample-packet.ts';

function present<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`the sample packet has no ${what}`);
  return value;
}

export function tableOf(contents: SampleContents, no: string): StatisticsTable {
  return present(
    contents.statistics.tables.find((table) => table.no === no),
    `table ${no}`,
  );
}

/** Prints another figure in a cell of a statistics table. */
export function setCell(
  contents: SampleContents,
  no: string,
  label: string,
  column: number,
  raw: string,
): void {
  const series = present(
    tableOf(contents, no).series.find((candidate) => candidate.label.startsWith(label)),
    `row ${label}`,
  );
  const cell = present(series.values[column], `column ${column}`);
  cell.raw = raw;
  cell.value = raw === '' ? null : Number(raw.replaceAll(',', ''));
  cell.missing = raw === '' ? 'blank' : null;
}

export function dropRow(contents: SampleContents, no: string, label: string): void {
  const { series } = tableOf(contents, no);
  const index = series.findIndex((candidate) => candidate.label.startsWith(label));
  if (index < 0) throw new Error(`table ${no} has no row ${label}`);
  series.splice(index, 1);
}

export function setPeriod(contents: SampleContents, no: string, column: number, label: string): void {
  const period = present(tableOf(contents, no).periods[column], `column ${column}`);
  period.label = label;
  period.undecided = label.includes('未定');
}

export function sheetOf(contents: SampleContents, goalNo: number): IssueSheet {
  return present(
    contents.issueSheet.sheets.find((sheet) => sheet.goalNo === goalNo),
    `goal ${goalNo}`,
  );
}

/** Replaces words in the 【現状】, 【課題】 and 評価 lines of a goal; the words must stand in exactly one line. */
export function rewrite(contents: SampleContents, goalNo: number, from: string, to: string): void {
  const sheet = sheetOf(contents, goalNo);
  const lines = [
    ...sheet.evaluations,
    ...sheet.challenges.flatMap((challenge) => [...challenge.current, ...challenge.issues]),
  ].filter((line) => line.text.includes(from));
  if (lines.length !== 1) throw new Error(`「${from}」 stands in ${lines.length} lines of goal ${goalNo}`);
  for (const line of lines) line.text = line.text.replace(from, to);
}

export function findingOf(contents: SampleContents, questionText: string): SurveyFinding {
  return present(
    contents.issueSheet.sheets
      .flatMap((sheet) => sheet.findings)
      .find((finding) => finding.questionText === questionText),
    `finding ${questionText}`,
  );
}

/** Gives a survey finding another 問番号, in print and as read. */
export function renumber(finding: SurveyFinding, question: string, section?: string): void {
  const code = present(finding.question ?? undefined, 'question code');
  code.question = question;
  if (section !== undefined) code.section = section;
  code.norm = `${code.surveyNo ?? ''}${code.survey ?? ''}${code.section ?? ''}問${question}`;
  finding.questionText = code.norm;
}

/** States another share for an answer of a survey finding, in its text and as read. */
export function restate(finding: SurveyFinding, label: string, percent: number): void {
  const answer = present(
    finding.answers.find((candidate) => candidate.labels.includes(label)),
    `answer ${label}`,
  );
  const before = `「${label}」の割合が${answer.percent.toFixed(1)}%`;
  if (!finding.text.includes(before)) throw new Error(`${before} is not in the text`);
  finding.text = finding.text.replace(before, `「${label}」の割合が${percent.toFixed(1)}%`);
  answer.percent = percent;
}

export function indicatorOf(contents: SampleContents, name: string): Indicator | PlanIndicator {
  return present(
    contents.issueSheet.sheets
      .flatMap((sheet) => [...sheet.indicators, ...sheet.planIndicators])
      .find((row) => row.indicator === name),
    `indicator ${name}`,
  );
}

export function scheduleRowOf(contents: SampleContents, session: string): ScheduleRow {
  const entry = contents.schedule.entries.find(
    (candidate) => candidate.type === 'row' && candidate.row.session === session,
  );
  if (entry?.type !== 'row') throw new Error(`the schedule has no ${session}`);
  return entry.row;
}

/** Moves a row of the schedule to another printed and read date. */
export function reschedule(
  row: ScheduleRow,
  dateText: string,
  start: string,
  end: string | null = null,
): void {
  row.dateText = dateText;
  row.start = start;
  row.end = end;
}

export function rewriteNarrative(contents: SampleContents, from: string, to: string): void {
  const nodes = contents.narrative.nodes.filter((node) => 'text' in node && node.text.includes(from));
  if (nodes.length !== 1) throw new Error(`「${from}」 stands in ${nodes.length} paragraphs`);
  for (const node of nodes) if ('text' in node) node.text = node.text.replace(from, to);
}
