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

/** Breaks a label into lines of at most `limit` em: after brackets and separators where it can, else where it must. */
export function wrapLabel(text: string, limit: number): string[] {
  const units = text.match(/[（(][^）)]*[）)]|[^（(、・]+[、・]?|./gu) ?? [text];
  const lines: string[] = [];
  let line = '';
  for (const unit of units) {
    if (line !== '' && textWidth(line + unit) > limit) {
      lines.push(line);
      line = '';
    }
    line += unit;
    while (textWidth(line) > limit) {
      const characters = [...line];
      let count = characters.length;
      while (count > 1 && textWidth(characters.slice(0, count).join('')) > limit) count -= 1;
      lines.push(characters.slice(0, count).join(''));
      line = characters.slice(count).join('');
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}
