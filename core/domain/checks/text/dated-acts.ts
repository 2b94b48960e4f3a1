import { halfWidthInPlace } from '../../dates/read-date.ts';
import { pairsOf } from '../figures/context.ts';
import type { Finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { differingDates } from './differing-dates.ts';
import { sentencesOf } from './normal.ts';
import { type PrintedDate, printedDates } from './printed-dates.ts';

/** Something done with a law or plan in a month, in words that need not name it the same way each time. */
interface DatedAct {
  readonly placed: PlacedBlock;
  readonly date: PrintedDate & { readonly year: number; readonly month: number };
  readonly act: string;
  /** The name before a bracket, as printed; null where a sentence says it. */
  readonly name: string | null;
  /** Pairs of characters of the name, or of the sentence and what stands above it. */
  readonly pairs: ReadonlySet<string>;
}

const act =
  '成立|公布|施行|改正(?!法)|閣議決定|決定|制定|策定|定め|改定|改訂|取りまとめ|とりまとめ|公表|義務化|義務付け|開始|創設';
/** So many pairs make a name of its own. */
const LEAST_PAIRS = 3;
/** So much of a name stands in the text that speaks of it. */
const LEAST_PART = 0.6;

/**
 * Dates of a list of laws (「○○法（令和3年5月施行）」) against the text that tells of them in other words (「○○法…。令和3年5月の改正で」): the
 * same act in the same month, but of another year, while the text knows no such act of the listed year.
 */
export function checkDatedActs(blocks: readonly PlacedBlock[]): Finding[] {
  const acts = actsIn(blocks);
  return acts.flatMap((listed) => {
    if (listed.name === null || listed.pairs.size < LEAST_PAIRS) return [];
    const told = acts.filter(
      (other) =>
        other.name === null &&
        other.placed !== listed.placed &&
        other.act === listed.act &&
        other.date.month === listed.date.month &&
        isAbout(other, listed),
    );
    const [other] = told;
    if (other === undefined || told.some(({ date }) => date.year === listed.date.year)) return [];
    return [differingDates(listed, other, listed.name)];
  });
}

function isAbout(text: DatedAct, { pairs }: DatedAct): boolean {
  const shared = [...pairs].filter((pair) => text.pairs.has(pair)).length;
  return shared >= pairs.size * LEAST_PART;
}

function actsIn(blocks: readonly PlacedBlock[]): DatedAct[] {
  let above = '';
  return blocks.flatMap((placed) => {
    const { block } = placed;
    const text = halfWidthInPlace(block.text);
    if (block.kind === 'heading') above = text;
    const sentences = sentencesOf(text);
    return sentences.flatMap(({ sentence, offset }, at) =>
      printedDates(sentence).flatMap((date): DatedAct[] => {
        if (date.year === null || date.month === null) return [];
        const name = nameBefore(sentence.slice(0, date.from));
        const said = [above, sentences[at - 1]?.sentence ?? '', sentence].join(' ');
        const month = {
          ...date,
          year: date.year,
          month: date.month,
          from: offset + date.from,
          to: offset + date.to,
        };
        return actsOf(sentence, date).map((done) => ({
          placed,
          date: month,
          act: done,
          name,
          pairs: pairsOf(name ?? said),
        }));
      }),
    );
  });
}

/** 「令和3年5月に…を改正し」, 「令和3年5月の改正」, 「（令和3年5月 改正）」, 「令和3年5月に公布、施行され」 */
function actsOf(sentence: string, date: PrintedDate): string[] {
  const behind = sentence.slice(date.to);
  const match =
    new RegExp(`^[\\s、]*(?:の|に|から|より|付けで?)?[\\s、]*(?:一部|全面)?(${act})`, 'u').exec(behind) ??
    new RegExp(`^に、?[^。、()]{0,60}?(?:が|を|は)(?:一部|全面)?(${act})`, 'u').exec(behind) ??
    new RegExp(`^[^。、()\\d]{1,16}?(${act})\\)`, 'u').exec(behind) ??
    new RegExp(`^に[^。、()]{0,40}?(${act})(?:する|した|され)`, 'u').exec(behind);
  if (match === null) return [];
  const further = new RegExp(`^(?:・|、|及び|と)(${act})`, 'u').exec(behind.slice(match[0].length))?.[1];
  return [match[1], further].flatMap(
    (done) => done?.replace(/^(?:制定|策定)$/u, '定め').replace('義務付け', '義務化') ?? [],
  );
}

/** 「○○法（」: the name that a bracket is of, with the brackets that belong to it. */
function nameBefore(before: string): string | null {
  const name = /([^\s「」『』、。・○◯●*()]{3,}(?:\([^()]{1,8}\))?)[」』]?の?(?:改正|制定)?\($/u.exec(
    before,
  )?.[1];
  return name ?? null;
}
