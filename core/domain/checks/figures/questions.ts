import type { Block } from '../../blocks/block.ts';
import { readQuestionCode } from '../../issue-sheets/question-code.ts';
import type { PlacedBlock } from '../packet.ts';
import { comparisonKey } from '../text/normal.ts';

/** A block with the 問番号 that it is about: its own, or that of the title above it. */
export interface QuestionedBlock {
  readonly placed: PlacedBlock;
  /** In its normal spelling. */
  readonly question: string | null;
}

export function withQuestions(blocks: readonly PlacedBlock[]): QuestionedBlock[] {
  let title: { readonly materialId: string; readonly code: string | null } | null = null;
  return blocks.map((placed): QuestionedBlock => {
    const { block, materialId } = placed;
    if (block.kind === 'heading') {
      title = { materialId, code: questionsIn(block.text)[0] ?? null };
      return { placed, question: title.code };
    }
    if (block.kind === 'table-row') {
      const codes = block.cells.map(({ range }) => questionsIn(block.text.slice(...range))[0]);
      return { placed, question: codes.find((code) => code !== undefined) ?? null };
    }
    const codes = questionsIn(block.text);
    const own = codes.length === 1 ? (codes[0] ?? null) : null;
    if (own !== null && /^(?:設?問|Q)/u.test(comparisonKey(block.text))) title = { materialId, code: own };
    const above = codes.length === 0 && title?.materialId === materialId ? title.code : null;
    return { placed, question: own ?? above };
  });
}

/** A 問番号 as a sentence prints it, without the name of its survey. */
export const printedCode =
  /(?:設?問|(?<![A-Za-z])[QＱ])\s*[A-ZＡ-Ｚ]?[0-9０-９]{1,3}(?:[-－][0-9０-９]{1,2})?(?:\s*[（(][0-9０-９]{1,2}[)）])?/gu;

/** The 問番号 that a text names, without the names of their surveys. */
export function questionsIn(text: string): string[] {
  const codes = [...text.matchAll(printedCode)].flatMap(([code]) => readQuestionCode(code)?.norm ?? []);
  return [...new Set(codes)];
}

/**
 * The question that a figure of a sentence is cited from: the next one behind it, or the only one, named before it. Null where
 * the sentence names none.
 */
export function questionOf(sentence: string, at: number): string | null {
  const citations = [...sentence.matchAll(printedCode)];
  const next = citations.find(({ index }) => index > at);
  const [only, another] = citations;
  const match = next ?? (another === undefined ? only : undefined);
  return match === undefined ? null : (questionsIn(match[0])[0] ?? null);
}

/** 「問17」 may mean 「問17(2)」. */
export function isSameQuestion(first: string, second: string): boolean {
  const main = (code: string): string => code.replace(/\(.*$/u, '');
  return (
    first === second || (main(first) === main(second) && (first === main(first) || second === main(second)))
  );
}

/** Running text, where figures are stated and questions cited; not a list of answers, nor a table that was read as lines. */
export function isRunning(block: Block): boolean {
  if ((block.kind !== 'paragraph' && block.kind !== 'list-item') || block.part === 'findings') return false;
  // A line of answers is no sentence; points of 現状 and 課題 often end without a full stop.
  const isSaid = ['current', 'issues', 'evaluations'].includes(block.part) || block.text.includes('。');
  return isSaid && !/[\u2500-\u257f\t|]/u.test(block.text);
}
