import { phrasesOf } from './phrases.ts';

export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/**
 * An axis with round steps that holds all values.
 * @param fromZero columns and stacks must start at zero; lines may start higher when all values lie far from it
 */
export function niceScale(values: readonly number[], fromZero: boolean, steps = 5): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const keepZero = fromZero || low <= 0 || low < high * 0.5;
  const bottom = keepZero ? Math.min(0, low) : low;
  const top = keepZero ? Math.max(0, high) : high;
  const span = top - bottom || Math.abs(top) * 0.1 || 1;
  const step = niceStep(span / steps);
  let min = Math.floor(bottom / step + 1e-9) * step;
  let max = Math.ceil(top / step - 1e-9) * step;
  // A little air, so that values and their figures do not sit on the frame.
  if (!keepZero && bottom - min < step * 0.7) min -= step;
  if (max - top < step * 0.25) max += step;
  if (!keepZero && min < 0) min = 0;
  return { min, max, step };
}

function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const mantissa = raw / power;
  return (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10) * power;
}

/** Digits after the point that the ticks of an axis need. */
export function tickDecimals(scale: Scale): number {
  return Math.max(0, -Math.floor(Math.log10(scale.step) + 1e-9));
}

/** Width of a text in em of the document's fonts: kanji are 1, figures 0.5, Latin letters a little more. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/[0-9%]/u.test(character)) width += 0.5;
    else if (/[,.:;'|!]/u.test(character)) width += 0.32;
    else if (/[（）()「」『』【】〔〕、。・]/u.test(character)) width += 0.62;
    else if (/[\u0020-\u024f\uff61-\uff9f]/u.test(character)) width += 0.62;
    else width += 1;
  }
  return width;
}

/** Em of a last line that says nothing by itself. */
const shortLine = 2.5;

/**
 * Breaks a label into lines of at most `limit` em: after brackets and separators and between phrases where it can, inside a phrase
 * only where that is longer than a line. No letter or two stand alone on the last line.
 */
export function wrapLabel(text: string, limit: number): string[] {
  const lines = filled(text, limit);
  if (textWidth(lines.at(-1) ?? '') > shortLine && brokenPhrases(lines, text) === 0) return lines;
  // A narrower limit with as many lines makes them more alike.
  const least = Math.max(
    textWidth(text) / Math.max(1, lines.length),
    ...lettersIn(text).map((letters) => textWidth(letters)),
  );
  for (let narrower = Math.ceil(least * 2) / 2; narrower < limit; narrower += 0.5) {
    const even = filled(text, narrower);
    if (even.length === lines.length && brokenPhrases(even, text) <= brokenPhrases(lines, text)) return even;
  }
  return lines;
}

/** Brackets with what they hold, and what lies between separators, in phrases. */
function phrasesIn(text: string): string[] {
  const units = text.match(/[（(][^）)]*[）)]|[^（(、・]+[、・]?|./gu) ?? [text];
  return units.flatMap((unit) => (/^[（(]/u.test(unit) ? [unit] : phrasesOf(unit)));
}

/** Letters, with figures and Latin words as wholes, and without marks that may not begin a line. */
function lettersIn(text: string): string[] {
  return text.match(/[0-9A-Za-z.,%]+|.[ー々、。・）」』ぁぃぅぇぉっゃゅょァィゥェォッャュョ]*/gsu) ?? [text];
}

/** Lines as full as they can be. */
function filled(text: string, limit: number): string[] {
  const lines: string[] = [];
  let line = '';
  const put = (piece: string, into: (piece: string) => string[]): void => {
    if (textWidth(line + piece) <= limit) {
      line += piece;
      return;
    }
    if (textWidth(piece) > limit) {
      for (const part of into(piece)) put(part, (one) => (one === part ? [...one] : [one]));
      return;
    }
    if (line !== '') lines.push(line);
    line = piece;
  };
  for (const phrase of phrasesIn(text)) {
    // A phrase longer than a line begins one of its own.
    if (line !== '' && textWidth(line + phrase) > limit) {
      lines.push(line);
      line = '';
    }
    put(phrase, lettersIn);
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** How many lines end inside a phrase. */
function brokenPhrases(lines: readonly string[], text: string): number {
  const ends = new Set<number>();
  let at = 0;
  for (const phrase of phrasesIn(text)) {
    at += phrase.length;
    ends.add(at);
  }
  let end = 0;
  return lines.filter((line) => {
    end += line.length;
    return !ends.has(end);
  }).length;
}
