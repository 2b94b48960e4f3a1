import { halfWidthInPlace } from '../../dates/read-date.ts';
import type { PlacedBlock } from '../packet.ts';
import { figureYears } from '../text/figure-years.ts';
import { comparisonKey } from '../text/normal.ts';
import { periodDate, printedDates } from '../text/printed-dates.ts';
import { isKeyNumber } from '../text/sentences.ts';
import { labelsOf, pairsOf } from './context.ts';
import { isRunning, withQuestions } from './questions.ts';
import { type PlacedCell, TableColumns } from './table-columns.ts';

/** What a number counts in: a share, points between shares, a multiple, or things. */
export type Kind = 'share' | 'points' | 'times' | 'count' | 'any';

/** A number somewhere in the packet, with what is said around it. */
export interface Figure {
  readonly placed: PlacedBlock;
  /** As printed, without its unit. */
  readonly raw: string;
  readonly value: number;
  /** Digits without separators and point, for looking at slips. */
  readonly digits: string;
  readonly decimals: number;
  /** Printed with △, ▲ or a minus sign. */
  readonly isNegative: boolean;
  /** 「約4割」: a share of 40, give or take. */
  readonly isTenths: boolean;
  readonly kind: Kind;
  /** 「人」, 「世帯」 behind a count in running text; else empty. */
  readonly unit: string;
  /** The western year it is of, where one is said. */
  readonly year: number | null;
  /** The year as the head of its column or row prints it; empty in a line. */
  readonly period: string;
  /** The last year that its sentence names before it, if only from afar: 「令和4年度に…増加し、…は17.7%」. */
  readonly carriedYear: number | null;
  /** Labels of its row and column, or the quotation before it: known word for word. */
  readonly labels: readonly string[];
  readonly pairs: ReadonlySet<string>;
  /** The head of its column as printed; empty in a line. */
  readonly head: string;
  /** Position of its cell in the row; -1 in a line. */
  readonly column: number;
  /** Numbers of a group belong together: those of a row, those of a line. */
  readonly group: string;
  /** 問番号 that the line or row names, in its normal spelling. */
  readonly question: string | null;
  /** The sentence that it stands in, in half width; of a table its row. */
  readonly sentence: string;
  /** The sentence, with the one before where it does not say by itself what it speaks of. */
  readonly context: string;
  /** UTF-16 range in the text of the block. */
  readonly from: number;
  readonly to: number;
}

const FIGURE = /(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\d,]*\d)/gu;

/** Every number in tables and lines of a packet that is no date, number of a thing, or age. */
export function figuresOf(blocks: readonly PlacedBlock[]): Figure[] {
  const tables = new Map<string, TableColumns>();
  return withQuestions(blocks).flatMap(({ placed, question }): Figure[] => {
    const { block } = placed;
    if (block.kind === 'table-row') {
      const columns = tables.get(block.table.id) ?? new TableColumns();
      tables.set(block.table.id, columns);
      const cells = columns.place(block);
      return block.rowType === 'head' ? [] : rowFigures(placed, cells, columns, question);
    }
    return block.kind === 'paragraph' || block.kind === 'list-item' ? lineFigures(placed, question) : [];
  });
}

function rowFigures(
  placed: PlacedBlock,
  cells: readonly PlacedCell[],
  columns: TableColumns,
  question: string | null,
): Figure[] {
  const { block } = placed;
  if (block.kind !== 'table-row') return [];
  const texts = cells.map(({ text }) => text);
  const isNumber = (text: string): boolean => /^[-+△▲※約(]?[\d.,]+[^\d歳]{0,6}$/u.test(comparisonKey(text));
  const labels = texts.filter((text) => text !== '' && !isNumber(text));
  const rowPeriod = labels.find((label) => periodDate(label)?.year != null) ?? '';
  const rowYear = periodDate(rowPeriod)?.year ?? null;
  return cells.flatMap(({ text, from, column: place }) => {
    const column = columns.headOf(place);
    const around = [block.table.name, ...labels, column].join(' ');
    const year = yearOfHead(column) ?? rowYear;
    return numbersIn(halfWidthInPlace(text)).map((number) => ({
      ...number,
      placed,
      from: from + number.from,
      to: from + number.to,
      kind: number.kind === 'any' ? kindOfLabel(`${labels.join(' ')} ${column}`) : number.kind,
      year: number.year ?? year,
      period: yearOfHead(column) === null ? rowPeriod : column,
      head: column,
      labels: [...labels, column, ...labelsOf(text)].map(withoutPeriod).filter((label) => label.length >= 2),
      pairs: pairsOf(`${around} ${isNumber(text) ? '' : text}`),
      column: place,
      group: block.id,
      question,
      sentence: block.text,
      context: block.text,
    }));
  });
}

/** 「令和4年度」, and the only year of 「基準値(H25)」. */
function yearOfHead(label: string): number | null {
  const [only, another] = figureYears(halfWidthInPlace(label));
  return periodDate(label)?.year ?? (another === undefined ? (only?.year ?? null) : null);
}

/** A label for comparing, without the year, which is said of everything. */
function withoutPeriod(label: string): string {
  const date = periodDate(label);
  return comparisonKey(date === null ? label : label.replace(date.text, ''));
}

/** A sentence with fewer words goes on with what the one before speaks of. */
const LEAST_PAIRS = 3;

function lineFigures(placed: PlacedBlock, question: string | null): Figure[] {
  const { block } = placed;
  const text = halfWidthInPlace(block.text);
  return numbersIn(text).map((number) => {
    const sentence = sentenceAt(text, number.from);
    const own = text.slice(sentence.from, sentence.to);
    const context =
      sentence.from > 0 && pairsOf(own).size < LEAST_PAIRS
        ? text.slice(sentenceAt(text, sentence.from - 1).from, sentence.to)
        : own;
    return {
      ...number,
      placed,
      labels: labelsOf(text.slice(Math.max(sentence.from, number.from - 60), number.from)).slice(-1),
      pairs: pairsOf(context),
      period: '',
      head: '',
      column: -1,
      group: block.id,
      question,
      sentence: own,
      context,
    };
  });
}

/** The sentence of a text that a place lies in. */
function sentenceAt(text: string, at: number): { from: number; to: number } {
  const from = text.lastIndexOf('。', at - 1) + 1;
  const end = text.indexOf('。', at);
  return { from, to: end < 0 ? text.length : end + 1 };
}

type Numbered = Pick<
  Figure,
  | 'raw'
  | 'value'
  | 'digits'
  | 'decimals'
  | 'isNegative'
  | 'isTenths'
  | 'kind'
  | 'unit'
  | 'year'
  | 'carriedYear'
  | 'from'
  | 'to'
>;

function numbersIn(text: string): Numbered[] {
  const dates = [...printedDates(text).filter(({ year }) => year === null), ...figureYears(text)].sort(
    (first, second) => first.from - second.from,
  );
  return [...text.matchAll(FIGURE)].flatMap((match): Numbered[] => {
    const [raw, whole = '', fraction = ''] = match;
    const [from, to] = [match.index, match.index + raw.length];
    if (dates.some((date) => from < date.to && date.from < to)) return [];
    if (isKeyNumber(text, from, raw.length) && !isMeasured(text, from, to)) return [];
    const digits = whole.replaceAll(',', '') + fraction.slice(1);
    const isTenths = /^\s*割(?![合り])/u.test(text.slice(to, to + 4));
    const near = dates.findLast(
      (date) =>
        date.to <= from &&
        date.year !== null &&
        isNear(text.slice(date.to, from)) &&
        !since.test(text.slice(date.to, from)),
    );
    return [
      {
        raw,
        value: Number(whole.replaceAll(',', '') + fraction) * (isTenths ? 10 : 1),
        digits,
        decimals: Math.max(0, fraction.length - 1),
        isTenths,
        isNegative: /(?:[△▲−]|(?:^|[\s(])-)\s*$/u.test(text.slice(0, from)),
        kind: kindOf(text.slice(to, to + 6)),
        unit: unitOf(text.slice(to, to + 6)),
        year: near?.year ?? null,
        carriedYear:
          near?.year ??
          dates.findLast(
            (date) => date.to <= from && date.year !== null && !text.slice(date.to, from).includes('。'),
          )?.year ??
          null,
        from,
        to,
      },
    ];
  });
}

/** 「（29.7%）」 behind what it is of, not 「（2）」. */
function isMeasured(text: string, from: number, to: number): boolean {
  const behind = text.slice(to, to + 6);
  const isAmount = ['share', 'points', 'times'].includes(kindOf(behind)) || unitOf(behind) !== '';
  return /[(]$/u.test(text.slice(0, from)) && isAmount;
}

/** 「令和4年度から167件増え」: the change is not of that year. */
const since = /^(?:から|より|に比べ|と比べ|と比較し|に対し)/u;

/** Between a year and its figure stand few words and no other figure. */
function isNear(between: string): boolean {
  return between.length <= 20 && !/[\d。]/u.test(between);
}

function kindOf(behind: string): Kind {
  if (/^\s*(?:%|パーセント|‰|割(?![合り]))/u.test(behind)) return 'share';
  if (/^\s*(?:ポイント|pt)/u.test(behind)) return 'points';
  if (/^\s*倍/u.test(behind)) return 'times';
  return /^\s*(?:[\p{Script=Han}]|か所|ヶ所|t|k|人)/u.test(behind) ? 'count' : 'any';
}

function unitOf(behind: string): string {
  return (
    /^\s*(人|世帯|件|団体|法人|か所|箇所|回|戸|校|園|施設|事業所|百万円|千円|億円|円|t|kW)/u.exec(
      behind,
    )?.[1] ?? ''
  );
}

function kindOfLabel(label: string): Kind {
  return /[%％‰]|割合|比率|構成比|率(?:[(（\s]|$)/u.test(label) ? 'share' : 'any';
}

/** A sentence of running text: not a row of a table, also not of one that was read as lines. */
export function isStatement({ placed: { block }, sentence }: Figure): boolean {
  return isRunning(block) && /[はがをに]|[ぁ-ん]{2}/u.test(sentence);
}
