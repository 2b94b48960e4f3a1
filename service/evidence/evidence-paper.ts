import type { CellInput } from '../../core/domain/blocks/to-blocks/parts.ts';
import type { EvidenceFinding, EvidenceLine, EvidenceMap } from '../../core/domain/evidence/evidence-map.ts';
import type { LineFigure } from '../../core/domain/evidence/line-figures.ts';
import { indicatorsLeft } from '../../core/domain/evidence/shown-figures.ts';
import type { NewId } from '../../core/domain/ids.ts';
import { figureStateText, findingMessage, sourceText } from '../../core/locales/evidence-words.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { type Paper, PaperBlocks } from './paper-table.ts';

/** 根拠のつながり: each line of 【現状】 with what it rests on, each survey finding with where it is used, and what is left. */
export function evidencePaper(
  map: EvidenceMap,
  meetingLabel: string,
  translate: Translate,
  newId: NewId,
): Paper {
  const title = translate('evidence:map.paperTitle', { meeting: meetingLabel });
  const paper = new PaperBlocks(newId);
  paper.heading(1, title);
  paper.text(translate('evidence:map.lead'));
  linesOf(paper, map.lines, translate);
  findingsOf(paper, map.findings, translate);
  unused(paper, map.findings, translate);
  unsupported(paper, map.lines, translate);
  return { title, blocks: paper.blocks };
}

function goalTitle(item: { goalNo: number; goalTitle: string }, translate: Translate): string {
  return translate('evidence:goal', { no: item.goalNo, title: item.goalTitle });
}

function linesOf(paper: PaperBlocks, lines: readonly EvidenceLine[], translate: Translate): void {
  for (const group of grouped(lines, ({ materialId, goalNo }) => `${materialId} ${goalNo}`)) {
    const [first] = group;
    if (first === undefined) continue;
    paper.heading(2, translate('evidence:map.linesOf', { goal: goalTitle(first, translate) }));
    for (const ofPolicy of grouped(group, ({ policy }) => policy ?? '')) {
      const policy = ofPolicy[0]?.policy ?? '';
      if (policy !== '') paper.heading(3, policy);
      for (const line of ofPolicy) {
        const label = line.part === 'current' ? '' : translate(`evidence:map.part.${line.part}`);
        paper.item(`${label}${line.text}`, 0);
        for (const evidence of evidenceLines(line, translate)) paper.item(evidence, 1);
      }
    }
  }
}

/** What a line rests on: its answers with their questions, its other figures, then indicators that it only names. */
function evidenceLines(line: EvidenceLine, translate: Translate): string[] {
  const figure = (text: string, source: string | null, state: string): string =>
    source === null
      ? translate('evidence:map.figureState', { figure: text, state })
      : translate('evidence:map.figureSource', { figure: text, source, state });
  const lines = [
    ...line.citations.map((citation) =>
      figure(
        `「${citation.label}」${citation.percentText}`,
        citation.question,
        statusText(citation, translate),
      ),
    ),
    ...line.figures.filter(({ isCited }) => !isCited).map((own) => figureText(own, translate)),
    ...indicatorsLeft(line).map(({ indicator, values }) => {
      const source = translate('evidence:map.indicator', { indicator });
      return values.length === 0
        ? source
        : figure(values.join('、'), source, translate('evidence:map.status.exact'));
    }),
  ];
  return lines.length > 0 ? lines : [translate('evidence:map.noFigure')];
}

/** 「475人　18,600人 − 18,125人 ＝ 475人　資料1　人口の推移　合計　…　計算と一致」 */
function figureText(figure: LineFigure, translate: Translate): string {
  const { text, formula, sources, findings } = figure;
  const said = [
    ...(formula === null ? [] : [formula]),
    ...sources.map((source) => sourceText(translate, source)),
    ...findings.map((finding) => findingMessage(translate, finding)),
  ];
  const state = figureStateText(translate, figure);
  return said.length === 0
    ? translate('evidence:map.figureState', { figure: text, state })
    : translate('evidence:map.figureSource', { figure: text, source: said.join('；'), state });
}

/** How a citation agrees, with the table's own words or share where it does not. */
export function statusText(
  { status, tableLabel, tablePercent }: EvidenceLine['citations'][number],
  translate: Translate,
): string {
  const word = translate(`evidence:map.status.${status}`);
  if (status === 'labelDiffers' && tableLabel !== null) {
    return translate('evidence:map.withTable', { state: word, table: `「${tableLabel}」` });
  }
  return status === 'percentDiffers' && tablePercent !== null
    ? translate('evidence:map.withTable', { state: word, table: `${tablePercent}%` })
    : word;
}

function findingsOf(paper: PaperBlocks, findings: readonly EvidenceFinding[], translate: Translate): void {
  const withReport = findings.some(({ report }) => report !== null);
  for (const group of grouped(findings, ({ materialId, goalNo }) => `${materialId} ${goalNo}`)) {
    const [first] = group;
    if (first === undefined) continue;
    paper.heading(2, translate('evidence:map.findingsOf', { goal: goalTitle(first, translate) }));
    paper.table(
      translate('evidence:map.findings'),
      [
        translate('evidence:map.question'),
        translate('evidence:map.finding'),
        translate('evidence:map.usedBy'),
        ...(withReport ? [translate('evidence:map.report')] : []),
      ],
      grouped(group, ({ survey }) => survey).flatMap((ofSurvey) => [
        ...(ofSurvey[0]?.survey === undefined || ofSurvey[0].survey === '' ? [] : [ofSurvey[0].survey]),
        ...ofSurvey.map((finding): CellInput[] => [
          { text: finding.shortCode, header: 'row' },
          { text: finding.text },
          usedBy(finding, translate),
          ...(withReport ? [{ text: reportText(finding, translate), missing: null }] : []),
        ]),
      ]),
      { widths: withReport ? [20, 80, 43, 22] : [20, 96, 49] },
    );
  }
}

function usedBy({ goalNo, usedBy: places }: EvidenceFinding, translate: Translate): CellInput {
  if (places.length === 0) return { text: translate('evidence:map.notUsed') };
  return {
    text: '',
    lines: places.map((place) => ({
      marker: '・',
      text: place.goalNo === goalNo ? placeText(place, translate) : placeWithGoal(place, translate),
      depth: 0,
    })),
  };
}

interface NamedPlace {
  readonly goalNo: number;
  readonly policy: string | null;
  readonly part: EvidenceLine['part'];
}

function placeText({ policy, part }: NamedPlace, translate: Translate): string {
  return `${policy ?? ''}${translate(`evidence:map.part.${part}`)}`;
}

function placeWithGoal(place: NamedPlace, translate: Translate): string {
  return translate('evidence:map.place', { no: place.goalNo, place: placeText(place, translate) });
}

function reportText({ report }: EvidenceFinding, translate: Translate): string {
  if (report === null) return '―';
  const odd = report.answers.filter(
    ({ percent, reportPercent }) => reportPercent === null || Math.abs(reportPercent - percent) > 0.05,
  );
  if (odd.length === 0) return translate('evidence:map.reportAgrees');
  return odd
    .map(({ label, reportPercent }) =>
      reportPercent === null
        ? translate('evidence:map.reportLacks', { label })
        : translate('evidence:map.reportDiffers', { label, percent: reportPercent }),
    )
    .join('\n');
}

function unused(paper: PaperBlocks, findings: readonly EvidenceFinding[], translate: Translate): void {
  const left = findings.filter(({ usedBy: places }) => places.length === 0);
  paper.heading(2, translate('evidence:map.unusedTitle'));
  if (left.length === 0) paper.text(translate('evidence:map.noneUnused'));
  for (const { goalNo, question, text } of left) {
    paper.item(translate('evidence:map.unusedLine', { no: goalNo, question, text }), 0);
  }
}

function unsupported(paper: PaperBlocks, lines: readonly EvidenceLine[], translate: Translate): void {
  const open = lines.flatMap((line) =>
    line.figures.filter(({ isAccepted }) => !isAccepted).map((figure) => ({ line, figure })),
  );
  const list = (state: LineFigure['state'], title: string, none: string): void => {
    const rows = open.filter(({ figure }) => figure.state === state);
    paper.heading(2, title);
    if (rows.length === 0) {
      paper.text(none);
      return;
    }
    paper.table(
      title,
      [translate('evidence:map.figure'), translate('evidence:map.where'), translate('evidence:map.sentence')],
      rows.map(({ line, figure }): CellInput[] => [
        { text: figure.text, header: 'row' },
        { text: placeWithGoal(line, translate) },
        {
          text: [line.text, ...figure.findings.map((finding) => findingMessage(translate, finding))].join(
            '\n',
          ),
        },
      ]),
      { widths: [24, 42, 99] },
    );
  };
  list('unsupported', translate('evidence:map.unsupportedTitle'), translate('evidence:map.noneUnsupported'));
  list('questioned', translate('evidence:map.questionedTitle'), translate('evidence:map.noneQuestioned'));
}

/** Neighbours with the same key belong together. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups: Item[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && keyOf(last[0]) === keyOf(item)) last.push(item);
    else groups.push([item]);
  }
  return groups;
}
