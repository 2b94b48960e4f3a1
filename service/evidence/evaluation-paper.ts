import { ShingiError } from '../../core/contract/errors.ts';
import type { Evaluation, ShownIndicator } from '../../core/contract/evidence-calls.ts';
import type { CellInput } from '../../core/domain/blocks/to-blocks/parts.ts';
import type { NewId } from '../../core/domain/ids.ts';
import {
  chartParts,
  evaluationCharts,
  overviewChart,
} from '../../core/domain/indicators/evaluation-charts.ts';
import { ratingCounts } from '../../core/domain/indicators/rating-counts.ts';
import { remarkText, ruleText } from '../../core/locales/indicator-words.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { type Paper, PaperBlocks, type TableRowInput } from './paper-table.ts';

/**
 * The summary for the evaluation meeting: how many indicators came out how, then goal by goal every indicator with its values,
 * its rating and the rule behind it, and charts.
 * @throws ShingiError nothing-to-print where the meeting has no indicators
 */
export function evaluationPaper(
  evaluation: Evaluation,
  meetingLabel: string,
  translate: Translate,
  newId: NewId,
): Paper {
  if (evaluation.goals.every(({ indicators }) => indicators.length === 0)) {
    throw new ShingiError('nothing-to-print', { what: 'evaluation' });
  }
  const title = translate('evidence:evaluation.paperTitle', { meeting: meetingLabel });
  const paper = new PaperBlocks(newId);
  paper.heading(1, title);
  paper.text(translate('evidence:evaluation.paperLead'));
  overview(paper, evaluation, translate);
  for (const goal of evaluation.goals) {
    paper.section(`${goal.materialId} ${goal.goalNo}`);
    const name = translate('evidence:goal', { no: goal.goalNo, title: goal.title });
    paper.heading(2, name);
    const charts = evaluationCharts(goal.indicators, {
      shares: translate('evidence:evaluation.chart.shares', { no: goal.goalNo }),
      index: translate('evidence:evaluation.chart.index', { no: goal.goalNo }),
      baseline: translate('evidence:evaluation.baseline'),
      target: translate('evidence:evaluation.target'),
      result: translate('evidence:evaluation.result'),
    });
    for (const chart of charts) {
      const parts = chartParts(chart, (title, part, count) =>
        translate('evidence:evaluation.chart.part', { title, part, count }),
      );
      for (const part of parts) paper.chart({ ...part, halfWidth: true });
    }
    indicatorTable(paper, name, goal.indicators, translate);
  }
  return { title, blocks: paper.blocks };
}

function overview(paper: PaperBlocks, { goals, scale }: Evaluation, translate: Translate): void {
  const counted = ratingCounts(goals, scale);
  const unrated = translate('evidence:scale.noStep');
  const name = translate('evidence:evaluation.overview');
  paper.heading(2, name);
  const number = (value: number): CellInput => ({ text: String(value), align: 'end' });
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const sums: CellInput[] = [
    { text: translate('evidence:evaluation.total'), header: 'row' },
    ...counted.map(({ counts }) => number(total(counts))),
    number(total(goals.map(({ indicators }) => indicators.length))),
  ];
  paper.table(
    name,
    [
      translate('evidence:evaluation.goalHead'),
      ...counted.map(({ code, label }) => (code === '' ? unrated : `${code} ${label}`.trim())),
      translate('evidence:evaluation.total'),
    ],
    [
      ...goals.map((goal, index): CellInput[] => [
        { text: translate('evidence:goal', { no: goal.goalNo, title: goal.title }), header: 'row' },
        ...counted.map(({ counts }) => number(counts[index] ?? 0)),
        number(goal.indicators.length),
      ]),
      ...(goals.length < 2 ? [] : [{ rowType: 'sum' as const, cells: sums }]),
    ],
    { role: 'evaluation', widths: overviewWidths(counted.length + 1) },
  );
  const steps = scale.steps.map(({ code, label, judgements }) => {
    const words = judgements.map((id) => translate(`evidence:judgement.${id}`)).join('、');
    return translate('evidence:evaluation.scaleStep', { code, label, judgements: words });
  });
  paper.text(steps.join('　'), 'note');
  paper.text(translate('evidence:evaluation.paperNote'), 'note');
  const chart = overviewChart(
    goals.map(({ goalNo }) => translate('evidence:goalShort', { no: goalNo })),
    counted,
    { title: name, total: translate('evidence:evaluation.total'), unrated },
  );
  if (chart !== null) paper.chart(chart);
}

const paperWidth = 261;

/** Millimetres: as much for each number as its head needs on one line, the rest for the goals. */
function overviewWidths(numbers: number): number[] {
  const each = Math.min(29, (paperWidth * 0.65) / numbers);
  return [paperWidth - each * numbers, ...Array.from({ length: numbers }, () => each)];
}

/** Millimetres of the columns, the same in every table: what is written in them is compared over the goals. */
const widths = [31, 48, 20, 22, 22, 26, 15, 13, 64];

/** Indicators in groups with the same scope and the same periods, each headed by a row that names them. */
function indicatorTable(
  paper: PaperBlocks,
  name: string,
  indicators: readonly ShownIndicator[],
  translate: Translate,
): void {
  const words = ['project', 'indicator', 'baseline', 'target', 'result', 'change', 'progress'] as const;
  const heads = [...words, 'rating' as const, 'judgement' as const].map((word) =>
    translate(`evidence:evaluation.${word}`),
  );
  const rows = (['project', 'plan'] as const).flatMap((scope) =>
    runsOf(
      indicators.filter((indicator) => indicator.scope === scope),
      periodsOf,
    ).flatMap((run) => [groupWords(run, scope, translate), ...indicatorRows(run, translate)]),
  );
  paper.table(name, heads, rows, { role: 'evaluation', widths });
}

function periodsOf({ baselinePeriod, targetPeriod, resultPeriod }: ShownIndicator): string {
  return [baselinePeriod, targetPeriod, resultPeriod].join('\t');
}

/** 「事業の指標（現状 平成28年度、目標 令和5年度、結果 令和4年度）」. */
function groupWords(
  run: readonly ShownIndicator[],
  scope: ShownIndicator['scope'],
  translate: Translate,
): string {
  const first = run[0];
  const periods = (['baseline', 'target', 'result'] as const).flatMap((word) => {
    const period = first?.[`${word}Period`] ?? '';
    return period === '' ? [] : [`${translate(`evidence:evaluation.${word}`)} ${period}`];
  });
  const scopeName = translate(`evidence:evaluation.scope.${scope}`);
  return periods.length === 0
    ? scopeName
    : translate('evidence:evaluation.scopeWithPeriods', { scope: scopeName, periods: periods.join('、') });
}

function indicatorRows(run: readonly ShownIndicator[], translate: Translate): TableRowInput[] {
  const projects = runsOf(run, ({ scope, project }) => `${scope}\t${project}`).flatMap(keptRows);
  return projects.flatMap((ofProject) =>
    ofProject.map((indicator, index): TableRowInput => {
      const { project, rating, progress, scope } = indicator;
      const named = scope === 'project' && project !== '';
      const cells: CellInput[] = [
        ...(named && index === 0
          ? [{ text: project, header: 'row' as const, rowSpan: ofProject.length, missing: null }]
          : []),
        { text: indicator.indicator, header: 'row', columnSpan: named ? 1 : 2 },
        ...[indicator.baseline, indicator.target, indicator.result].map((text): CellInput => ({ text })),
        { text: changeWords(indicator), missing: null },
        { text: progress === null ? '―' : `${progress}%`, missing: null },
        { text: rating ?? '―', align: 'center', missing: null },
        { text: '', lines: judgementLines(indicator, translate), missing: null },
      ];
      return { rowType: 'body', cells, strong: cells.length - 1 };
    }),
  );
}

/** Rows that stay on one page under the name of their project; of more of them each part names it again. */
const mostRows = 4;

function keptRows(ofProject: readonly ShownIndicator[]): ShownIndicator[][] {
  const count = Math.ceil(ofProject.length / mostRows);
  const size = Math.ceil(ofProject.length / count);
  return Array.from({ length: count }, (_, part) => ofProject.slice(part * size, (part + 1) * size));
}

/** Neighbours with the same key. */
function runsOf<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const runs: T[][] = [];
  let before: string | null = null;
  for (const item of items) {
    const key = keyOf(item);
    if (key === before) runs.at(-1)?.push(item);
    else runs.push([item]);
    before = key;
  }
  return runs;
}

function changeWords({ change, changePercent }: ShownIndicator): string {
  if (change === null) return '―';
  if (changePercent === null || change.includes('ポイント') || change === '±0') return change;
  return `${change}\n(${changePercent.startsWith('-') ? '' : '+'}${changePercent}%)`;
}

function judgementLines(indicator: ShownIndicator, translate: Translate) {
  const line = (text: string) => ({ marker: '', text, depth: 0 });
  const { judgement, rule, remarks, direction, confirmed, needsConfirmation, review, rating, printedRating } =
    indicator;
  const { ratedByHand, computedRating } = indicator;
  const state = confirmed ? 'confirmed' : needsConfirmation ? 'needsCheck' : null;
  const word = translate(`evidence:judgement.${judgement}`);
  return [
    line(state === null ? word : translate(`evidence:evaluation.state.${state}`, { judgement: word })),
    line(ruleText(translate, rule)),
    ...remarks.map((remark) => line(remarkText(translate, remark))),
    ...(direction.reason === 'chosen' ? [line(translate('evidence:evaluation.directionChosen'))] : []),
    ...(ratedByHand
      ? [line(translate('evidence:evaluation.ratedByHand', { rating: computedRating ?? '―' }))]
      : []),
    ...(printedRating === null || printedRating === rating
      ? []
      : [line(translate('evidence:evaluation.printedRating', { rating: printedRating }))]),
    ...(review?.remark == null
      ? []
      : [line(translate('evidence:evaluation.remark', { text: review.remark }))]),
  ];
}
