import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../../core/domain/pages/lines.ts';
import {
  arrowStep,
  runsAcross,
  stepFrom,
  stretchAround,
} from '../../../../renderer/screens/reading/pdf/caret-moves.ts';
import type { PlacedText } from '../../../../renderer/screens/reading/pdf/page-overlay.ts';

/** A page of lines set in letters of 10 points, from above or, written down, from the right. */
function page(lines: readonly string[], down = false): PlacedText {
  const text = lines.join('\n');
  const boxes = new Float32Array(text.length * 4);
  let [line, at] = [0, 0];
  [...text].forEach((letter, offset) => {
    if (letter === '\n') {
      line += 1;
      at = 0;
      return;
    }
    const [left, top] = down ? [500 - line * 20, 700 - at * 10] : [100 + at * 10, 700 - line * 20];
    boxes.set([left, top - 10, left + 10, top], offset * 4);
    at += 1;
  });
  const placed = { text, boxes };
  return { text: placed, lines: linesOf(placed), isBlockText: true };
}

const across = page(['相談が増えた。次に', '備える。', 'おわり。']);

describe('the cursor in the text of a PDF', () => {
  it('steps by letter, word, sentence and line, and over the ends of the page', () => {
    expect(stepFrom(across, 0, 'character', 1)).toBe(1);
    expect(stepFrom(across, 0, 'character', -1)).toBe('page-before');
    expect(stepFrom(across, across.text.text.length, 'character', 1)).toBe('next-page');
    expect(stepFrom(across, 0, 'word', 1)).toBe(2);
    // A sentence runs over the end of a line.
    expect(stepFrom(across, 0, 'sentence', 1)).toBe(7);
    expect(across.text.text.slice(...stretchAround(across, 8, 'sentence'))).toBe('次に\n備える。');
    expect(stepFrom(across, 12, 'sentence', -1)).toBe(7);
    // A line down keeps the place along the line.
    expect(stepFrom(across, 2, 'line', 1)).toBe(12);
    expect(stepFrom(across, 12, 'line', -1)).toBe(2);
    expect(stepFrom(across, 0, 'line', -1)).toBe('page-before');
  });

  it('takes the arrows as the text runs', () => {
    const down = page(['相談が増えた。', '次に備える。'], true);
    expect([runsAcross(across, 0, 0), runsAcross(across, 0, 90)]).toEqual([true, false]);
    expect(runsAcross(down, 0, 0)).toBe(false);
    expect(arrowStep('ArrowDown', true, false)).toEqual({ unit: 'line', direction: 1 });
    expect(arrowStep('ArrowDown', false, false)).toEqual({ unit: 'character', direction: 1 });
    expect(arrowStep('ArrowLeft', false, false)).toEqual({ unit: 'line', direction: 1 });
    expect(arrowStep('ArrowRight', false, true)).toEqual({ unit: 'sentence', direction: -1 });
    expect(stepFrom(down, 2, 'line', 1)).toBe(10);
  });
});
