import type { SurveyFinding } from '../../issue-sheets/issue-sheet-content.ts';
import type { QuestionCode } from '../../issue-sheets/question-code.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedSheet } from '../packet.ts';
import { longestCommon, similarity } from '../text/edit.ts';
import { longestRise } from '../text/longest-rise.ts';
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
      .filter((row) => row.question === null && (row.tableId === undefined || row.questionText !== ''))
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
  return [
    ...unreadable,
    ...suspects,
    ...order(asked, suspects),
    ...separatedParts(asked, suspects),
    ...farAway(asked, suspects),
    ...surveyNames(asked),
  ];
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
      // A table of answers need not print the question's words.
      const isBare = [earlier, later].some(
        ({ finding: row, stem }) => row.tableId !== undefined && stem === '',
      );
      const like = isBare
        ? 1
        : sameNumber || earlier.stem === later.stem
          ? similarity(earlier.stem, later.stem)
          : 0;
      const values = {
        question: later.finding.questionText,
        other: earlier.finding.questionText,
        goal: String(earlier.goalNo),
      };
      const sameTable =
        earlier.materialId === later.materialId &&
        earlier.goalNo === later.goalNo &&
        earlier.finding.tableId === later.finding.tableId;
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
      const other = earlier.finding.answers.find(
        (candidate) =>
          candidate.group === answer.group && candidate.labels.some((text) => comparisonKey(text) === key),
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

/** So many characters in common show that a part follows from the row above it. */
const SAME_SUBJECT = 10;

/** 問22(6) followed by 問20(7), or 問16 followed by 問17-1 on the same subject: one of the two numbers is wrong. */
function separatedParts(asked: readonly Asked[], suspects: readonly Finding[]): Finding[] {
  return asked.flatMap((later, index) => {
    const earlier = asked[index - 1];
    if (earlier === undefined || earlier.materialId !== later.materialId || earlier.goalNo !== later.goalNo)
      return [];
    if (surveyOf(earlier.code) !== surveyOf(later.code) || earlier.code.section !== later.code.section)
      return [];
    const [main, branch] = later.code.question.split('-');
    const [mainBefore] = earlier.code.question.split('-');
    if (main === mainBefore) return [];
    const place = { materialId: later.materialId, blockId: later.finding.id };
    if (suspects.some((suspect) => suspect.blockId === place.blockId)) return [];
    const nextPart =
      later.code.sub !== null &&
      earlier.code.sub !== null &&
      Number(later.code.sub) === Number(earlier.code.sub) + 1;
    const ofOther =
      branch === '1' &&
      !asked.some(
        (other) =>
          other !== later && other.code.question === main && surveyOf(other.code) === surveyOf(later.code),
      );
    if (!nextPart && !(ofOther && longestCommon(earlier.stem, later.stem) >= SAME_SUBJECT)) return [];
    return [
      finding('questionPartSeparated', place, later.finding.questionText, {
        question: later.finding.questionText,
        previous: earlier.finding.questionText,
        goal: String(later.goalNo),
      }),
    ];
  });
}

/** Fewer rows than these do not show how closely a paper follows its survey. */
const LEAST_ROWS = 8;
const FAR = 10;
/** Where so many rows leave hardly a number out, a smaller step is odd too: sections with numbers of their own. */
const MANY_ROWS = 12;
const FAR_AMONG_MANY = 5;
/** Questionnaires seldom have more questions; where few rows are quoted, only what goes far beyond is suspect. */
const USUAL_QUESTIONS = 50;
const VERY_FAR = 25;

/** One number far above all others of its survey: 問12, 問18, 問23, 問59. */
function farAway(asked: readonly Asked[], suspects: readonly Finding[]): Finding[] {
  return groups(asked, (item) => surveyOf(item.code)).flatMap((list) => {
    const sorted = [...list].sort((a, b) => rankOf(a.code) - rankOf(b.code));
    const [last, before] = [sorted.at(-1), sorted.at(-2)];
    if (last === undefined || before === undefined) return [];
    const numbers = sorted.map((item) => Number(item.code.question.split('-')[0]));
    const gaps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? number));
    const jump = gaps.at(-1) ?? 0;
    const usual = Math.max(0, ...gaps.slice(0, -1));
    const isFar =
      (list.length >= MANY_ROWS && jump > FAR_AMONG_MANY && jump > usual * 3) ||
      (list.length >= LEAST_ROWS && jump > FAR && jump > usual * 2) ||
      (jump > VERY_FAR && (numbers.at(-1) ?? 0) > USUAL_QUESTIONS);
    const place = { materialId: last.materialId, blockId: last.finding.id };
    if (!isFar || suspects.some((suspect) => suspect.blockId === place.blockId)) return [];
    const question = last.finding.questionText;
    return [
      finding('questionNumberFar', place, question, {
        question,
        other: before.finding.questionText,
        goal: String(last.goalNo),
      }),
    ];
  });
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
