import { halfWidthInPlace } from '../../dates/read-date.ts';
import { isTotalLabel } from '../statistics/grid.ts';
import { comparisonKey } from '../text/normal.ts';
import { mentions } from './context.ts';
import { halfUp } from './derived-values.ts';
import { type FigureIndex, plain } from './figure-index.ts';
import type { Figure } from './figures.ts';
import {
  before,
  endsWith,
  isNamedBefore,
  isRoundingOf,
  judged,
  type Meant,
  type Sibling,
  siblingsOf,
} from './meant.ts';
import { ofNamedShare, ofShares } from './named-shares.ts';
import { ofTotal } from './part-shares.ts';
import { questionOf } from './questions.ts';
import { isSlip } from './slip.ts';

/**
 * A figure of a sentence by the others: where these stand in a table, it stands there too. 「中部が38.2%、南部が29.4%」 of one column,
 * 「28.4%から31.7%に」 of one row, 「目標の60%」 of the row's target, 「88件で全体の55.7%」 of the column's total.
 * @returns null where nothing is known, or the figure is right
 */
export function meantBySiblings(figure: Figure, index: FigureIndex): Meant | null {
  const siblings = siblingsOf(figure, index);
  return (
    ofTarget(figure, siblings, index) ??
    ofAchievement(figure, siblings, index) ??
    ofQuestion(figure, index) ??
    ofColumn(figure, siblings, index) ??
    ofHeads(figure, siblings, index) ??
    ofColumnTotal(figure, siblings, index) ??
    ofRow(figure, siblings, index) ??
    ofTotal(figure, siblings, index) ??
    ofShares(figure, index) ??
    ofNamedShare(figure, index)
  );
}

/** Before a figure that is said to be the target. */
const target = /目標(?:値|数)?(?:の|である|は|とする|、)?$/u;

function ofTarget(figure: Figure, siblings: readonly Sibling[], index: FigureIndex): Meant | null {
  if (!target.test(before(figure))) return null;
  const rows = siblings.flatMap(({ cells }) => cells);
  const targets = rows
    .flatMap((cell) =>
      index.groupOf(cell).filter((other) => other.labels.some((label) => label.startsWith('目標'))),
    )
    .filter(({ kind }) => kind === figure.kind || kind === 'any');
  return judged(figure, targets);
}

/** 「参加者数は356人で、目標に対する達成率は89.0%」, 「目標400人の89.0%」 */
function ofAchievement(figure: Figure, siblings: readonly Sibling[], index: FigureIndex): Meant | null {
  const isAchievement = /(?:達成(?:率|度)(?:は|が)|目標(?:値|数)?(?:[\d,]+[^\d。、]{0,4})?の)(?:約)?$/u.test(
    before(figure),
  );
  if (figure.kind !== 'share' || !isAchievement) return null;
  const rates = siblings.flatMap(({ sibling, cells }) =>
    (sibling.kind === 'share' || sibling.to > figure.from ? [] : cells).flatMap((cell) =>
      index
        .groupOf(cell)
        .filter(
          (other) =>
            other !== cell &&
            other.kind !== 'share' &&
            other.labels.some((label) => label.startsWith('目標')),
        )
        .map((target) => ({
          source: target,
          text: halfUp((cell.value / target.value) * 100, figure.decimals),
        })),
    ),
  );
  const [first] = rates;
  return first === undefined || rates.some(({ text }) => text === plain(figure)) ? null : first;
}

const adding = /合計|合わせ|あわせ|足し|含め|両者/u;
/** So near before a sum stands the word that says so. */
const ADDING_NEAR = 24;

/** Shares of a sentence that names their question: where another is one of its answers, all are, or sums of them. */
function ofQuestion(figure: Figure, index: FigureIndex): Meant | null {
  if (figure.kind !== 'share' || target.test(before(figure))) return null;
  const cited = citedFor(figure);
  if (cited === null || /前回|前年|年度|年から|年の|ポイント|上回|下回/u.test(figure.sentence)) return null;
  const answers = index.ofQuestion(cited).filter((other) => other.group !== figure.group);
  const isAnswer = (share: Figure): boolean => answers.some((answer) => isRoundingOf(share, answer));
  if (answers.length < 2 || isAnswer(figure) || isSumOf(figure, answers)) return null;
  // Said of its answer elsewhere, or a sum of what no table has.
  const isLabelled = index
    .equalTo(figure)
    .some((other) => other.labels.some((label) => figure.labels.includes(label)));
  if (isLabelled || adding.test(before(figure).slice(-ADDING_NEAR))) return null;
  const others = index
    .groupOf(figure)
    .filter((other) => other !== figure && other.kind === 'share' && citedFor(other) === cited);
  if (!others.some((other) => other.sentence === figure.sentence && isAnswer(other))) return null;
  const open = answers.filter((answer) => !others.some((other) => isRoundingOf(other, answer)));
  const nearest = open.find((answer) => isSlip(figure.digits, answer.digits)) ?? open[0];
  return nearest === undefined ? null : { text: nearest.raw, source: nearest };
}

/** The question that the figure is cited from. */
export function citedFor(figure: Figure): string | null {
  const start = halfWidthInPlace(figure.placed.block.text).indexOf(figure.sentence);
  return questionOf(figure.sentence, figure.from - start);
}

/** Whether a share is what two or three answers make together, or what one leaves. */
export function isSumOf(figure: Figure, answers: readonly Figure[]): boolean {
  return addendsOf(figure, answers) !== null;
}

/** The two or three answers that make a share together, or the one that leaves it; null where none do. */
export function addendsOf(figure: Figure, answers: readonly Figure[]): readonly Figure[] | null {
  const parts = answers.filter(
    (answer, at) => answers.findIndex(({ value }) => value === answer.value) === at,
  );
  const isStated = (value: number): boolean => Math.abs(value - figure.value) < 0.16;
  for (const [index, first] of parts.entries()) {
    if (isStated(100 - first.value)) return [first];
    for (const [next, second] of parts.slice(index + 1).entries()) {
      if (isStated(first.value + second.value)) return [first, second];
      const third = parts
        .slice(index + next + 2)
        .find(({ value }) => isStated(first.value + second.value + value));
      if (third !== undefined) return [first, second, third];
    }
  }
  return null;
}

/** 「中部地区が38.2%と最も多く、南部地区が29.4%」: each behind the name of its row, both of one column. */
function ofColumn(figure: Figure, siblings: readonly Sibling[], index: FigureIndex): Meant | null {
  const candidates = siblings.flatMap(({ sibling, cells }) =>
    sibling.kind !== figure.kind
      ? []
      : cells.flatMap((cell) =>
          isNamedBefore(sibling, cell)
            ? index.columnOf(cell).filter((other) => isNamedBefore(figure, other))
            : [],
        ),
  );
  return judged(figure, candidates);
}

/** The same where the names stand over the columns: both of one row. */
function ofHeads(figure: Figure, siblings: readonly Sibling[], index: FigureIndex): Meant | null {
  const isUnderName = (share: Figure, cell: Figure): boolean =>
    cell.labels.length > 1 && endsWith(share, cell.labels.at(-1) ?? '');
  const candidates = siblings.flatMap(({ sibling, cells }) =>
    sibling.kind !== figure.kind
      ? []
      : cells
          .filter((cell) => isUnderName(sibling, cell))
          .flatMap((cell) =>
            index.groupOf(cell).filter((other) => other !== cell && isUnderName(figure, other)),
          ),
  );
  return judged(figure, candidates);
}

/** 「高学年は23.6%で、南学童では28.2%」: what is said of all stands in the total of the column in which the other does. */
function ofColumnTotal(figure: Figure, siblings: readonly Sibling[], index: FigureIndex): Meant | null {
  const candidates = siblings.flatMap(({ sibling, cells }) =>
    sibling.kind !== figure.kind || sibling.from < figure.from
      ? []
      : cells
          .filter((cell) => cell.labels.slice(1).some((label) => endsWith(figure, label)))
          .flatMap((cell) => index.columnOf(cell))
          .filter(({ sentence }) => isTotalLabel(sentence.split('\t')[0] ?? '')),
  );
  return judged(figure, candidates);
}

/** 「28.4%から31.7%に増加」: both of the row that is named. */
function ofRow(figure: Figure, siblings: readonly Sibling[], index: FigureIndex): Meant | null {
  const text = before(figure);
  const from = siblings.find(
    ({ sibling }) =>
      sibling.to <= figure.from &&
      sibling.kind === figure.kind &&
      /^[^\d。、%]{0,3}%?[^\d。、]{0,2}から、?[^\d。、]{0,6}$/u.test(text.slice(sibling.to)),
  );
  const behind = halfWidthInPlace(figure.placed.block.text).slice(figure.to);
  const isEnd = /^\s*[^\d\s、。]{0,3}(?:に|へ|まで|となり|となって)/u.test(behind);
  if (from === undefined || !isEnd || figure.year !== null) return null;
  const others = from.cells
    .filter(({ labels }) => labels.some((label) => mentions(comparisonKey(figure.sentence), label)))
    .flatMap((cell) =>
      (cell.year === null ? index.groupOf(cell) : index.yearsOf(cell)).filter(
        (other) =>
          other !== cell &&
          other.decimals === cell.decimals &&
          (other.year ?? 9999) >= (cell.year ?? 0) &&
          !other.labels.some((label) => /目標|増減|差|達成|評価/u.test(label)),
      ),
    );
  return judged(figure, [...others].reverse());
}
