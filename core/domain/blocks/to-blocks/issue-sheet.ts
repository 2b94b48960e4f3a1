import type { Challenge, IssueSheet, IssueSheetContent } from '../../issue-sheets/issue-sheet-content.ts';
import { surveyRuns } from '../../issue-sheets/survey-order.ts';
import type { Block, BlockOf, BlockPart } from '../block.ts';
import { indicatorBlocks, planIndicatorBlocks } from './issue-sheet-indicators.ts';
import { heading, line, listItem, type Place, paragraph, tableRow } from './parts.ts';
import { surveyTableBlocks } from './survey-table.ts';

interface Label {
  readonly id: string;
  readonly text: string;
}

/** 課題シート: the sheets of all goals, each in the order of the printed form. */
export function issueSheetBlocks(content: IssueSheetContent): Block[] {
  const blocks: Block[] = [];
  if (content.title !== null) {
    blocks.push(heading({ part: 'head', section: null }, content.title.id, 1, content.title.text));
  }
  for (const note of content.notes) blocks.push(line({ part: 'notes', section: null }, note));
  for (const sheet of content.sheets) blocks.push(...sheetBlocks(sheet));
  return blocks;
}

function sheetBlocks(sheet: IssueSheet): Block[] {
  const at = (part: BlockPart): Place => ({ part, section: sheet.id });
  const labels = (part: BlockPart, items: readonly (Label | null)[]): Block[] =>
    items.flatMap((label) => (label === null ? [] : [heading(at(part), label.id, 3, label.text)]));
  return [
    heading(at('head'), sheet.headingId, 2, sheet.heading),
    ...labels('visions', [sheet.visionLabel]),
    ...visionBlocks(sheet, at('visions')),
    ...labels('projects', [sheet.projectsLabel]),
    ...indicatorBlocks(sheet, at('projects')),
    ...labels('planIndicators', [sheet.planIndicatorLabel ?? null]),
    ...planIndicatorBlocks(sheet, at('planIndicators')),
    ...labels('evaluations', [sheet.evaluationLabel]),
    ...sheet.evaluations.map((item) => line(at('evaluations'), item)),
    ...labels('findings', sheet.surveyLabels),
    ...surveyBlocks(sheet, at('findings')),
    ...labels('trends', [sheet.trendLabel]),
    ...trendBlocks(sheet, at('trends')),
    ...labels('challenges', [sheet.challengeLabel]),
    ...sheet.challenges.flatMap((challenge) => challengeBlocks(sheet.id, challenge)),
    ...sheet.others.map((item) => line(at('others'), item)),
  ];
}

function visionBlocks(sheet: IssueSheet, place: Place): Block[] {
  return sheet.visions.flatMap((vision) => [
    heading(place, vision.id, 4, vision.policy, vision.marker),
    ...vision.items.map((item) => line(place, item)),
  ]);
}

/** Sentences and tables of answers in the order of the sheet; the head stands above the first sentences. */
function surveyBlocks(sheet: IssueSheet, place: Place): Block[] {
  const runs = surveyRuns(sheet);
  const first = runs.find((run) => run.kind === 'findings');
  const head = findingHeadBlocks(sheet, place);
  return [
    ...(first === undefined ? head : []),
    ...runs.flatMap((run) =>
      run.kind === 'table'
        ? surveyTableBlocks(run.table, place)
        : [
            ...(run === first ? head : []),
            ...run.findings.map((finding) =>
              tableRow(place, {
                id: finding.id,
                table: findingTable(sheet),
                cells: [{ text: finding.text }, { text: finding.questionText }],
              }),
            ),
          ],
    ),
  ];
}

function findingTable(sheet: IssueSheet): BlockOf<'table-row'>['table'] {
  const head = sheet.findingHead;
  return {
    id: head?.id ?? `${sheet.id}.findings`,
    name: sheet.surveyLabels[0]?.text ?? head?.text ?? '',
    role: 'findings',
    columnCount: 2,
  };
}

function findingHeadBlocks(sheet: IssueSheet, place: Place): Block[] {
  const head = sheet.findingHead;
  if (head === null) return [];
  return [
    tableRow(place, {
      id: head.id,
      table: findingTable(sheet),
      rowType: 'head',
      cells: [
        { text: head.text, header: 'column' },
        { text: head.question, header: 'column' },
      ],
    }),
  ];
}

function trendBlocks(sheet: IssueSheet, place: Place): Block[] {
  return sheet.trends.flatMap((trend) => [
    ...(trend.title === '' ? [] : [heading(place, trend.id, 4, trend.title)]),
    ...trend.items.map((item) => line(place, item)),
  ]);
}

/** A policy of the next plan: its heading, then 【現状】 and 【課題】, which paper sets side by side. */
function challengeBlocks(sheetId: string, challenge: Challenge): Block[] {
  const half = (part: 'current' | 'issues', label: Label | null, items: Challenge['current']): Block[] => {
    const place: Place = { part, section: sheetId };
    return [
      ...(label === null ? [] : [heading(place, label.id, 5, label.text)]),
      ...items.map((item) =>
        item.marker === '' ? paragraph(place, item.id, item.text) : listItem(place, item),
      ),
    ];
  };
  return [
    heading({ part: 'challenges', section: sheetId }, challenge.id, 4, challenge.policy, challenge.marker),
    ...half('current', challenge.currentLabel, challenge.current),
    ...half('issues', challenge.issuesLabel, challenge.issues),
  ];
}
