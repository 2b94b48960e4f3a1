import { type Finding, finding } from '../finding.ts';
import { agreesInYear, type FigureIndex } from './figure-index.ts';
import { type Figure, isStatement } from './figures.ts';
import { isSameQuestion, questionsIn } from './questions.ts';

/**
 * 問番号 that a sentence names beside a figure, where the figure stands under another question of the packet: in a table or
 * a list of answers.
 * @param known findings of other rules; a question that they name already is not said again
 */
export function citedQuestions(
  statements: readonly Figure[],
  index: FigureIndex,
  known: readonly Finding[],
): Finding[] {
  const said = new Set<string>();
  return statements.flatMap((figure) => {
    const { materialId, block } = figure.placed;
    if (figure.kind !== 'share') return [];
    const [cited, another] = questionsIn(figure.sentence);
    if (cited === undefined || another !== undefined || said.has(`${block.id} ${cited}`)) return [];
    const sources = (figure.isTenths ? near(figure, cited, index) : equal(figure, index)).filter(
      (other) => other.question !== null && isSource(other) && agreesInYear(figure, other),
    );
    const [source] = sources;
    if (source === undefined || sources.some(({ question }) => isSameQuestion(question ?? '', cited)))
      return [];
    const isKnown = known.some((item) => item.blockId === block.id && /^(?:cited|citation)/u.test(item.code));
    if (isKnown) return [];
    said.add(`${block.id} ${cited}`);
    return [
      finding('citedQuestionDiffers', { materialId, blockId: block.id }, cited, {
        question: cited,
        actual: source.question ?? '',
      }),
    ];
  });
}

function equal(figure: Figure, index: FigureIndex): Figure[] {
  const related = index.relatedTo(figure);
  return index.equalTo(figure).filter((other) => related.includes(other));
}

/** So far from 「約4割」 may the share be that is meant. */
const NEAR_TENTHS = 5;

/** What 「約4割」 may mean; nothing where the question that is cited has a share like that. */
function near(figure: Figure, cited: string, index: FigureIndex): Figure[] {
  const isNear = (other: Figure): boolean => Math.abs(other.value - figure.value) <= NEAR_TENTHS;
  const own = index.ofQuestion(cited).filter(isSource);
  return own.length === 0 || own.some(isNear) ? [] : index.relatedTo(figure).filter(isNear);
}

/** A row or a line of answers, not another sentence that cites. */
function isSource(figure: Figure): boolean {
  return !isStatement(figure) || !figure.placed.block.text.includes('。');
}
