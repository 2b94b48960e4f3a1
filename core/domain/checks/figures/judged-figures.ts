import { halfWidthInPlace } from '../../dates/read-date.ts';
import type { Finding } from '../finding.ts';
import { clauseAround } from '../text/normal.ts';
import { agreesInYear, type FigureIndex, tableOf } from './figure-index.ts';
import type { Figure } from './figures.ts';
import { type Support, supportOf } from './support.ts';
import { isOfOthers } from './suspect-figures.ts';

/**
 * `supported`: the packet has it or what it is computed from. `questioned`: another rule found something about it.
 * `ofOthers`: of other places, a forecast, or no exact figure. `withoutSurvey`: an answer to a survey that is no part of the
 * packet. `unsupported`: nothing of it. `notAsked`: without a source as well, but of a kind that nobody looks up: a small
 * number of things, points, a multiple.
 */
export const figureStates = [
  'supported',
  'questioned',
  'ofOthers',
  'withoutSurvey',
  'unsupported',
  'notAsked',
] as const;
export type FigureState = (typeof figureStates)[number];

/** A figure of 現状, 課題 or 評価 with what it rests on. */
export interface JudgedFigure {
  readonly figure: Figure;
  readonly state: FigureState;
  readonly support: Support | null;
  /** What other rules found about it. */
  readonly findings: readonly Finding[];
}

/** Smaller counts without a year are of things that no table has. */
const LEAST_DIGITS = 3;

/**
 * Every figure of 現状, 課題 and 評価 with its source in the packet: a figure on the same thing that is equal, or those from which
 * it can be computed.
 * @param known findings of other rules; what they name already is not asked for again
 */
export function judgedFigures(
  statements: readonly Figure[],
  index: FigureIndex,
  known: readonly Finding[],
): JudgedFigure[] {
  const judged = statements
    .filter(({ placed: { block } }) => ['current', 'issues', 'evaluations'].includes(block.part))
    .flatMap((figure): JudgedFigure[] => {
      const isMeasured = figure.kind === 'points' || figure.kind === 'times';
      if (figure.isTenths || isPartOfName(figure) || (!isMeasured && !isCounted(figure))) return [];
      const ofBlock = known.filter(({ blockId }) => blockId === figure.placed.block.id);
      const findings = ofBlock.filter((item) => item.severity !== 'info' && isAbout(item, figure, index));
      const isLookedFor = isMeasured || isTelling(figure);
      if (isOfOthers(figure)) {
        return isLookedFor ? [{ figure, state: 'ofOthers', support: null, findings }] : [];
      }
      const support = isLookedFor ? supportOf(figure, index) : null;
      const isKnown = ofBlock.some(({ quote }) => quote.includes(figure.raw));
      const isAsked = !isMeasured && isTelling(figure);
      const state = stateOf({ figure, support, findings, isKnown, isAsked, index });
      return [{ figure, state, support, findings }];
    });
  return judged.map((item) => {
    if (item.state === 'unsupported') return bySibling(item, judged);
    return item.state === 'notAsked' && item.figure.kind === 'count' ? byRow(item, judged, index) : item;
  });
}

/** 「43件で、全体161件の26.7%」: the total is where the share is computed from. */
function bySibling(item: JudgedFigure, judged: readonly JudgedFigure[]): JudgedFigure {
  const { figure } = item;
  const [part] = judged
    .filter((other) => other.figure.group === figure.group && other.figure !== figure)
    .flatMap(({ support }) => (support === null || support.rule === 'same' ? [] : support.parts))
    .filter((other) => other.group !== figure.group && other.value === figure.value);
  return part === undefined
    ? item
    : { ...item, state: 'supported', support: { rule: 'same', parts: [part] } };
}

/** 「123人から47人に」: a small number stands in the row of another figure of its sentence, or is not looked for. */
function byRow(item: JudgedFigure, judged: readonly JudgedFigure[], index: FigureIndex): JudgedFigure {
  const { figure } = item;
  const rows = new Set(
    judged
      .filter((other) => other.figure.group === figure.group && other.figure.sentence === figure.sentence)
      .flatMap(({ support }) => support?.parts ?? [])
      .filter((part) => tableOf(part) !== null)
      .map(({ group }) => group),
  );
  const parts = index.equalTo(figure).filter((other) => rows.has(other.group) && agreesInYear(figure, other));
  return parts.length === 0 ? item : { ...item, state: 'supported', support: { rule: 'same', parts } };
}

function stateOf({
  figure,
  support,
  findings,
  isKnown,
  isAsked,
  index,
}: {
  figure: Figure;
  support: Support | null;
  findings: readonly Finding[];
  isKnown: boolean;
  isAsked: boolean;
  index: FigureIndex;
}): FigureState {
  if (findings.length > 0) return 'questioned';
  if (support !== null) return 'supported';
  if (!isAsked) return 'notAsked';
  if (figure.labels.length > 0 && !index.hasQuestions) return 'withoutSurvey';
  return isKnown ? 'questioned' : 'unsupported';
}

function isCounted(figure: Figure): boolean {
  return figure.kind === 'count' || isTelling(figure);
}

function isTelling({ kind, digits, year }: Figure): boolean {
  return kind === 'share' || (kind === 'count' && (digits.length >= LEAST_DIGITS || year !== null));
}

/** 「8050問題」 counts nothing. */
function isPartOfName({ placed: { block }, to }: Figure): boolean {
  return block.text.startsWith('問題', to);
}

/** Whether a finding is about the figure: its quotation is that of the figure's clause, or else has it and no other's clause. */
function isAbout({ quote }: Finding, figure: Figure, index: FigureIndex): boolean {
  const isOf = ({ placed: { block }, from, to }: Figure): boolean =>
    clauseAround(block.text, from, to) === quote;
  return isOf(figure) || (names(quote, figure) && !index.groupOf(figure).some(isOf));
}

/** Whether a quotation has the figure, and not only as part of a longer number. */
function names(quote: string, { raw }: Figure): boolean {
  const text = halfWidthInPlace(quote);
  for (let at = text.indexOf(raw); at >= 0; at = text.indexOf(raw, at + 1)) {
    const [before, behind] = [text.charAt(at - 1), text.slice(at + raw.length, at + raw.length + 2)];
    if (!/[\d.,]/u.test(before) && !/^[\d]|^[.,]\d/u.test(behind)) return true;
  }
  return false;
}
