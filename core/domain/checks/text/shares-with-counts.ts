import { Decimal } from 'decimal.js';
import { halfWidthInPlace } from '../../dates/read-date.ts';
import { roundingThatGives } from '../../statistics/rounding.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { clauseAround, sentencesOf } from './normal.ts';
import { countUnit } from './units.ts';

/** So many lines above may a survey say how many forms it sent out. */
const LINES_ABOVE = 3;

const count = '([\\d,]*\\d)';
const units = '(?:人|件|通|票|世帯|名|部|団体|事業所|社)';
/** Ages may stand between: 「調査対象 65歳以上の市民 3,000人」. */
const sent = new RegExp(
  `(?:配[布付]|発送|送付|標本|サンプル|対象)(?:[^\\d。、%]{0,8}${count}|[^。、%]{0,40}?(?<![\\d,])${count}\\s*${units}(?!以上|以下|未満))|(?<![\\d,.])${count}\\s*${units}(?:に|へ)(?:郵送|送|配)`,
  'gu',
);
const received = new RegExp(
  `(?:有効回[収答]|回[収答]|有効票|返送)(?:数|票|者)?[^\\d。、%率]{0,12}${count}\\s*${units}?|(?<![\\d,.])${count}\\s*${units}(?:から|の|より)(?:有効)?(?:回[収答]|返送)`,
  'gu',
);
const rate = /(?:回[収答]|返送)率[^\d。]{0,8}(\d{1,3}(?:\.\d+)?)\s*%/gu;

interface Share {
  readonly stated: string;
  readonly from: number;
  readonly to: number;
  /** Part and whole of each way of computing it. */
  readonly pairs: readonly (readonly [string, string])[];
}

/** Shares that a text states together with what they are computed from. */
export function checkSharesWithCounts(blocks: readonly PlacedBlock[]): Finding[] {
  return blocks.flatMap(({ materialId, block }, index) => {
    if (block.kind !== 'paragraph' && block.kind !== 'list-item') return [];
    const above = blocks
      .slice(Math.max(0, index - LINES_ABOVE), index)
      .filter((other) => other.materialId === materialId && other.block.kind !== 'heading')
      .map((other) => halfWidthInPlace(other.block.text));
    const text = halfWidthInPlace(block.text);
    return [...responseRates(text, above), ...sharesOfWholes(text)].flatMap(({ stated, from, to, pairs }) => {
      const decimals = /\.(\d+)/u.exec(stated)?.[1]?.length ?? 0;
      const computed = pairs.flatMap(([part, whole]) => quotient(part, whole) ?? []);
      const [first] = computed;
      const agrees = (exact: Decimal): boolean =>
        ['halfUp', 'down'].includes(roundingThatGives(stated, decimals, exact) ?? '');
      if (first === undefined || computed.some(agrees)) return [];
      const [part = '', whole = ''] = pairs[0] ?? [];
      const quote = clauseAround(block.text, from, to);
      return [
        finding('statedShareDiffers', { materialId, blockId: block.id }, quote, {
          printed: quote,
          computed: `${first.toFixed(decimals, Decimal.ROUND_HALF_UP)}%`,
          part,
          whole,
        }),
      ];
    });
  });
}

/** 「配布数 3,000 … 有効回収数 2,136（有効回収率 71.2%）」; what was sent out may stand a few lines above. */
function responseRates(text: string, above: readonly string[]): Share[] {
  return [...text.matchAll(rate)].map((match) => {
    const own = text.slice(0, match.index);
    const counts = (pattern: RegExp): string[] => {
      const said = countsIn(own, pattern);
      return (said.length > 0 ? said : above.flatMap((line) => countsIn(line, pattern))).reverse();
    };
    const [wholes, parts] = [counts(sent), counts(received)];
    return {
      stated: match[1] ?? '',
      from: match.index,
      to: match.index + match[0].length,
      pairs: parts.flatMap((part) => wholes.map((whole) => [part, whole] as const)),
    };
  });
}

function countsIn(line: string, pattern: RegExp): string[] {
  return [...line.matchAll(pattern)].flatMap(
    (match) => match.slice(1).find((digits) => digits !== undefined) ?? [],
  );
}

const unit = `(${countUnit})`;
const wholeBehind = new RegExp(
  `(?<![\\d,.])${count}\\s*${unit}で?、?[^\\d。、]{0,6}(?:全体|総数|合計)(?:の|は)?\\s*${count}\\s*\\2の(?:約)?\\s*(?<share>\\d{1,3}(?:\\.\\d+)?)\\s*%`,
  'gu',
);
const ofPlan = new RegExp(
  `(?<![\\d,.])${count}\\s*${unit}[^\\d]{0,16}(?:目標|計画|予算|定員|対象)[^\\d。]{0,8}${count}\\s*\\2(?:に対(?:する|し)[^\\d。]{0,12}|の)(?<share>\\d{1,4}(?:\\.\\d+)?)\\s*%`,
  'gu',
);
const among = new RegExp(
  `(?<![\\d,.])${count}\\s*${unit}(?:中|のうち|のなか)、?[^\\d。、]{0,12}${count}\\s*\\2[^\\d。、]{0,2}[(、]\\s*(?:約)?(?<share>\\d{1,3}(?:\\.\\d+)?)\\s*%`,
  'gu',
);
/** What is divided stands before these words, its parts behind them. */
const dividing = /のうち|うち|内訳|中、/u;
const bracketed = new RegExp(
  `(?<![\\d,.])${count}\\s*${unit}\\s*[(、]\\s*(?:全体の)?(?:約)?(?<share>\\d{1,3}(?:\\.\\d+)?)\\s*%\\s*[)]?(?!の?[増減上低])`,
  'gu',
);

/** 「43件で、全体161件の26.7%」, 「48件で、目標の60件に対する達成率は80.0%」, 「161件のうち野焼きが43件（26.7%）」 */
function sharesOfWholes(text: string): Share[] {
  const share = (match: RegExpMatchArray, offset: number, whole: string): Share => ({
    stated: match.groups?.['share'] ?? '',
    from: offset + (match.index ?? 0),
    to: offset + (match.index ?? 0) + match[0].length,
    pairs: [[match[1] ?? '', whole]],
  });
  return [
    ...[...text.matchAll(wholeBehind)].map((match) => share(match, 0, match[3] ?? '')),
    ...[...text.matchAll(ofPlan)].map((match) => share(match, 0, match[3] ?? '')),
    ...sharesOfSum(text),
    ...[...text.matchAll(among)].map((match) => ({
      ...share(match, 0, ''),
      pairs: [[match[3] ?? '', match[1] ?? ''] as const],
    })),
    ...sentencesOf(text).flatMap(({ sentence, offset }) => {
      const divided = dividing.exec(sentence);
      if (divided === null) return [];
      const whole = new RegExp(`(?<![\\d,.])${count}\\s*${unit}[^\\d。]{0,12}$`, 'u').exec(
        sentence.slice(0, divided.index),
      );
      if (whole === null) return [];
      const behind = divided.index + divided[0].length;
      return [...sentence.slice(behind).matchAll(bracketed)]
        .filter((match) => match[2] === whole[2])
        .map((match) => share(match, offset + behind, whole[1] ?? ''));
    }),
  ];
}

const sum = new RegExp(
  `(?:合わせて|合計で?|総数は?|全体で)[^\\d。、]{0,6}(?<![\\d,.])${count}\\s*${unit}(?:で|に|と|あり|、|。)`,
  'u',
);
const ofSum = new RegExp(
  `(?<![\\d,.])${count}\\s*${unit}で、[^\\d。、]{0,4}全体の(?:約)?(?<share>\\d{1,3}(?:\\.\\d+)?)\\s*%`,
  'gu',
);

/** 「相談は合わせて8,600件でした。…権利擁護は334件で、全体の3.9%」: of that sum, or of any other count stated before. */
function sharesOfSum(text: string): Share[] {
  const whole = sum.exec(text);
  if (whole === null) return [];
  return [...text.matchAll(ofSum)]
    .filter((match) => match.index > whole.index && match[2] === whole[2])
    .map((match) => {
      const before = countsIn(text.slice(0, match.index), new RegExp(`${count}\\s*${match[2] ?? ''}`, 'gu'));
      const part = match[1] ?? '';
      return {
        stated: match.groups?.['share'] ?? '',
        from: match.index,
        to: match.index + match[0].length,
        pairs: [[part, whole[1] ?? ''] as const, ...before.map((other) => [part, other] as const)],
      };
    });
}

function quotient(part: string, whole: string): Decimal | null {
  const [above, below] = [part, whole].map((digits) => new Decimal(digits.replaceAll(',', '')));
  if (above === undefined || below === undefined || below.isZero()) return null;
  return above.times(100).dividedBy(below);
}
