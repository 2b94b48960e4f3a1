import { eraNames, eraOf, eraYearNumber, westernYear } from '../dates/eras.ts';

/**
 * What the head of a column means. `bare` is a year printed without 年 or 年度 (H30, 2018), which may be either.
 * Months and days count from 1.
 */
export interface Period {
  readonly kind: 'fiscal' | 'calendar' | 'bare' | 'month' | 'day';
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  /** What narrows the period: 「上半期」, 「4月～9月」; empty for a whole one. Without marks of provisional figures. */
  readonly part: string;
}

export type PeriodCalendar = 'wareki' | 'western';

/** How a label is written, so that others can be written alike. */
interface Spelling {
  readonly before: string;
  readonly era: 'name' | 'letter' | 'western';
  /** Between year, month and day: 年, 「.」, 「/」, 「-」. */
  readonly mark: string;
  /** 「年」, 「年度」 or nothing behind the year. */
  readonly unit: string;
  readonly behind: string;
  /** Month and day with two digits each: 2022-04-01. */
  readonly padded: boolean;
}

interface ReadLabel {
  readonly period: Period;
  readonly spelling: Spelling;
}

const pattern = new RegExp(
  `^(?<before>[※*＊(（\\[「]*\\s*)(?:(?<era>${eraNames}|[RHSTMrhstm])\\.?\\s*(?<inEra>元|\\d{1,2})|(?<western>(?:1[89]|20)\\d{2}))` +
    '\\s*(?<unit>年度|年|(?=[./-]\\s*\\d)|)(?<rest>.*)$',
  'u',
);
const monthAndDay =
  /^(?<mark>[./-]|)\s*(?<month>\d{1,2})\s*(?:月|(?<next>[./-])|$)\s*(?:(?<day>\d{1,2})\s*日?)?(?<behind>.*)$/u;

const provisionalWords =
  /※|\*|速報値?|暫定値?|概数|見込み?|確定値?|確報値?|現在|時点|実績|推計値?|未定|末|[pP]$/gu;

/** The same year in the other calendar: 「平成31（令和元）年」, 「2018年（平成30年）」. */
const sameYear = new RegExp(
  `\\s*[(（]\\s*(?:(?:${eraNames}|[RHST])\\s*(?:元|\\d{1,2})|(?:1[89]|20)\\d{2})\\s*年?度?\\s*[)）]`,
  'u',
);

/** Figures, letters and marks of dates in half width, everything else as printed. */
function halfWidth(label: string): string {
  return label.replace(/[０-９Ａ-Ｚａ-ｚ．／]/gu, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}

/** 「平成31年・令和元年」, 「平成31・令和元年度」: the year in which an era ended and the next began. */
const twoEras = new RegExp(
  `^(${eraNames})\\s*(\\d{1,2})\\s*(年度|年|)\\s*[・/／]\\s*(${eraNames})\\s*(元|1)\\s*(年度|年|)`,
  'u',
);

/** One year under its two names is called by the first. */
function underOneName(label: string): string {
  const [both, era = '', number = '', unit = '', nextEra = '', first = '', nextUnit = ''] =
    twoEras.exec(label) ?? [];
  const [year, nextYear] = [eraYearNumber(number), eraYearNumber(first)];
  if (both === undefined || year === null || nextYear === null) return label;
  if (westernYear(era, year) !== westernYear(nextEra, nextYear)) return label;
  return `${era}${number}${unit || nextUnit}${label.slice(both.length)}`;
}

function read(label: string): ReadLabel | null {
  const plain = underOneName(halfWidth(label).replace(sameYear, '').trim());
  if (plain.length > 40) return null;
  const groups = pattern.exec(plain)?.groups;
  if (groups === undefined) return null;
  const { era, inEra, western, unit = '', rest = '', before = '' } = groups;
  const inEraYear = inEra === undefined ? null : eraYearNumber(inEra);
  const year = western === undefined ? yearIn(era, inEraYear) : Number(western);
  if (year === null) return null;
  const spelt = {
    before,
    era: western !== undefined ? 'western' : (era ?? '').length === 1 ? 'letter' : 'name',
    unit,
  } as const;
  const dated = unit === '年度' ? null : dateIn(rest, unit);
  if (dated !== null) {
    const { month, day, behind, mark, padded } = dated;
    return {
      period: { kind: day === null ? 'month' : 'day', year, month, day, part: partOf(behind) },
      spelling: { ...spelt, mark, behind, padded },
    };
  }
  // 「H30-1」 and 「2018.5」 name something else.
  if (/^[\d./-]/u.test(rest)) return null;
  const kind = unit === '年度' ? 'fiscal' : unit === '年' ? 'calendar' : 'bare';
  return {
    period: { kind, year, month: null, day: null, part: partOf(rest) },
    spelling: { ...spelt, mark: '年', behind: rest, padded: false },
  };
}

function yearIn(era: string | undefined, inEra: number | null): number | null {
  return era === undefined || inEra === null ? null : westernYear(era, inEra);
}

function dateIn(
  rest: string,
  unit: string,
): { month: number; day: number | null; behind: string; mark: string; padded: boolean } | null {
  const groups = monthAndDay.exec(rest.trimStart())?.groups;
  if (groups === undefined) return null;
  const month = Number(groups['month']);
  const day = groups['day'] === undefined ? null : Number(groups['day']);
  const mark = groups['mark'] === '' || groups['mark'] === undefined ? unit : groups['mark'];
  if (mark === '' || month < 1 || month > 12 || (day !== null && (day < 1 || day > 31))) return null;
  // 「2018.5」 without a day, 「令和4年 10」 without 月: a number, not a month.
  const said = /月/u.test(rest);
  if (!said && day === null) return null;
  const padded = [groups['month'], groups['day']].some((digits) => digits?.startsWith('0') ?? false);
  return { month, day, behind: groups['behind'] ?? '', mark, padded };
}

/** What is left of a label behind its date, without words that say how settled the figures are. */
function partOf(behind: string): string {
  return behind
    .replace(provisionalWords, '')
    .replace(/[\s　()（）\]」]/gu, '')
    .trim();
}

/** The period that a label names; null for a label of another kind (合計, 増減, 男). */
export function readPeriodLabel(label: string): Period | null {
  return read(label)?.period ?? null;
}

/** Equal keys mean the same period; a label that names none is its own key. */
export function periodKey(label: string): string {
  const period = readPeriodLabel(label);
  if (period === null) {
    return `label ${label
      .normalize('NFKC')
      .replace(/[※*]|\((?:速報値?|見込み?|確定値?)\)/gu, '')
      .replace(/\s+/gu, '')}`;
  }
  return [period.kind, period.year, period.month ?? '', period.day ?? '', period.part].join(' ');
}

/** True for periods that are printed for one another: the same key, or a bare year and a year of either kind. */
export function samePeriod(first: string, second: string): boolean {
  if (periodKey(first) === periodKey(second)) return true;
  const [a, b] = [readPeriodLabel(first), readPeriodLabel(second)];
  if (a === null || b === null || a.year !== b.year || a.part !== b.part) return false;
  const isYear = (period: Period): boolean => period.month === null;
  return isYear(a) && isYear(b) && (a.kind === 'bare' || b.kind === 'bare');
}

/** A number that sorts like the calendar, by the first day of the period; null for a label that names none. */
export function periodRank(label: string): number | null {
  const period = readPeriodLabel(label);
  if (period === null) return null;
  const month = period.month ?? (period.kind === 'fiscal' ? 4 : 1);
  return period.year * 10_000 + month * 100 + (period.day ?? (period.month === null ? 0 : 1));
}

function yearText(period: Period, spelling: Spelling, calendar: PeriodCalendar): string {
  if (calendar === 'western' || spelling.era === 'western') return `${period.year}`;
  const two = (value: number): string => String(value).padStart(2, '0');
  const iso =
    period.month === null
      ? `${period.year}`
      : `${period.year}-${two(period.month)}${period.day === null ? '' : `-${two(period.day)}`}`;
  const era = eraOf(iso);
  if (era === null) return `${period.year}`;
  if (spelling.era === 'letter') return `${eraLetter(era.name)}${era.year}`;
  return `${era.name}${era.year === 1 ? '元' : era.year}`;
}

function eraLetter(name: string): string {
  return { 令和: 'R', 平成: 'H', 昭和: 'S', 大正: 'T', 明治: 'M' }[name] ?? '';
}

function write(period: Period, spelling: Spelling, calendar: PeriodCalendar): string {
  const year = yearText(period, spelling, calendar);
  const { before, mark, unit, behind, padded } = spelling;
  if (period.month === null) return `${before}${year}${unit}${behind}`;
  if (mark === '年') {
    const day = period.day === null ? '' : `${period.day}日`;
    return `${before}${year}年${period.month}月${day}${behind}`;
  }
  const number = (value: number): string => String(value).padStart(padded ? 2 : 1, '0');
  const day = period.day === null ? '' : `${mark}${number(period.day)}`;
  return `${before}${year}${mark}${number(period.month)}${day}${behind}`;
}

export interface LabelStyle {
  readonly calendar: PeriodCalendar;
  /** What a year is called; null leaves it as it is. */
  readonly year: '年' | '年度' | null;
}

/**
 * A label written in full in one calendar: 「R4.11.1」 → 「令和4年11月1日」 or 「2022年11月1日」, 「H30」 → 「平成30年」. Marks before
 * and words behind stay. A label that names no period comes back as it is.
 */
export function restyledLabel(label: string, style: LabelStyle): string {
  const found = read(label);
  if (found === null) return label;
  const { period, spelling } = found;
  const unit = style.year ?? (spelling.unit === '' ? '年' : spelling.unit);
  return write(
    period,
    { ...spelling, era: style.calendar === 'western' ? 'western' : 'name', mark: '年', unit },
    style.calendar,
  );
}

/**
 * The label of the period after this one, written alike: 「平成30年度」 → 「令和元年度」, 「2018」 → 「2019」, 「R4.10.1」 → 「R5.10.1」.
 * Words that say how settled the figures were are left behind.
 * @returns null for a label that names no period
 */
export function nextPeriodLabel(label: string): string | null {
  const found = read(label);
  if (found === null) return null;
  const { period, spelling } = found;
  const settled = {
    ...spelling,
    before: spelling.before.replace(/[※*＊\s]/gu, ''),
    behind: spelling.behind
      .replace(/[(（]?(?:速報値?|暫定値?|概数|見込み?|確定値?|未定)[)）]?|[※*]/gu, '')
      .trimEnd(),
  };
  const next = { ...period, year: period.year + 1 };
  return write(next, settled, spelling.era === 'western' ? 'western' : 'wareki');
}

/**
 * Labels of a head in which only the first year of an era is written out: 「平成30年度, 令和元, 2, 3」 → each in full. Labels
 * that name no year stay as they are.
 */
export function completedLabels(labels: readonly string[]): string[] {
  let last: ReadLabel | null = null;
  return labels.map((label) => {
    const plain = label.normalize('NFKC').trim();
    const bare = /^(?<inEra>元|\d{1,2})(?<unit>年度|年)?$/u.exec(plain)?.groups;
    if (bare !== undefined && last !== null && last.period.month === null) {
      const written = completed(last, bare['inEra'] ?? '', bare['unit']);
      if (written !== null) {
        last = read(written);
        return written;
      }
      return label;
    }
    const found = read(label);
    if (found !== null && found.period.month === null) {
      // 「令和元」 under a head of 「平成30年度」.
      const unit: string = found.spelling.unit === '' ? (last?.spelling.unit ?? '') : found.spelling.unit;
      last = { period: found.period, spelling: { ...found.spelling, unit } };
      return unit === found.spelling.unit
        ? label
        : write(found.period, last.spelling, found.spelling.era === 'western' ? 'western' : 'wareki');
    }
    last = null;
    return label;
  });
}

/** Years between two columns of a table, at most. */
const longestStep = 10;

/** The year after `last` when the short label fits it; null where the number goes on with something else. */
function completed(last: ReadLabel, inEra: string, unit: string | undefined): string | null {
  const { period, spelling } = last;
  const number = eraYearNumber(inEra);
  const calendar = spelling.era === 'western' ? 'western' : 'wareki';
  if (number === null) return null;
  const era = eraOf(`${period.year}`)?.name ?? '';
  const sameEra =
    calendar === 'western' ? Math.floor(period.year / 100) * 100 + number : westernYear(era, number);
  const after = eraOf(`${period.year + 1}`);
  // 「令和元」 is followed by 「2」; every fifth year (平成2年, 7, 12) is usual as well.
  const year = after !== null && after.name !== era && after.year === number ? period.year + 1 : sameEra;
  if (year === null || year <= period.year || year > period.year + longestStep) return null;
  if (calendar === 'wareki' && eraOf(`${year}`)?.name !== era && year !== period.year + 1) return null;
  const next = { ...period, year, part: '' };
  return write(next, { ...spelling, before: '', unit: unit ?? spelling.unit, behind: '' }, calendar);
}
