import {
  type Answer,
  type Citation,
  type CitationStatus,
  type CitingLine,
  citingLines,
} from '../checks/issue-sheets/citations.ts';
import type { PlacedSheet } from '../checks/packet.ts';
import { longestCommon } from '../checks/text/edit.ts';
import { comparisonKey } from '../checks/text/normal.ts';
import { readWrittenValue } from '../indicators/written-value.ts';
import type { IssueSheet, SurveyFinding } from '../issue-sheets/issue-sheet-content.ts';
import { figuresOfLines, type LineFigure, type LookedThrough } from './line-figures.ts';
import { shortCode } from './plausibility.ts';
import { questionOf, type SurveyQuestion, type SurveyWithQuestions, shareOf } from './survey.ts';

/** Where evidence stands: a row of a table of an issue sheet. */
export interface EvidencePlace {
  readonly materialId: string;
  readonly blockId: string;
  readonly goalNo: number;
}

/** A figure of a line that a row of an indicator table carries. */
export interface IndicatorEvidence extends EvidencePlace {
  readonly indicator: string;
  /** The figures of the line that the row has, as the row prints them. */
  readonly values: readonly string[];
}

/** What a figure of running text rests on. */
export interface LineCitation {
  readonly label: string;
  readonly percent: number;
  readonly percentText: string;
  readonly range: readonly [number, number];
  readonly status: CitationStatus;
  /** The table's label and share where they differ from the line's. */
  readonly tableLabel: string | null;
  readonly tablePercent: number | null;
  readonly question: string | null;
  readonly findings: readonly EvidencePlace[];
}

/** A line of 【現状】, or another line that cites figures, with what it rests on. */
export interface EvidenceLine extends EvidencePlace {
  readonly goalTitle: string;
  readonly policy: string | null;
  readonly part: CitingLine['part'];
  readonly text: string;
  readonly citations: readonly LineCitation[];
  readonly indicators: readonly IndicatorEvidence[];
  /** Every figure that is looked up, cited ones too, in the order of the text. */
  readonly figures: readonly LineFigure[];
}

/** An answer of a finding beside what the survey's report says of it. */
export interface AnswerInReport {
  readonly label: string;
  readonly percent: number;
  /** null where the report has no such answer. */
  readonly reportPercent: number | null;
}

/** A row of a survey table with the lines that cite it. */
export interface EvidenceFinding extends EvidencePlace {
  readonly goalTitle: string;
  readonly question: string;
  /** 「Ⅱ-1一般市民調査」; empty where the 問番号 names none. */
  readonly survey: string;
  /** 「H問35」: the question within its survey. */
  readonly shortCode: string;
  readonly text: string;
  readonly usedBy: readonly (EvidencePlace & {
    readonly policy: string | null;
    readonly part: CitingLine['part'];
    readonly text: string;
    readonly labels: readonly string[];
  })[];
  /** The imported report's question that it quotes; null without one. */
  readonly report: {
    readonly surveyId: string;
    readonly questionId: string;
    readonly answers: readonly AnswerInReport[];
  } | null;
}

export interface EvidenceMap {
  readonly lines: readonly EvidenceLine[];
  readonly findings: readonly EvidenceFinding[];
}

/**
 * Which figures of the running text rest on which rows, and the other way round.
 * @param looked what the checks say of the figures: those beyond the answers of surveys are not in the map without it
 */
export function evidenceMap(
  sheets: readonly PlacedSheet[],
  surveys: readonly SurveyWithQuestions[] = [],
  looked: LookedThrough = { figures: [], materials: [], isAccepted: () => false },
): EvidenceMap {
  const all = citingLines(sheets);
  const figuresOf = figuresOfLines(looked, sheets);
  const sheetOf = (line: CitingLine): IssueSheet | undefined =>
    sheets.find(({ materialId, sheet }) => materialId === line.materialId && sheet.goalNo === line.goalNo)
      ?.sheet;
  const lines = all
    .map((line) => evidenceLine(line, sheetOf(line), figuresOf))
    .filter(
      ({ part, citations, indicators, figures }) =>
        part === 'current' || citations.length + indicators.length + figures.length > 0,
    );
  const findings = sheets.flatMap(({ materialId, sheet }) =>
    sheet.findings.map(
      (finding): EvidenceFinding => ({
        materialId,
        blockId: finding.id,
        goalNo: sheet.goalNo,
        goalTitle: sheet.goalTitle,
        question: finding.question?.norm ?? finding.questionText,
        survey: `${finding.question?.surveyNo ?? ''}${finding.question?.survey ?? ''}`,
        shortCode: finding.question === null ? finding.questionText : shortCode(finding.question),
        text: finding.tableId === undefined ? finding.text : textOfTable(finding),
        usedBy: all.flatMap((line) => {
          const labels = line.citations
            .filter((citation) => rests(citation, finding))
            .map(({ label }) => label);
          const { goalNo, policy, part, line: own } = line;
          const place = { materialId: line.materialId, blockId: own.id, goalNo };
          return labels.length === 0 ? [] : [{ ...place, policy, part, text: own.text, labels }];
        }),
        report: inReport(finding, surveys),
      }),
    ),
  );
  return { lines, findings };
}

/** The 問番号, with the group where a table has several. */
function questionOfAnswer({ finding, group }: Answer): string {
  const question = finding.question?.norm ?? finding.questionText;
  return group === null ? question : `${question}（${group}）`;
}

/** What a table says of a question: 「外出の頻度　一般市民（n=812）：毎日 41.2%、…／障害者（n=320）：毎日 18.4%、…」. */
function textOfTable({ text, answers, respondents = [] }: SurveyFinding): string {
  const groups = [...new Set(answers.map(({ group = '' }) => group))];
  const said = groups.map((name) => {
    const shares = answers
      .filter(({ group = '' }) => group === name)
      .map(({ labels, percent, written = String(percent) }) => {
        const share = /[%％]|パーセント/u.test(written) ? written : `${written}%`;
        return `${labels.join('・')} ${share}`;
      });
    const people = respondents.find(({ group }) => group === name);
    const n = people === undefined ? '' : `（n=${people.count}）`;
    return name === '' ? `${shares.join('、')}${n}` : `${name}${n}：${shares.join('、')}`;
  });
  return [text, said.join('／')].filter((part) => part !== '').join('\u3000');
}

function rests(citation: Citation, finding: SurveyFinding): boolean {
  return (
    citation.answer?.finding.id === finding.id ||
    citation.findings.some((answer) => answer.finding.id === finding.id)
  );
}

function evidenceLine(
  line: CitingLine,
  sheet: IssueSheet | undefined,
  figuresOf: ReturnType<typeof figuresOfLines>,
): EvidenceLine {
  const { materialId, goalNo, policy, part } = line;
  const { id, text } = line.line;
  const figures = figuresOf({ materialId, blockId: id }, line.citations);
  const isOfFigure = ({ range: [from, to] }: Citation): boolean =>
    figures.some(({ range, isCited }) => !isCited && range[0] >= from && range[1] <= to);
  return {
    materialId,
    blockId: id,
    goalNo,
    goalTitle: sheet?.goalTitle ?? '',
    policy,
    part,
    text,
    // What is no answer of the group that the line names is said of the figure itself: a table may have it.
    citations: line.citations
      .filter((citation) => !isOfFigure(citation))
      .map(
        ({ label, percent, percentText, range, status, answer, findings }): LineCitation => ({
          label,
          percent,
          percentText,
          range,
          status,
          tableLabel: answer === null || answer.label === label ? null : answer.label,
          tablePercent: answer === null || answer.percent === percent ? null : answer.percent,
          question: answer === null ? null : questionOfAnswer(answer),
          findings: (findings.length > 0 ? findings : answer === null ? [] : [answer]).map((found) => ({
            materialId: found.materialId,
            blockId: found.finding.id,
            goalNo: found.goalNo,
          })),
        }),
      ),
    indicators: sheet === undefined ? [] : indicatorsIn(text, sheet, materialId),
    figures,
  };
}

/** Indicators of the own sheet that the line names, with the values it repeats. */
function indicatorsIn(text: string, sheet: IssueSheet, materialId: string): IndicatorEvidence[] {
  const key = comparisonKey(text);
  return [...sheet.indicators, ...sheet.planIndicators].flatMap((row) => {
    const subject = comparisonKey(row.indicator)
      .replace(/\(.*$/u, '')
      .replace(/の?(?:割合|数|件数|人数|実施|検討)$/u, '');
    const isNamed = subject.length >= 4 && key.includes(subject);
    if (!isNamed && !isAlmostNamed(subject, key)) return [];
    const values = [row.baseline, row.target, row.result].filter((value) => {
      const read = readWrittenValue(value);
      return read.kind === 'number' && standsIn(key, `${read.number.toFixed()}${read.unit}`);
    });
    // Words that are only alike need a value that is the same.
    if (!isNamed && values.length === 0) return [];
    const place = { materialId, blockId: row.id, goalNo: sheet.goalNo };
    return [{ ...place, indicator: row.indicator, values: [...new Set(values)] }];
  });
}

const LEAST_COMMON = 8;

/** 「センターを知る人」 for 「センターを知っている人の割合」: most of the subject in one stretch. */
function isAlmostNamed(subject: string, key: string): boolean {
  return longestCommon(subject, key) >= Math.max(LEAST_COMMON, subject.length * 0.6);
}

/** The figure with its unit, and not as the end of a longer number. */
function standsIn(key: string, figure: string): boolean {
  const plain = key.replace(/(?<=\d),(?=\d{3})/gu, '');
  const at = plain.indexOf(figure);
  return at >= 0 && !/[\d.]/u.test(plain.charAt(at - 1));
}

function inReport(
  finding: SurveyFinding,
  surveys: readonly SurveyWithQuestions[],
): EvidenceFinding['report'] {
  const found = finding.question === null ? null : questionOf(finding.question, surveys);
  if (found === null) return null;
  return {
    surveyId: found.survey.id,
    questionId: found.question.id,
    // What a group answered, or an earlier survey, is not in the distribution of all.
    answers: finding.answers.flatMap(({ labels, percent, group }) =>
      group === undefined
        ? labels.map((label) => ({ label, percent, reportPercent: reportShare(label, found.question) }))
        : [],
    ),
  };
}

/** The share that a report gives for an answer; null where it has no such answer. */
export function reportShare(label: string, question: SurveyQuestion): number | null {
  const key = comparisonKey(label);
  const answer = question.answers.find((candidate) => comparisonKey(candidate.label) === key);
  return answer === undefined ? null : shareOf(answer, question.respondents);
}
