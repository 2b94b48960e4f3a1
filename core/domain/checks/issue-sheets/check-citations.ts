import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedSheet } from '../packet.ts';
import { isDoubled } from '../text/edit.ts';
import { comparisonKey } from '../text/normal.ts';
import { type Citation, type CitingLine, citingLines } from './citations.ts';
import { type StatedShare, statedShares } from './stated-shares.ts';

/** Survey figures in running text against the survey tables, and the order of shares that a sentence claims. */
export function checkCitations(sheets: readonly PlacedSheet[]): Finding[] {
  const hasAnswers = sheets.some(({ sheet }) => sheet.findings.some((row) => row.answers.length > 0));
  const lines = citingLines(sheets);
  return [
    ...lines.flatMap((line) =>
      line.citations.flatMap((citation) => {
        const isQuoted = citation.status === 'onlyInOtherGoal' && !hasOwnSurvey(sheets, line);
        const found = hasAnswers && !isQuoted ? judge(line, citation) : null;
        return found === null ? [] : [found];
      }),
    ),
    ...lines.flatMap((line) => {
      const elsewhere = citedElsewhere(line);
      const unknown = citedQuestions(sheets, line).filter(
        ({ quote }) => !elsewhere.some((other) => other.quote === quote),
      );
      return [...orderOfShares(line.materialId, line.line.id, line.line.text), ...unknown, ...elsewhere];
    }),
    ...sheets.flatMap(({ materialId, sheet }) =>
      sheet.findings.flatMap((row) => orderOfShares(materialId, row.id, row.text)),
    ),
  ];
}

/** Where the survey is a paper of its own, every sheet quotes it from there. */
function hasOwnSurvey(sheets: readonly PlacedSheet[], line: CitingLine): boolean {
  return sheets.some(
    ({ materialId, sheet }) =>
      materialId === line.materialId && sheet.goalNo === line.goalNo && sheet.findings.length > 0,
  );
}

function judge(line: CitingLine, citation: Citation): Finding | null {
  const place = { materialId: line.materialId, blockId: line.line.id };
  const [from, to] = citation.range;
  const values = {
    label: citation.label,
    percent: citation.percentText,
    tableLabel: citation.answer?.label ?? '',
    tablePercent: citation.answer === null ? '' : percentText(citation),
    question: citation.answer?.finding.questionText ?? '',
    goal: String(citation.answer?.goalNo ?? line.goalNo),
  };
  switch (citation.status) {
    case 'exact':
    case 'matchAfterFolding':
    case 'planIndicator':
      return null;
    case 'labelDiffers': {
      const slip = isDoubled(comparisonKey(citation.label), citation.answer?.key ?? '');
      return finding(slip ? 'citationLabelMistyped' : 'citationLabelDiffers', place, citation.label, values);
    }
    case 'percentDiffers':
      return finding('citationPercentDiffers', place, line.line.text.slice(from, to), values);
    case 'onlyInOtherGoal':
      return finding('citationOnlyInOtherGoal', place, citation.label, values);
    case 'unknown':
      return finding('citationUnknown', place, line.line.text.slice(from, to), values);
  }
}

/** The table's share, with as many digits as the text prints. */
function percentText(citation: Citation): string {
  const decimals = /\.(\d+)/u.exec(halfWidthInPlace(citation.percentText))?.[1]?.length ?? 0;
  const percent = citation.answer?.percent ?? 0;
  const own = String(percent);
  const shown = own.split('.')[1]?.length ?? 0;
  return `${shown >= decimals ? own : percent.toFixed(decimals)}%`;
}

/** 「A」が20.1%と最も高く、次いで「B」が30.2%: the second cannot be the larger. */
function orderOfShares(materialId: string, blockId: string, source: string): Finding[] {
  const text = halfWidthInPlace(source);
  const shares = statedShares(source);
  const findings: Finding[] = [];
  let direction = 0;
  let previous: StatedShare | null = null;
  for (const [index, share] of shares.entries()) {
    if (share.percent > 100) {
      const values = { percent: share.percentText };
      findings.push(finding('percentImpossible', { materialId, blockId }, share.percentText, values));
    }
    if (previous !== null) {
      const between = text.slice(previous.to, share.from);
      if (/。|一方|に対し|比べ|前回|なお|また/u.test(between)) direction = 0;
      else {
        const word = /^[^「」。]{0,6}(?:最も|一番)(高|多|低|少)/u.exec(between)?.[1];
        if (word !== undefined) direction = word === '高' || word === '多' ? 1 : -1;
      }
      if (direction !== 0 && (share.percent - previous.percent) * direction > 0) {
        findings.push(
          finding('sharesOutOfOrder', { materialId, blockId }, source.slice(share.from, share.to), {
            label: share.labels[0]?.text ?? '',
            percent: share.percentText,
            before: shares[index - 1]?.percentText ?? '',
          }),
        );
      }
    }
    previous = share;
  }
  return findings;
}

/** A question number named in the text must be one that a survey table of the packet has, and the survey that it is named of. */
function citedQuestions(sheets: readonly PlacedSheet[], line: CitingLine): Finding[] {
  const codes = sheets.flatMap(({ sheet }) =>
    sheet.findings.flatMap(({ questionText }) =>
      questionNumbers(questionText).map((number) => ({
        number,
        survey: comparisonKey(questionText).replace(/[A-Z]?(?:設?問|Q).*$/u, ''),
      })),
    ),
  );
  if (codes.length === 0) return [];
  const text = comparisonKey(line.line.text);
  return questionNumbers(line.line.text)
    .filter((question) => {
      const before = text.slice(0, text.indexOf(question));
      const named = codes.filter(({ survey }) => survey.length >= LEAST_SURVEY && before.endsWith(survey));
      return !(named.length > 0 ? named : codes).some(({ number }) => number === question);
    })
    .map((question) =>
      finding('citedQuestionUnknown', { materialId: line.materialId, blockId: line.line.id }, question, {
        question,
      }),
    );
}

/** Shorter names are no names of surveys. */
const LEAST_SURVEY = 3;

function questionNumbers(text: string): string[] {
  return [...comparisonKey(text).matchAll(/(?:問|(?<![A-Za-z])Q)(\d{1,3}(?:-\d{1,2})?)/gu)].map(
    (match) => `問${match[1]}`,
  );
}

/** 「A」が20.1%です（問12）: the figures of a sentence must be those of the question that it names. */
function citedElsewhere(line: CitingLine): Finding[] {
  const { text } = line.line;
  const ends = [...text.matchAll(/。(?![）)])|$/gu)].map((match) => match.index);
  return ends.flatMap((to, index) => {
    const from = index === 0 ? 0 : (ends[index - 1] ?? 0);
    const [question, further] = questionNumbers(text.slice(from, to));
    const cited = line.citations.filter(({ range }) => range[0] >= from && range[1] <= to);
    const sources = cited.flatMap(({ findings }) => findings.map((answer) => answer.finding.questionText));
    if (question === undefined || further !== undefined || sources.length === 0) return [];
    if (sources.some((source) => questionNumbers(source).includes(question))) return [];
    return [
      finding('citedQuestionDiffers', { materialId: line.materialId, blockId: line.line.id }, question, {
        question,
        actual: sources[0] ?? '',
      }),
    ];
  });
}
