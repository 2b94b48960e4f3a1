import { readLargeNumber } from '../numbers/large-number.ts';
import type { StatisticsPeriod, StatisticsValue } from './statistics-content.ts';

const era = '(?:令和|平成|昭和|大正|[RHSTM])\\s*(?:元|\\d{1,2})';
const western = '(?:18|19|20)\\d{2}';
const periodPattern = new RegExp(
  `^[※*(\\[（]?\\s*(?:${era}|${western})\\s*(?:年|年度|[./]|\\(|未定|$|[\\s~・-])`,
  'u',
);
const periodAnywhere = new RegExp(
  `(?:${era}\\s*年|${western}\\s*年|${western}$|[RH]\\d{1,2}(?:\\.|年|$))`,
  'u',
);

/** True for the head of a column that names a year, a fiscal year or a day: 「令和元年度」, 「※R4.11.1」, 「2023」. */
export function isPeriod(label: string): boolean {
  if (label.length > 40) return false;
  return periodPattern.test(label.normalize('NFKC').trim());
}

/** 「令和5年度p」 and 「2023p」 are preliminary in tables of the state. */
const provisionalWords = /[※*＊]|速報|見込|暫定|概数|(?<=年|年度|\d)\s*[(]?[pP][)]?$/u;
const dayPattern = /[RHS]?\d{1,4}[./]\d{1,2}[./]\d{1,2}/u;

/** The head of a column as a period. Columns that are no years are kept the same way. */
export function readPeriod(label: string): StatisticsPeriod {
  const plain = label.normalize('NFKC');
  return {
    label,
    provisional: provisionalWords.test(plain) || (isPeriod(label) && dayPattern.test(plain)),
    undecided: /未定|未確定|集計中/u.test(plain),
  };
}

/**
 * The heads of all columns of a table. Where every column is a day (R3.4.1, R4.4.1) a day says nothing of how settled its
 * figures are.
 */
export function readPeriods(labels: readonly string[]): StatisticsPeriod[] {
  const read = labels.map(readPeriod);
  const others = read.filter((period) => !isDayAlone(period.label) && period.label.trim() !== '');
  if (others.some(({ label }) => isPeriod(label))) return read;
  return read.map((period) => (isDayAlone(period.label) ? { ...period, provisional: false } : period));
}

/** A day inside a year that no other mark or word calls provisional. */
function isDayAlone(label: string): boolean {
  const plain = label.normalize('NFKC');
  return isPeriod(label) && dayPattern.test(plain) && !provisionalWords.test(plain);
}

/** True for a label that names a period somewhere. */
export function namesPeriod(label: string): boolean {
  return label.length <= 40 && periodAnywhere.test(label.normalize('NFKC').trim());
}

const signPattern = /^[-+−△▲▼]/u;
const unitBehind =
  /^(?:[%‰]|ポイント|pt|[\p{Script=Han}]{1,4}|[ヶヵかカケ箇]所|km2?|m2|㎡|ha)?\s*(?:[(（]?\s*(?:[※*＊]\s*\d{0,2}|注\s*\d{0,2}|速報値?|見込み?|約|[pr])\s*[)）]?)?$/u;
/** Words behind a number that say it is a limit, a change or a rough one: 「30以上」, 「80人増」, 「5件前後」. */
const noSingleValue = /(?:以上|以下|以内|以降|未満|超過?|前後|程度|余り?|弱|強|増|減|増加|減少)$/u;

/**
 * A printed value: its number, or which kind of no number it is. 「—」, blank and 未定 are three different things.
 * 「1.2万」 is 12000; what carries no single number (「30以上」, 「30～40」, 「3/5」) keeps its words and has none.
 * @param unit of the row: beside 「千円」 a printed 「5千円」 says 5, since it only repeats the unit
 */
export function readValue(raw: string, unit: string | null = null): StatisticsValue {
  if (raw.length > 60) return { raw, value: null, missing: null };
  const plain = raw.normalize('NFKC').replace(/\s+/gu, '');
  if (plain === '') return { raw, value: null, missing: 'blank' };
  if (/^[(]?(?:[-‐‑–—―ー−…‥・*]+|\.{2,}|[xX×]|nd|n\.d\.|該当なし|なし)[)]?$/u.test(plain))
    return { raw, value: null, missing: 'dash' };
  if (/^[(]?(?:未定|未確定|集計中|調査中|未公表|未集計)[)]?$/u.test(plain))
    return { raw, value: null, missing: 'undecided' };
  const bare = plain.replace(/^[(]?(?:約|※)/u, '').replace(/^\((.*)\)$/u, '$1');
  const sign = signPattern.exec(bare)?.[0] ?? '';
  const read = readLargeNumber(bare.slice(sign.length));
  if (read === null || !unitBehind.test(read.rest) || noSingleValue.test(withoutMark(read.rest)))
    return { raw, value: null, missing: null };
  const repeated = read.sizes !== '' && unit?.normalize('NFKC') === read.sizes + withoutMark(read.rest);
  const digits = /^[\d,.]+/u.exec(bare.slice(sign.length))?.[0] ?? '';
  const value = ((repeated ? readLargeNumber(digits) : null) ?? read).number.toNumber();
  return { raw, value: sign === '' || sign === '+' ? value : -value, missing: null };
}

/** The unit behind a number without the mark of a note behind it. */
function withoutMark(rest: string): string {
  return rest.replace(/[(（※*＊注].*$/u, '');
}

const unitWords =
  '人|千人|万人|千世帯|千件|名|世帯|戸|件|回|団体|法人|組織|事業所|施設|か所|カ所|ヶ所|ヵ所|箇所|ケ所|所|校|園|棟|室|床|台|冊|点|歳|才|年|か月|ヶ月|月|日|時間|分|円|千円|万円|百万円|億円|兆円|%|％|‰|パーセント|パーミル|ポイント|pt|倍|割|km|㎞|m|㎡|m2|k㎡|km2|ha|kg|t|トン|kWh|人/世帯|人/千人|件/千人|人対|人口千対|延べ人|延人|延べ件|実人数|人日|組|票|社|店|箱|本|匹|頭|区画|議席|クラス|グループ|チーム';
const unitBracket = new RegExp(`[（(［\\[]\\s*(?:単位\\s*[:：]?\\s*)?(${unitWords})\\s*[)）\\]］]\\s*$`, 'u');

/** 「人」 of a label such as 「年少人口（人）」; null where none is printed. */
export function unitOfLabel(label: string): string | null {
  return unitBracket.exec(label)?.[1] ?? null;
}

const unitLinePattern = /^[（(［[【〔]?\s*単\s*位\s*[:：]?\s*([^）)］\]】〕]{1,30}?)\s*[）)］\]】〕]?$/u;

/** 「人」 of a line 「（単位：人）」; null for another line. */
export function unitOfLine(text: string): string | null {
  return text.length > 60 ? null : (unitLinePattern.exec(text)?.[1] ?? null);
}

/** 「人」 of a title that ends with 「（人）」, 「（人、各年4月1日現在）」 or 「（令和5年度・人）」; null where it says none or several. */
export function unitAtEndOfTitle(title: string): string | null {
  const inside = /[（(［[]([^（()）［\]］]{1,20})[)）\]］]\s*$/u.exec(title.slice(-60))?.[1] ?? '';
  const units = inside.split(/[、,，・]/u).flatMap((part) => unitOfLabel(`（${part}）`) ?? []);
  return units.length === 1 ? (units[0] ?? null) : null;
}

/** 「人」 of a title that ends with 「（単位：人）」. */
export function unitOfTitle(title: string): string | null {
  return (
    /[（(［[]\s*単\s*位\s*[:：]?\s*([^）)］\]]{1,30}?)\s*[）)］\]]/u.exec(title.slice(0, 200))?.[1] ?? null
  );
}
