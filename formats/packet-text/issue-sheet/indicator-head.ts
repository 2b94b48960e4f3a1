import type { IndicatorHead } from '../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { type GridRow, holding, printed } from '../table.ts';
import { key, shortKey } from '../text.ts';

type ValueColumn = { label: string; period: string };

/** Where the columns of a table of indicators stand. -1 where the table has none of a kind. */
export interface IndicatorColumns {
  readonly kind: 'indicators' | 'planIndicators';
  readonly project: number;
  readonly indicator: number;
  readonly baseline: number;
  readonly target: number;
  readonly result: number;
  readonly head: Omit<IndicatorHead, 'id' | 'periodRowId'>;
  /** Columns with a head of their own that the form does not know. */
  readonly others: readonly { readonly at: number; readonly text: string }[];
}

const projectHead = /^(?:事業名?|取り?組み?名?|主な(?:事業|取り?組み?)|施策名?|事業・取組|取組・事業|項目)$/u;
const indicatorHead = /^(?:評価|成果|活動|目標|数値)?指標(?:名|項目|内容)?$/u;
const planHead = /^(?:計画全体の)?(?:目標|成果|数値目標|評価)?指標(?:名)?$|^計画全体の.{0,12}指標.{0,6}$/u;
const baselineWord = /基準|当初|初期|開始時|策定時|策定前|現状|現況|前回/u;
const targetWord = /目標/u;
const resultWord = /結果|実績|達成値|最新|最終値|最終評価|評価時|終了時|直近|現在値|到達|今回/u;

/** True for a row that heads a table of indicators; the second row is asked for as well, as periods may stand there. */
export function readIndicatorHead(
  first: GridRow,
  second: GridRow | undefined,
): { columns: IndicatorColumns; rows: 1 | 2 } | null {
  const words = first.cells.map((cell) => shortKey(printed(cell), 40));
  const indicator = words.findIndex((word) => indicatorHead.test(word) && !targetWordOnly(word));
  const named = words.findIndex((word) => /^(?:事業名?|施策名?)$/u.test(word));
  const project =
    named >= 0 ? named : words.findIndex((word, index) => projectHead.test(word) && index !== indicator);
  const plan = words.findIndex((word) => planHead.test(word));
  const isPlan = /計画全体/u.test(words.find((word) => word !== '') ?? '') || (project < 0 && plan >= 0);
  const at = isPlan ? plan : indicator;
  if (at < 0) return null;
  const isSecondHead = second !== undefined && continuesHead(second, first);
  const width = Math.max(first.cells.length, isSecondHead ? second.cells.length : 0);
  const roles = new Map<'baseline' | 'target' | 'result', number>();
  const texts = Array.from({ length: width }, (_, column) =>
    headTexts(first, isSecondHead ? second : undefined, column),
  );
  assignRoles(texts, at, roles);
  if (roles.size < 2) return null;
  const value = (role: 'baseline' | 'target' | 'result'): ValueColumn =>
    valueColumn(texts[roles.get(role) ?? -1]);
  const taken = new Set([at, project, ...roles.values()]);
  return {
    rows: isSecondHead ? 2 : 1,
    columns: {
      kind: isPlan ? 'planIndicators' : 'indicators',
      project: isPlan ? -1 : project,
      indicator: at,
      baseline: roles.get('baseline') ?? -1,
      target: roles.get('target') ?? -1,
      result: roles.get('result') ?? -1,
      head: {
        project: isPlan || project < 0 ? '' : printed(first.cells[project]),
        indicator: printed(first.cells[at]),
        group: groupOf(texts, roles),
        baseline: value('baseline'),
        target: value('target'),
        result: value('result'),
      },
      others: texts.flatMap((text, index) => {
        const own = text.upper !== '' && !text.upperReaches ? text.upper : text.lower;
        return taken.has(index) || own === '' || index < at ? [] : [{ at: index, text: own }];
      }),
    },
  };
}

/** 「目標指標」 heads indicators of the plan, 「目標」 a value. */
function targetWordOnly(word: string): boolean {
  return word === '目標';
}

interface HeadTexts {
  readonly upper: string;
  readonly lower: string;
  /** The upper text belongs to a cell that reaches over several columns. */
  readonly upperReaches: boolean;
}

function headTexts(first: GridRow, second: GridRow | undefined, column: number): HeadTexts {
  const above = first.cells[column];
  const below = second?.cells[column];
  const lower = below === undefined || (below.covered && below.cell === above?.cell) ? '' : printed(below);
  return {
    upper: holding(above),
    lower,
    upperReaches: above?.covered === true || (above?.cell.columnSpan ?? 1) > 1,
  };
}

/** A second head row has no text where the first has its labels, and periods or words of values elsewhere. */
function continuesHead(second: GridRow, first: GridRow): boolean {
  const own = second.cells.filter((cell) => printed(cell) !== '');
  if (own.length === 0) return false;
  const leading = second.cells.findIndex((cell) => printed(cell) !== '');
  const firstFilled = first.cells.findIndex((cell) => printed(cell) !== '');
  if (leading <= firstFilled) return false;
  return own.every((cell) => {
    const word = shortKey(printed(cell), 40);
    return (
      isPeriodOnly(word) ||
      /^(?:(?:計画)?(?:基準|当初|現状|現況|目標|結果|実績|策定時)(?:年度|値|年)?(?:\(.{1,14}\))*)$/u.test(
        word,
      )
    );
  });
}

function isPeriodOnly(word: string): boolean {
  return (
    /^\(?(?:令和|平成|昭和|[RHS])?(?:元|\d{1,4})(?:年度?|\.\d{1,2})?(?:末|時点|現在|見込み?)?\)?$/u.test(
      word,
    ) && /[年RHS令平\d]/u.test(word)
  );
}

type Roles = Map<'baseline' | 'target' | 'result', number>;

function assignRoles(texts: readonly HeadTexts[], indicator: number, roles: Roles): void {
  const words = texts.map(({ upper, lower }) =>
    key(lower !== '' && !isPeriodOnly(key(lower)) ? lower : upper),
  );
  const has = (pattern: RegExp): boolean =>
    words.some((word, index) => index > indicator && pattern.test(word));
  const hasOwnBaseline = has(/基準|当初|策定時|策定前/u);
  const hasResult = has(resultWord);
  words.forEach((word, index) => {
    if (index <= indicator || word === '') return;
    if (targetWord.test(word) && !/達成/u.test(word)) setOnce(roles, 'target', index);
    else if (hasOwnBaseline && !hasResult && /現状|現況/u.test(word)) setOnce(roles, 'result', index);
    else if (resultWord.test(word) && !(baselineWord.test(word) && !roles.has('baseline')))
      setLast(roles, 'result', index, words);
    else if (baselineWord.test(word)) setOnce(roles, 'baseline', index);
  });
}

function setOnce(roles: Roles, role: 'baseline' | 'target' | 'result', index: number): void {
  if (!roles.has(role)) roles.set(role, index);
}

/** Of several results the last, which is the newest, unless one heads a group. */
function setLast(roles: Roles, role: 'result', index: number, words: readonly string[]): void {
  if (roles.has(role) && words[index] === words[roles.get(role) ?? -1]) return;
  roles.set(role, index);
}

function groupOf(texts: readonly HeadTexts[], roles: Roles): string {
  const baseline = texts[roles.get('baseline') ?? -1];
  if (baseline === undefined || baseline.lower === '' || isPeriodOnly(key(baseline.lower))) return '';
  return baseline.upper;
}

/** 「現状（平成28年度）」 as word and period. */
function valueColumn(texts: HeadTexts | undefined): ValueColumn {
  if (texts === undefined) return { label: '', period: '' };
  const { upper, lower } = texts;
  if (lower !== '' && isPeriodOnly(key(lower))) return { label: flat(upper), period: flat(lower) };
  const own = flat(lower === '' ? upper : lower);
  const match =
    /^(.*?\S)\s*([（(]\s*(?:令和|平成|昭和|[RHSＲＨ]|[0-9０-９]{4})[^（）()]*[）)])$/u.exec(own) ??
    /^(\S.*?)[\s　]+((?:令和|平成|[RHＲＨ]\s*[0-9０-９]|[0-9０-９]{4}\s*年)\S*)$/u.exec(own);
  return match === null ? { label: own, period: '' } : { label: match[1] ?? '', period: match[2] ?? '' };
}

function flat(text: string): string {
  return text.replace(/\s*\n\s*/gu, ' ').trim();
}
