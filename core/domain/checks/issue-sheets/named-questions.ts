import type { SurveyFinding } from '../../issue-sheets/issue-sheet-content.ts';
import { type QuestionCode, readQuestionCode } from '../../issue-sheets/question-code.ts';
import { readQuestionHeading } from '../../issue-sheets/question-heading.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock, PlacedSheet } from '../packet.ts';
import { similarity } from '../text/edit.ts';
import { comparisonKey } from '../text/normal.ts';
import { statedShares } from './stated-shares.ts';

/** A question that a paper beside the issue sheets names: a list of questions, the head of a table of answers. */
interface NamedQuestion {
  readonly code: QuestionCode;
  readonly codeText: string;
  /** What is asked, for comparing. */
  readonly words: string;
  /** Texts that follow until the next question, for comparing: labels of answers are among them. */
  readonly texts: ReadonlySet<string>;
}

const LONGEST_TITLE = 120;
const LIKE_WORDS = 0.7;
const LEAST_WORDS = 6;

/** 問番号 of the survey tables against other papers of the packet that name the same questions. */
export function checkNamedQuestions(
  sheets: readonly PlacedSheet[],
  blocks: readonly PlacedBlock[],
): Finding[] {
  const own = new Set(sheets.map(({ materialId }) => materialId));
  const named = namedQuestions(blocks.filter(({ materialId }) => !own.has(materialId)));
  if (named.length === 0) return [];
  return sheets.flatMap(({ materialId, sheet }) =>
    sheet.findings.flatMap((row) => {
      const code = row.question;
      if (code === null) return [];
      const meant = named.filter((item) => isAboutSame(item, row) && agrees(item.code, code, surveyKey));
      if (meant.length === 0 || meant.some((item) => isSame(item.code, code))) return [];
      return [
        finding('questionNamedOtherwise', { materialId, blockId: row.id }, row.questionText, {
          question: row.questionText,
          actual: meant[0]?.codeText ?? '',
          goal: String(sheet.goalNo),
        }),
      ];
    }),
  );
}

function namedQuestions(blocks: readonly PlacedBlock[]): NamedQuestion[] {
  const found: { code: QuestionCode; codeText: string; words: string; texts: Set<string> }[] = [];
  let current: { readonly materialId: string; readonly texts: Set<string> } | null = null;
  for (const { materialId, block } of blocks) {
    const title = titleIn(block.text);
    if (title !== null) {
      const texts = new Set<string>();
      found.push({ ...title, texts });
      current = { materialId, texts };
    } else if (current?.materialId === materialId) {
      for (const text of block.text.split(/[\t\n]/u)) current.texts.add(comparisonKey(text));
    }
  }
  return found;
}

/** 「問12 相談する相手」, 「相談する相手（問12）」 */
function titleIn(text: string): Pick<NamedQuestion, 'code' | 'codeText' | 'words'> | null {
  if (text.length > LONGEST_TITLE || text.includes('。') || statedShares(text).length > 0) return null;
  const heading = readQuestionHeading(text.replace(/^[\s\u3000【[［・■●○◆]+/u, ''));
  if (heading !== null) {
    return { code: heading.code, codeText: heading.codeText, words: wordsOf(heading.text) };
  }
  const behind =
    /^(?<words>.+?)[（(【[［](?<code>[^（(【[［]{0,30}?(?:設?問|[QＱ])[^）)】\]］]{1,12})[）)】\]］]\s*$/u.exec(
      text,
    );
  const codeText = behind?.groups?.['code'] ?? '';
  const code = readQuestionCode(codeText);
  return code === null ? null : { code, codeText, words: wordsOf(behind?.groups?.['words'] ?? '') };
}

function wordsOf(text: string): string {
  return comparisonKey(text)
    .replace(/^[】\]］）)、。.:：-]+/u, '')
    .replace(/(?:について|は|か)?[、,?？]?$/u, '');
}

function isAboutSame(item: NamedQuestion, row: SurveyFinding): boolean {
  const first = statedShares(row.text)[0];
  const stem = wordsOf(row.text.slice(0, first?.from ?? row.text.length));
  if (item.words.length >= LEAST_WORDS && stem.length >= LEAST_WORDS) {
    if (stem.includes(item.words) || item.words.includes(stem)) return true;
    if (similarity(item.words, stem) >= LIKE_WORDS) return true;
  }
  const labels = row.answers.flatMap((answer) => answer.labels.map(comparisonKey));
  return labels.length >= 2 && labels.every((label) => item.texts.has(label));
}

const surveyKey = (code: QuestionCode): string =>
  comparisonKey(`${code.surveyNo ?? ''}${code.survey ?? ''}`).replace(/調査(?:票|結果)?$/u, '');

/** Equal where both sides say it. */
function agrees(first: QuestionCode, second: QuestionCode, of: (code: QuestionCode) => string): boolean {
  const [a, b] = [of(first), of(second)];
  return a === '' || b === '' || a === b;
}

/** Whether two codes may mean one question; survey and section count where both name them. */
export function isSame(first: QuestionCode, second: QuestionCode): boolean {
  return (
    first.question === second.question &&
    (first.sub ?? '') === (second.sub ?? '') &&
    agrees(first, second, surveyKey) &&
    agrees(first, second, (code) => code.section ?? '')
  );
}
