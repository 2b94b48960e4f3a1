import { halfWidthInPlace } from '../../dates/read-date.ts';

/** 「label」が12.3%: answers of a survey with their share, as running text states them. */
export interface StatedShare {
  /** Several where one share is given for a tie: 「A」、「B」が42.5%. Offsets are UTF-16 ranges of the label without brackets. */
  readonly labels: readonly { readonly text: string; readonly from: number; readonly to: number }[];
  readonly percent: number;
  /** 「42.5%」 as printed. */
  readonly percentText: string;
  /** 「約10%」 */
  readonly isRounded: boolean;
  /** From the first bracket to the end of the percentage. */
  readonly from: number;
  readonly to: number;
}

/** Between label and number stand a few words of the same clause: 「の割合が」, 「と答えた人は、全体の」. */
const CONNECTION = /^[^「」『』。、，\d]{0,24}(?:[、，](?:全体の|約|およそ)?)?$/u;
/** 「A」と「B」を合わせると77.6%: the share of neither. */
const SUM = /合わせ|あわせ|合計|足し|含め|計$/u;
const TIE = /^(?:、|,|と|及び|および|や|・|，)?$/u;

/**
 * All label–percentage pairs of a text, in order. A percentage without a bracketed label right before it is not a citation.
 * @param source the text as printed; the offsets of the result are offsets into it
 */
export function statedShares(source: string): StatedShare[] {
  const text = halfWidthInPlace(source);
  const shares: StatedShare[] = [];
  let previousEnd = 0;
  for (const match of text.matchAll(/(\d{1,3}(?:\.\d+)?)\s*(?:%|パーセント)/gu)) {
    const end = match.index + match[0].length;
    const close = text.lastIndexOf('」', match.index);
    const between = text.slice(close + 1, match.index);
    if (close >= previousEnd && CONNECTION.test(between) && !SUM.test(between)) {
      const labels = labelsBefore(text, source, close, previousEnd);
      const first = labels[0];
      // 「48.4%が「A」を、41.7%が「B」を挙げています」: the share before the label is its own.
      const isReversed =
        first !== undefined && /(?:%|パーセント)の?(?:人)?[がは]$/u.test(text.slice(0, first.from - 1));
      if (first !== undefined && !isReversed) {
        shares.push({
          labels,
          percent: Number(match[1]),
          percentText: source.slice(match.index, end),
          isRounded: /(?:約|およそ|ほぼ)\s*$/u.test(text.slice(0, match.index)),
          from: first.from - 1,
          to: end,
        });
      }
    }
    previousEnd = end;
  }
  return shares;
}

/** Whether a text that states a share means this one; 「約10%」 may be 9.8% or 12.1%. */
export function meansShare({ percent, isRounded }: StatedShare, answer: number): boolean {
  if (percent === answer) return true;
  return isRounded && Math.abs(percent - answer) <= (percent % 5 === 0 ? 2.5 : 0.5);
}

function labelsBefore(text: string, source: string, close: number, least: number): StatedShare['labels'] {
  const labels: StatedShare['labels'][number][] = [];
  let end = close;
  while (end >= least) {
    const open = opening(text, end, least);
    if (open === null) break;
    labels.unshift({ text: source.slice(open + 1, end), from: open + 1, to: end });
    const before = text.lastIndexOf('」', open - 1);
    if (before < least || !TIE.test(text.slice(before + 1, open).trim())) break;
    end = before;
  }
  return labels;
}

/** The bracket that the one at `close` closes; brackets may be nested. */
function opening(text: string, close: number, least: number): number | null {
  let depth = 0;
  for (let index = close; index >= least; index -= 1) {
    const character = text[index];
    if (character === '」') depth += 1;
    if (character === '「') {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  const nearest = text.lastIndexOf('「', close);
  return nearest >= least ? nearest : null;
}
