import type { PageText } from '../../../../core/domain/pages/page-text.ts';

export interface SetLine {
  readonly text: string;
  /** Top left corner of its first character, in user space. */
  readonly x: number;
  readonly y: number;
  /** Size of a character; all are square. */
  readonly size?: number;
  /** Downwards, one column. */
  readonly vertical?: boolean;
}

/** A page set in square characters, a line end after each line. */
export function pageOf(lines: readonly SetLine[]): PageText {
  const text = lines.map((line) => line.text).join('\n');
  const boxes = new Float32Array(text.length * 4);
  let offset = 0;
  for (const { text: own, x, y, size = 10, vertical = false } of lines) {
    let step = 0;
    for (const character of own) {
      const left = vertical ? x : x + step * size;
      const top = vertical ? y - step * size : y;
      for (let unit = 0; unit < character.length; unit += 1) {
        if (character !== ' ') {
          boxes.set([left, top - size, left + size, top], (offset + unit) * 4);
        }
      }
      offset += character.length;
      step += 1;
    }
    offset += 1;
  }
  return { text, boxes };
}
