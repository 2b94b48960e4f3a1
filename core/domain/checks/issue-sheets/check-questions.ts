import type { SurveyFinding } from '../../issue-sheets/issue-sheet-content.ts';
import type { QuestionCode } from '../../issue-sheets/question-code.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedSheet } from '../packet.ts';
import { similarity } from '../text/edit.ts';
import { comparisonKey } from '../text/normal.ts';
import { statedShares } from './stated-shares.ts';

interface Asked {
  readonly materialId: string;
  readonly goalNo: number;
  readonly finding: SurveyFinding;
  readonly code: QuestionCode;
  /** The words before the first answer: what was asked. */
  readonly stem: string;
}

/** 問番号 of the survey tables: readable, in order, one question under one number, one number for one question. */
export function checkQuestions(sheets: readonly PlacedSheet[]): Finding[] {
  const unreadable = sheets.flatMap(({ materialId, sheet }) =>
    sheet.findings
      .filter((row) => row.question === null)
      .map((row) => {
        const values = { question: row.questionText, text: row.text.slice(0, 40) };
        const quote = row.questionText === '' ? row.text.slice(0, 40) : row.questionText;
        return finding('questionUnreadable', { materialId, blockId: row.id }, quote, values);
      }),
  );
  const asked = sheets.flatMap(({ materialId, sheet }) =>
    sheet.findings.flatMap((row) =>
      row.question === null
        ? []
        : [{ materialId, goalNo: sheet.goalNo, finding: row, code: row.question, stem: stemOf(row) }],
    ),
  );
  const through = groups(asked, (item) => surveyOf(item.code)).map((list) => ({
    list,
    against: againstSections(list),
  }));
  const suspects = through.flatMap(({ list, against }) => [
    ...conflicts(list, against === null),
    ...sections(list, against ?? []),
  ]);
  return [...unreadable, ...suspects, ...order(asked, suspects), ...surveyNames(asked)];
}

function stemOf(row: SurveyFinding): string {
  const first = statedShares(row.text)[0];
  const end = first === undefined ? row.text.length : first.from;
  return comparisonKey(row.text.slice(0, end)).replace(/(?:について)?[、,]?$/u, '');
}

function surveyOf(code: QuestionCode): string {
  return comparisonKey(`${code.surveyNo ?? ''}${code.survey ?? ''}`);
}

/** Section letter aside: that letter may be what is mistyped. */
function numberOf(code: QuestionCode): string {
  return `${code.question}(${code.sub ?? ''})`;
}

const SAME_QUESTION = 0.7;
const OTHER_QUESTION = 0.5;

/**
 * Of one survey: one number with two questions, one question with two numbers, one answer with two shares.
 * @param restarts numbers start anew in each section, so a number alone names no question
 */
function conflicts(asked: readonly Asked[], restarts: boolean): Finding[] {
  return asked.flatMap((later, index) => {
    const findings: Finding[] = [];
    const place = { materialId: later.materialId, blockId: later.finding.id };
    for (const earlier of asked.slice(0, index)) {
      const sameSection = earlier.code.section === later.code.section;
      const sameNumber = numberOf(earlier.code) === numberOf(later.code) && (sameSection || !restarts);
      const like = sameNumber || earlier.stem === later.stem ? similarity(earlier.stem, later.stem) : 0;
      const values = {
        question: later.finding.questionText,
        other: earlier.finding.questionText,
        goal: String(earlier.goalNo),
      };
      const sameTable = earlier.materialId === later.materialId && earlier.goalNo === later.goalNo;
      if (sameNumber && (like <= OTHER_QUESTION || !sameSection || sameTable)) {
        findings.push(finding('questionConflict', place, later.finding.questionText, values));
      } else if (!sameNumber && earlier.stem === later.stem && later.stem.length >= 8) {
        findings.push(finding('questionConflict', place, later.finding.questionText, values));
      } else if (sameNumber && like >= SAME_QUESTION) {
        findings.push(...shares(earlier, later));
      }
    }
    return findings;
  });
}

function shares(earlier: Asked, later: Asked): Finding[] {
  return later.finding.answers.flatMap((answer) =>
    answer.labels.flatMap((label) => {
      const key = comparisonKey(label);
      const other = earlier.finding.answers.find((candidate) =>
        candidate.labels.some((text) => comparisonKey(text) === key),
      );
      if (other === undefined || other.percent === answer.percent) return [];
      const place = { materialId: later.materialId, blockId: later.finding.id };
      return [
        finding('answerDiffers', place, label, {
          label,
          percent: `${answer.percent}%`,
          other: `${other.percent}%`,
          question: later.finding.questionText,
          goal: String(earlier.goalNo),
        }),
      ];
    }),
  );
}

function rankOf(code: QuestionCode): number {
  const [main = 0, branch = 0] = code.question.split('-').map(Number);
  return main * 10_000 + branch * 100 + Number(code.sub ?? 0);
}

/**
 * Tables list their questions in the order of the survey; a single row that steps out of it is suspect. A question of another
 * section is often put in front on purpose. Where a paper orders its rows otherwise, nothing can be said.
 */
function order(asked: readonly Asked[], suspects: readonly Finding[]): Finding[] {
  const lists = groups(asked, (item) => `${item.materialId} ${item.goalNo} ${surveyOf(item.code)}`).map(
    (list) => {
      const [first, second] = list;
      const ahead =
        first !== undefined &&
        second !== undefined &&
        rankOf(first.code) > rankOf(second.code) &&
        first.code.section !== second.code.section;
      return ahead ? list.slice(1) : list;
    },
  );
  const steps = lists.flatMap((list) =>
    list.slice(1).map((item, index) => rankOf(item.code) - rankOf(list[index]?.code ?? item.code)),
  );
  if (steps.filter((step) => step < 0).length > Math.max(1, steps.length * 0.1)) return [];
  return lists.flatMap((list) => {
    if (list.some((item) => suspects.some((suspect) => suspect.blockId === item.finding.id))) return [];
    const kept = longestRise(list.map((item) => rankOf(item.code)));
    const [suspect, further] = list.filter((_, index) => !kept.has(index));
    if (suspect === undefined || further !== undefined) return [];
    const place = { materialId: suspect.materialId, blockId: suspect.finding.id };
    const question = suspect.finding.questionText;
    return [finding('questionOutOfOrder', place, question, { question, goal: String(suspect.goalNo) })];
  });
}

/** Indices of a longest rising subsequence; equal numbers count as rising. */
function longestRise(ranks: readonly number[]): Set<number> {
  const lengths: number[] = [];
  const parents: number[] = [];
  ranks.forEach((rank, index) => {
    let length = 1;
    let parent = -1;
    for (let before = 0; before < index; before += 1) {
      if ((ranks[before] ?? 0) <= rank && (lengths[before] ?? 0) + 1 > length) {
        length = (lengths[before] ?? 0) + 1;
        parent = before;
      }
    }
    lengths.push(length);
    parents.push(parent);
  });
  let at = lengths.indexOf(Math.max(...lengths));
  const kept = new Set<number>();
  while (at >= 0) {
    kept.add(at);
    at = parents[at] ?? -1;
  }
  return kept;
}

/**
 * Where numbers run through the whole survey, a later section has higher numbers. A row that contradicts several others is
 * suspect.
 * @returns the rows that have to be taken away until nothing contradicts; null where there are so many that the numbers
 * must start anew in each section
 */
function againstSections(asked: readonly Asked[]): Asked[] | null {
  const lettered = asked.filter((item) => item.code.section !== null);
  const suspects: Asked[] = [];
  let left = lettered;
  for (;;) {
    const against = left.map((item) => left.filter((other) => contradicts(item.code, other.code)).length);
    const most = Math.max(0, ...against);
    const worst = most === 0 ? undefined : left[against.indexOf(most)];
    if (worst === undefined) break;
    suspects.push(worst);
    left = left.filter((item) => item !== worst);
  }
  return suspects.length > Math.max(1, lettered.length * 0.15) ? null : suspects;
}

function sections(asked: readonly Asked[], suspects: readonly Asked[]): Finding[] {
  return suspects.map((suspect) => {
    const other = asked.find((item) => contradicts(item.code, suspect.code));
    const place = { materialId: suspect.materialId, blockId: suspect.finding.id };
    return finding('questionConflict', place, suspect.finding.questionText, {
      question: suspect.finding.questionText,
      other: other?.finding.questionText ?? '',
      goal: String(other?.goalNo ?? suspect.goalNo),
    });
  });
}

function contradicts(first: QuestionCode, second: QuestionCode): boolean {
  if (first.section === null || second.section === null || first.section === second.section) return false;
  const mains = [first, second].map((code) => Number(code.question.split('-')[0]));
  const [a = 0, b = 0] = mains;
  return first.section < second.section ? a >= b : a <= b;
}

/** 「Ⅱ-1」 and the survey's name belong together. */
function surveyNames(asked: readonly Asked[]): Finding[] {
  const findings: Finding[] = [];
  for (const side of ['survey', 'surveyNo'] as const) {
    const other = side === 'survey' ? 'surveyNo' : 'survey';
    const named = asked.filter((item) => item.code[side] !== null && item.code[other] !== null);
    for (const list of groups(named, (item) => comparisonKey(item.code[side] ?? ''))) {
      const byOther = groups(list, (item) => comparisonKey(item.code[other] ?? '')).sort(
        (a, b) => b.length - a.length,
      );
      const usual = byOther[0]?.[0];
      if (usual === undefined || (byOther[0]?.length ?? 0) < 2) continue;
      for (const item of byOther.slice(1).flat()) {
        findings.push(
          finding(
            'surveyNameDiffers',
            { materialId: item.materialId, blockId: item.finding.id },
            item.finding.questionText,
            { question: item.finding.questionText, usual: usual.finding.questionText },
          ),
        );
      }
    }
  }
  return uniqueByBlock(findings);
}

function uniqueByBlock(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    (item, index) => findings.findIndex((other) => other.blockId === item.blockId) === index,
  );
}

function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const list = found.get(keyOf(item)) ?? [];
    list.push(item);
    found.set(keyOf(item), list);
  }
  return [...found.values()];
}
