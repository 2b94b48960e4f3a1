import type { Evaluation, ShownIndicator } from '../../core/contract/evidence-calls.ts';
import type { CellInput } from '../../core/domain/blocks/to-blocks/parts.ts';
import type { NewId } from '../../core/domain/ids.ts';
import { evaluationCharts, overviewChart } from '../../core/domain/indicators/evaluation-charts.ts';
import { ratingCounts } from '../../core/domain/indicators/rating-counts.ts';
import { remarkText, ruleText } from '../../core/locales/indicator-words.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { type Paper, PaperBlocks } from './paper-table.ts';

/**
 * The summary for the evaluation meeting: how many indicators came out how, then goal by goal every indicator with its values,
 * its rating and the rule behind it, and charts.
 */
export function evaluationPaper(
  evaluation: Evaluation,
  meetingLabel: string,
  translate: Translate,
  newId: NewId,
): Paper {
  const title = translate('evidence:evaluation.paperTitle', { meeting: meetingLabel });
  const paper = new PaperBlocks(newId);
  paper.heading(1, title);
  paper.text(translate('evidence:evaluation.paperLead'));
  overview(paper, evaluation, translate);
  for (const goal of evaluation.goals) {
    paper.heading(2, translate('evidence:goal', { no: goal.goalNo, title: goal.title }));
    const charts = evaluationCharts(goal.indicators, {
      shares: translate('evidence:evaluation.chart.shares', { no: goal.goalNo }),
      index: translate('evidence:evaluation.chart.index', { no: goal.goalNo }),
      baseline: translate('evidence:evaluation.baseline'),
      target: translate('evidence:evaluation.target'),
      result: translate('evidence:evaluation.result'),
    });
    for (const chart of charts) paper.chart(chart);
    for (const scope of ['project', 'plan'] as const) {
      const indicators = goal.indicators.filter((indicator) => indicator.scope === scope);
      if (indicators.length > 0) indicatorTable(paper, indicators, scope, translate);
    }
  }
  paper.text(translate('evidence:evaluation.paperNote'), 'note');
  return { title, blocks: paper.blocks };
}

function overview(paper: PaperBlocks, { goals, scale }: Evaluation, translate: Translate): void {
  const counted = ratingCounts(goals, scale);
  const unrated = translate('evidence:scale.noStep');
  const name = translate('evidence:evaluation.overview');
  paper.heading(2, name);
  const number = (value: number): CellInput => ({ text: String(value), align: 'end' });
  paper.table(
    name,
    [
      translate('evidence:evaluation.goalHead'),
      ...counted.map(({ code, label }) => (code === '' ? unrated : `${code} ${label}`.trim())),
      translate('evidence:evaluation.total'),
    ],
    goals.map((goal, index) => [
      { text: translate('evidence:goal', { no: goal.goalNo, title: goal.title }), header: 'row' },
      ...counted.map(({ counts }) => number(counts[index] ?? 0)),
      number(goal.indicators.length),
    ]),
  );
  const steps = scale.steps.map(({ code, label, judgements }) => {
    const words = judgements.map((id) => translate(`evidence:judgement.${id}`)).join('、');
    return translate('evidence:evaluation.scaleStep', { code, label, judgements: words });
  });
  paper.text(steps.join('　'), 'note');
  const chart = overviewChart(
    goals.map(({ goalNo }) => translate('evidence:goalShort', { no: goalNo })),
    counted,
    { title: name, total: translate('evidence:evaluation.total'), unrated },
  );
  if (chart !== null) paper.chart(chart);
}

function indicatorTable(
  paper: PaperBlocks,
  indicators: readonly ShownIndicator[],
  scope: ShownIndicator['scope'],
  translate: Translate,
): void {
  const first = indicators[0];
  const withPeriod = (word: string, period: string | undefined): string =>
    period === undefined || period === '' ? word : `${word}\n(${period})`;
  const values = [
    withPeriod(translate('evidence:evaluation.baseline'), first?.baselinePeriod),
    withPeriod(translate('evidence:evaluation.target'), first?.targetPeriod),
    withPeriod(translate('evidence:evaluation.result'), first?.resultPeriod),
  ];
  const name = translate(`evidence:evaluation.scope.${scope}`);
  const heads = [
    ...(scope === 'project' ? [translate('evidence:evaluation.project')] : []),
    translate('evidence:evaluation.indicator'),
    ...values,
    translate('evidence:evaluation.change'),
    ...(scope === 'plan' ? [translate('evidence:evaluation.progress')] : []),
    translate('evidence:evaluation.rating'),
    translate('evidence:evaluation.judgement'),
  ];
  paper.heading(3, name);
  paper.table(
    name,
    heads,
    indicators.map((indicator, index): CellInput[] => {
      const { project, rating, progress } = indicator;
      const starts = index === 0 || indicators[index - 1]?.project !== project;
      const end = indicators.findIndex((other, at) => at > index && other.project !== project);
      const projectCell: CellInput = {
        text: project,
        header: 'row',
        rowSpan: (end < 0 ? indicators.length : end) - index,
        missing: null,
      };
      return [
        ...(scope === 'project' && starts ? [projectCell] : []),
        { text: indicator.indicator, header: 'row' },
        ...[indicator.baseline, indicator.target, indicator.result].map((text): CellInput => ({ text })),
        { text: changeWords(indicator), missing: null },
        ...(scope === 'plan' ? [{ text: progress === null ? '―' : `${progress}%`, missing: null }] : []),
        { text: rating ?? '―', align: 'center', missing: null },
        { text: '', lines: judgementLines(indicator, translate), missing: null },
      ];
    }),
  );
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
