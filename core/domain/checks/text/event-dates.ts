import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { differingDates } from './differing-dates.ts';
import { comparisonKey, sentencesOf } from './normal.ts';
import { type PrintedDate, printedDates } from './printed-dates.ts';

/** What is done with a law or plan, once, on a day. */
interface Event {
  readonly placed: PlacedBlock;
  readonly name: string;
  /** Names for comparing, the short one in brackets with them: 「…に関する法律」（読書バリアフリー法）. */
  readonly keys: readonly string[];
  readonly act: string;
  readonly date: PrintedDate;
}

const act =
  '成立|(?:公布・)?(?:一部|全面)?施行|公布|制定|策定|定め|閣議決定|改定|改訂|取りまとめ|とりまとめ|公表|設置|開設';

/** What the acts are done with, also without a name: 「令和4年5月に成立した法律」. */
const kind = '法律|法|条例|計画|大綱|指針|方針|戦略|プラン|宣言';
const nameless = new RegExp(`^(?:この|その|同|新しい|新たな)?(?:${kind})$`, 'u');

/** What happens again and again has many dates: 「○○法の改正」. */
const recurring = /(?:改正|見直し|調査)(?:法)?$/u;
const amendment = /改正(?:法)?$|を改正する法律$/u;

/** Acts on one law in the order in which they come. */
const order = ['成立', '公布', '施行'];

/**
 * Dates of what laws and plans went through: the same act in two places with two dates (「○○法（令和3年5月施行）」 here,
 * 「○○法が令和4年5月に施行」 there), and acts in an impossible order.
 */
export function checkEventDates(blocks: readonly PlacedBlock[]): Finding[] {
  const events = blocks.flatMap(eventsIn);
  return [...differing(events), ...blocks.flatMap(outOfOrder)];
}

function differing(events: readonly Event[]): Finding[] {
  return events.flatMap((event, index) => {
    const earlier = nameless.test(event.name)
      ? meantBy(event, events)
      : events.slice(0, index).find((other) => isSameAct(other, event) && contradicts(other, event));
    return earlier === undefined ? [] : [differingDates(event, earlier, earlier.name)];
  });
}

/** The only thing of which the same was done in the same month, though of another year; none where a thing has just this date. */
function meantBy({ act: done, date }: Event, events: readonly Event[]): Event | undefined {
  const named = events.filter(
    (other) => !nameless.test(other.name) && other.act === done && other.date.month === date.month,
  );
  const isKnown = named.some((other) => other.date.year === date.year);
  return date.month === null || isKnown || new Set(named.map(({ name }) => name)).size !== 1
    ? undefined
    : named[0];
}

/** 「○○計画（令和4年3月）」 says no act; its month must be that of one. */
function isSameAct(first: Event, second: Event): boolean {
  const [a, b] = [first, second].map(({ act: done }) => done.replace(/制定|策定/u, '定め'));
  if (a === b) return true;
  return (a === '' || b === '') && first.date.month === second.date.month;
}

function contradicts(first: Event, second: Event): boolean {
  const [a, b] = [first.date, second.date];
  const bothMonths = a.month !== null && b.month !== null;
  const isOtherYear = a.year !== b.year && !(bothMonths && a.fiscal !== b.fiscal);
  if (amendment.test(first.name) || amendment.test(second.name)) {
    // A law is amended again and again, but hardly in the same month of two years, unless it comes into force then.
    const isUsual = (a.month === 4 || a.month === 10) && ['施行', ''].includes(first.act);
    return isOtherYear && bothMonths && !isUsual && a.month === b.month && isSameLaw(first.name, second.name);
  }
  const isSame =
    first.keys.some((key) => second.keys.includes(key)) ||
    (bothMonths && a.month === b.month && (isSameLaw(first.name, second.name) || isShortFor(first, second)));
  return isSame && (isOtherYear || (bothMonths && a.month !== b.month));
}

/** 「手話言語条例」 is 「川添市手話言語条例」. */
function isShortFor(first: Event, second: Event): boolean {
  const [short = '', long = ''] = [first.name, second.name]
    .map(comparisonKey)
    .sort((a, b) => a.length - b.length);
  return short.length >= LEAST_NAME && long.endsWith(short);
}

const LEAST_NAME = 5;

/** 「障害者総合支援法」 is short for 「障害者の日常生活及び社会生活を総合的に支援するための法律」: its letters in their order. */
function isSameLaw(first: string, second: string): boolean {
  const [short, long] = [first, second].map(lawOf).sort((a, b) => a.length - b.length);
  if (short === undefined || long === undefined || short.length < 5) return false;
  if (short.slice(0, 2) !== long.slice(0, 2)) return false;
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** The law itself, without what was done to it. */
function lawOf(name: string): string {
  return comparisonKey(name)
    .replace(/(?:等)?の?(?:一部を)?改正(?:する法律)?$/u, '')
    .replace(/等$/u, '')
    .replace(/法律$/u, '法');
}

/** 「令和4年6月に公布され、令和4年4月から施行」 */
function outOfOrder({ materialId, block }: PlacedBlock): Finding[] {
  return sentencesOf(halfWidthInPlace(block.text)).flatMap(({ sentence, offset }) => {
    const dated = printedDates(sentence).flatMap((date) => {
      const done = new RegExp(`^(?:に|から)(${act})`, 'u').exec(sentence.slice(date.to))?.[1];
      const rank = order.indexOf(plainAct(done ?? ''));
      return done === undefined || rank < 0 || date.year === null || date.month === null
        ? []
        : [{ date, done, rank, month: date.year * 12 + date.month }];
    });
    return dated.slice(1).flatMap((second, index) => {
      const first = dated[index];
      if (first === undefined || second.rank <= first.rank || second.month >= first.month) return [];
      const quote = block.text.slice(offset + first.date.from, offset + second.date.to);
      return [
        finding('eventsOutOfOrder', { materialId, blockId: block.id }, quote, {
          act: first.done,
          date: first.date.text,
          otherAct: second.done,
          otherDate: second.date.text,
        }),
      ];
    });
  });
}

function plainAct(done: string): string {
  return done.replace(/公布・|一部|全面/gu, '');
}

function eventsIn(placed: PlacedBlock): Event[] {
  return datedNames(placed).filter(({ name }) => amendment.test(name) || !recurring.test(name));
}

const quoted = '[「『]([^「」『』]{4,})[」』](?:\\(([^()]{3,20})\\))?';

function datedNames(placed: PlacedBlock): Event[] {
  const text = halfWidthInPlace(placed.block.text);
  let last: { readonly names: readonly string[]; readonly to: number } | null = null;
  return printedDates(text).flatMap((date) => {
    if (date.year === null) return [];
    const behind = text.slice(date.to, date.to + 120);
    const before = text.slice(Math.max(0, date.from - 100), date.from);
    const found = namedAt(before, behind) ?? following(text, date, last);
    if (found === null) return [];
    last = { names: found.names, to: date.to };
    return [event(placed, found.names, found.act, date)];
  });
}

interface NamedAct {
  readonly names: readonly string[];
  readonly act: string;
}

function namedAt(before: string, behind: string): NamedAct | null {
  // 「○○法（令和3年5月施行）」
  const bracketed = new RegExp(`^\\s*(?:に)?\\s*(${act})(?:予定)?\\s*\\)`, 'u').exec(behind)?.[1];
  if (bracketed !== undefined && /\(\s*$/u.test(before)) {
    const name = /([^\s「」『』、。()○◯●*]{4,})[」』]?\(\s*$/u.exec(before)?.[1];
    return name === undefined ? null : { names: [name], act: bracketed };
  }
  // 「令和3年5月に○○法が改正され」
  const amended = /^に、?「?([^「」、。\s]{3,40}法(?:律)?)」?(?:の一部)?(?:が|を)改正/u.exec(behind)?.[1];
  if (amended !== undefined) return { names: [`${amended}の改正`], act: '' };
  // 「令和6年4月に○○法が施行され」
  const plain = new RegExp(`^に、?([^\\s「」、。()]{3,40}(?:${kind}))(?:が|を|は)(${act})`, 'u').exec(behind);
  if (plain?.[1] !== undefined && plain[2] !== undefined) return { names: [plain[1]], act: plain[2] };
  // 「○○計画（令和4年3月）」
  const named = /^\s*(?:予定)?\)/u.test(behind)
    ? /([^\s「」『』、。()○◯●*]{4,})[」』]?\(\s*$/u.exec(before)?.[1]
    : undefined;
  const isDone = new RegExp(`(?:${act})$`, 'u').test(named ?? '');
  if (named !== undefined && /(?:法|法律|計画|大綱|指針|方針|改正|条例|戦略)$/u.test(named) && !isDone) {
    return { names: [named], act: '' };
  }
  // 「○○法の施行（令和3年5月）」
  const closed = /^\s*\)/u.test(behind)
    ? new RegExp(`([^\\s「」『』、。()○◯●*]{4,})[」』]?の(${act})\\(\\s*$`, 'u').exec(before)
    : null;
  if (closed?.[1] !== undefined && closed[2] !== undefined) return { names: [closed[1]], act: closed[2] };
  // 「令和3年4月に『○○計画』が策定」
  const after = new RegExp(`^に${quoted}(?:\\([^()]*\\))?[がをは、]{0,2}(${act})`, 'u').exec(behind);
  if (after?.[1] !== undefined && after[3] !== undefined) {
    return { names: [after[1], ...(after[2] === undefined ? [] : [after[2]])], act: after[3] };
  }
  // 「令和2年12月に制定した○○条例」
  const carried = new RegExp(
    `^に(${act})(?:した|された|られた|た)((?:この|その|同|新しい|新たな)?[^\\s「」『』、。()のをがはにで]*?(?:${kind}))(?![\\p{Script=Han}\\p{Script=Katakana}])`,
    'u',
  ).exec(behind);
  if (carried?.[1] !== undefined && carried[2] !== undefined) return { names: [carried[2]], act: carried[1] };
  // 「『○○法』が令和3年4月に施行」
  const subject = new RegExp(`${quoted}(?:が|は|を)[、,]?\\s*$`, 'u').exec(before);
  const done = new RegExp(`^(?:に|から)(${act})`, 'u').exec(behind)?.[1];
  return subject?.[1] === undefined || done === undefined
    ? null
    : { names: [subject[1], ...(subject[2] === undefined ? [] : [subject[2]])], act: done };
}

/** 「…が令和4年12月に成立し、令和6年4月に施行」: the second date is of the same law. */
function following(
  text: string,
  date: PrintedDate,
  last: { readonly names: readonly string[]; readonly to: number } | null,
): NamedAct | null {
  if (last === null) return null;
  const between = text.slice(last.to, date.from);
  const done = new RegExp(`^(?:に|から)(${act})`, 'u').exec(text.slice(date.to))?.[1];
  const continues = new RegExp(`^(?:に|から)(?:${act})(?:され|し)?、\\s*$`, 'u').test(between);
  return continues && done !== undefined ? { names: last.names, act: done } : null;
}

function event(placed: PlacedBlock, names: readonly string[], done: string, date: PrintedDate): Event {
  return {
    placed,
    name: names[0] ?? '',
    // 「・○○法」 of a list, and names that hold the mark.
    keys: names.flatMap((name) => [comparisonKey(name), comparisonKey(name).replace(/^.*・/u, '')]),
    act: plainAct(done),
    date,
  };
}
