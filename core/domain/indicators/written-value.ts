import type { Decimal } from 'decimal.js';
import { missingIn } from '../blocks/to-blocks/parts.ts';
import { comparisonKey } from '../checks/text/normal.ts';
import { type PrintedDate, printedDates } from '../checks/text/printed-dates.ts';
import { halfWidthInPlace } from '../dates/read-date.ts';
import { readLargeNumber } from '../numbers/large-number.ts';

/** Which way an indicator is meant to go. `keep`: not below (or above) what it is now. */
export type Aim = 'raise' | 'lower' | 'improve' | 'keep';

/**
 * What a printed value can carry.
 * `number`: one number with its unit. `aim`: a word instead of a number (充実, 継続). `done` / `notDone`: something that takes
 * place once or not (令和3年度に策定, 未策定). `missing`: none of the three kinds of no value is zero. `pending`: still to come
 * (集計中). `text`: words, or several numbers, that carry no single value.
 */
export type WrittenValue =
  | NumberValue
  | { readonly kind: 'aim'; readonly aim: Aim; readonly word: string }
  | MilestoneValue
  | { readonly kind: 'missing'; readonly missing: 'blank' | 'dash' | 'undecided' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'text' };

export interface NumberValue {
  readonly kind: 'number';
  readonly number: Decimal;
  /** Digits behind the point, as printed; 0 for 「1.2万」. */
  readonly decimals: number;
  /** 「人」, 「%」, 「法人」; empty where none is printed. */
  readonly unit: string;
  /** 「年」 of 「年2回」, 「月」 of 「月1回」; empty for a plain number. */
  readonly per: string;
  /** 以上, 超, 以下, 未満: on which side of the number the value lies. */
  readonly bound: 'atLeast' | 'above' | 'atMost' | 'below' | null;
  /** What stands in brackets behind it: 「延べ件数」, 「市内のみ」. */
  readonly remark: string;
  /** 約, 程度, 前後: the number is a rough one. */
  readonly rough: boolean;
}

export interface MilestoneValue {
  readonly kind: 'done' | 'notDone';
  /** 「策定」, 「開始」; empty for 「済」 alone. */
  readonly act: string;
  /** 「令和6年度策定予定」: not done, but meant to be. */
  readonly planned: boolean;
  /** The fiscal year that is named, or in which the named day lies; western. */
  readonly fiscalYear: number | null;
  /** That year as printed. */
  readonly yearText: string;
}

const aims: readonly (readonly [Aim, RegExp])[] = [
  ['raise', /^(?:増加|増員|増設|増強|増やす|増|拡大|拡充|充実|向上|上昇)/u],
  ['lower', /^(?:減少|減らす|減|低下|低減|削減|縮小|抑制|軽減)/u],
  ['improve', /^(?:改善|推進|促進|強化|発展|深化)/u],
  ['keep', /^(?:継続|維持|現状維持|現状のまま|現状どおり|現状通り|現状程度|同程度|同水準)/u],
];
/** What may follow the word without making it a sentence: 「継続実施」, 「充実・強化を図る」. */
const aimTail =
  /^(?:的?な?(?:実施|推進|開催|取組|取り組み)?|(?:[・、]|及び|と)?(?:充実|拡充|強化|継続|維持|推進|向上|改善|拡大)){0,3}(?:を?(?:図る|目指す|めざす|する|していく))?$/u;

const acts =
  '策定|改定|改訂|見直し|制定|開始|開設|設置|整備|実施|開催|完成|完了|導入|運用|公表|配置|締結|構築|作成|検討|着手|達成|供用';
const notDone =
  /^(?:未(?:策定|実施|設置|開設|整備|完了|着手|達成|作成|開催|導入|定着)|(?:実施|開催|策定)(?:なし|せず|していない)|(?:検討|準備|調整|協議|作業|策定|作成|整備)中|中止|休止|延期)/u;
const pending = /^(?:(?:集計|調査|算定|確認|算出|精査|照会)中|未(?:集計|確定|算定|公表)|後日.{0,6})$/u;

/** Reads one cell of an indicator. What cannot be read for certain becomes `text`, never a number. */
export function readWrittenValue(source: string): WrittenValue {
  const missing = missingIn(source);
  if (missing !== null) return { kind: 'missing', missing };
  const { body, remark } = apart(source);
  const key = comparisonKey(body);
  if (pending.test(key) || pending.test(remark)) return { kind: 'pending' };
  // 「継続実施」 is an aim, 「実施」 alone something that is done.
  return readAim(key) ?? readMilestone(body, remark) ?? readNumber(body, remark) ?? { kind: 'text' };
}

/** 「602件（延べ件数）」 as body and remark. A text that is all brackets is its own body. */
function apart(source: string): { body: string; remark: string } {
  const text = halfWidthInPlace(source).trim();
  const match = /^(?<body>.*?[^\s(])\s*\((?<remark>[^()]*)\)\s*$/su.exec(text)?.groups;
  if (match !== undefined) return { body: match['body'] ?? '', remark: (match['remark'] ?? '').trim() };
  const enclosed = /^\(([^()]*)\)$/u.exec(text)?.[1];
  return { body: enclosed ?? text, remark: '' };
}

function readAim(key: string): WrittenValue | null {
  for (const [aim, pattern] of aims) {
    const word = pattern.exec(key)?.[0];
    if (word !== undefined && aimTail.test(key.slice(word.length))) return { kind: 'aim', aim, word };
  }
  return null;
}

function readMilestone(body: string, remark: string): MilestoneValue | null {
  const key = comparisonKey(body);
  const date = dateIn(body) ?? dateIn(remark);
  const dated = {
    fiscalYear: date === null ? null : fiscalYearIn(date),
    yearText: date?.text ?? '',
    planned: false,
  };
  if (notDone.test(key)) return { kind: 'notDone', act: actIn(key), ...dated };
  // Numbers beside the date make it a count: 「令和4年度に3回実施」.
  if (/\d/u.test(withoutDates(body))) return null;
  if (/^(?:実施|策定|設置|開設|整備|完了|導入|達成|作成)?(?:済み?|ずみ|した)$/u.test(key)) {
    return { kind: 'done', act: actIn(key), ...dated };
  }
  const bare = comparisonKey(withoutDates(body)).replace(/^(?:に|から|より|までに|まで|中に|末に|、)+/u, '');
  const end = new RegExp(
    `(${acts})(?:済み?|予定|見込み?|した|する|し、.*|を(?:実施|行う|行った|開始))?$`,
    'u',
  ).exec(bare);
  if (end === null) return null;
  const act = end[1] ?? '';
  // 「令和6年度策定予定」 says that it is not done.
  if (/予定$|見込み?$/u.test(bare)) return { kind: 'notDone', act, ...dated, planned: true };
  return { kind: 'done', act, ...dated };
}

/** The act a text ends with: 「計画の策定」 → 「策定」. */
function actIn(key: string): string {
  return [...key.matchAll(new RegExp(acts, 'gu'))].at(-1)?.[0] ?? '';
}

function dateIn(text: string): PrintedDate | null {
  return printedDates(text).find((date) => date.year !== null) ?? null;
}

/** 「令和4年3月」 lies in 令和3年度; a calendar year alone is taken for the fiscal year of that name. */
export function fiscalYearIn(date: PrintedDate): number | null {
  if (date.year === null) return null;
  return !date.fiscal && date.month !== null && date.month < 4 ? date.year - 1 : date.year;
}

function withoutDates(text: string): string {
  let plain = text;
  for (const date of printedDates(text)) {
    plain = plain.slice(0, date.from) + ' '.repeat(date.to - date.from) + plain.slice(date.to);
  }
  return plain;
}

const bounds: Readonly<Record<string, NonNullable<NumberValue['bound']>>> = {
  以上: 'atLeast',
  超: 'above',
  以下: 'atMost',
  以内: 'atMost',
  未満: 'below',
};

/** Words before a number: 「約」, 「延べ」, 「年間」. */
const leadPattern =
  /^(?:約|およそ|おおよそ|概ね|おおむね|延べ?|のべ|計|合計|全|毎)?(?<per>年間?|月間?|週|各年度?|毎年度?|毎月|毎週)?(?:に|で|約|延べ?|計)?$/u;
/** Words behind a number, spaces left out. */
const tailPattern =
  /^(?<unit>(?:%|‰|[^\d()、。,/~]{0,8}?))(?<act>の?(?:実施|開催|設置|整備|配置|開設|作成|策定|達成))?(?<bound>以上|以下|以内|未満|超)?(?<rough>程度|前後|余り?|弱|強)?(?:\/(?<slash>年|月|週|回))?(?:を?(?:目標|維持|確保|実施|開催))?$/u;

function readNumber(body: string, remark: string): NumberValue | null {
  const plain = withoutDates(body);
  const match = /(?<![\d.,])([△▲-]?)\s*(?=\d)/u.exec(plain);
  if (match === null) return null;
  const before = comparisonKey(plain.slice(0, match.index));
  const read = readLargeNumber(sizesTogether(plain.slice(match.index + match[0].length)));
  // 「男性40% 女性35%」, 「20〜30人」, 「3/5」: no single value.
  if (read === null || /\d/u.test(read.rest)) return null;
  const lead = leadPattern.exec(before);
  const behind = comparisonKey(read.rest);
  // 「80人増」 is a change, not a level; 「30位中」, 「3分の」 are parts of something.
  if (lead === null || /[増減](?:加|少)?$/u.test(behind) || /中$|分の$/u.test(behind)) return null;
  const tail = tailPattern.exec(behind);
  if (tail === null) return null;
  const groups = tail.groups ?? {};
  return {
    kind: 'number',
    number: match[1] === '' ? read.number : read.number.negated(),
    decimals: read.decimals,
    unit: unitOf(groups['unit'] ?? ''),
    per: perOf(lead.groups?.['per'] ?? groups['slash'] ?? ''),
    bound: bounds[groups['bound'] ?? ''] ?? null,
    remark: remark === '' && /延べ|のべ/u.test(before) ? '延べ' : saysState(remark) ? '' : remark,
    rough: groups['rough'] !== undefined || /約|およそ|概ね|おおむね/u.test(before),
  };
}

/** 「3億 2千万円」 without the space, which is none between two numbers. */
function sizesTogether(text: string): string {
  return text.replace(/(?<=[十百千万億兆])\s+(?=\d)|(?<=\d)\s+(?=[十百千万億兆])/gu, '');
}

/** 「（継続）」, 「（達成）」: how it goes on, not what was counted. */
function saysState(remark: string): boolean {
  return readAim(comparisonKey(remark)) !== null || /^(?:達成|目標達成|実績)$/u.test(remark);
}

function unitOf(unit: string): string {
  if (/^(?:パーセント|%)$/u.test(unit)) return '%';
  if (/^(?:ヶ所|ヵ所|カ所|ケ所|箇所|個所|か所)$/u.test(unit)) return 'か所';
  return /^(?:名)$/u.test(unit) ? '人' : unit;
}

function perOf(word: string): string {
  return /年/u.test(word) ? '年' : /月/u.test(word) ? '月' : /週/u.test(word) ? '週' : word;
}
