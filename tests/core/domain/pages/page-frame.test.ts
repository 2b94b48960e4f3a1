import { describe, expect, it } from 'vitest';
import { frameOf, sizeOfSheet } from '../../../../core/domain/pages/page-frame.ts';

const box = { left: 100, bottom: 50, right: 695, top: 892 };
const turns = [0, 90, 180, 270] as const;

describe('pixels of a shown page and points of user space', () => {
  it('put the corner that is shown at the top left there', () => {
    const corners = turns.map((rotation) => frameOf({ box, rotation }, 2).toPoints({ x: 0, y: 0 }));
    expect(corners).toEqual([
      { x: 100, y: 892 },
      { x: 100, y: 50 },
      { x: 695, y: 50 },
      { x: 695, y: 892 },
    ]);
  });

  it('add the turn of the reader to that of the page', () => {
    expect(sizeOfSheet({ box, rotation: 90 }, 90)).toEqual({ width: 595, height: 842 });
    const frame = frameOf({ box, rotation: 270 }, 1.5, 180);
    expect(frame.rotation).toBe(90);
    expect([frame.widthPixels, frame.heightPixels]).toEqual([842 * 1.5, 595 * 1.5]);
  });

  it.each(turns.flatMap((rotation) => turns.map((view) => [rotation, view] as const)))(
    'lead back to where they came from: page %d, reader %d',
    (rotation, view) => {
      const frame = frameOf({ box, rotation }, 1.37, view);
      const back = frame.toPoints(frame.toPixels({ x: 333, y: 222 }));
      expect(back.x).toBeCloseTo(333, 9);
      expect(back.y).toBeCloseTo(222, 9);
      const part = { left: 200, bottom: 300, right: 260, top: 312 };
      const pixels = frame.boxToPixels(part);
      expect(pixels.left).toBeGreaterThan(0);
      expect(pixels.left + pixels.width).toBeLessThan(frame.widthPixels);
      const upright = frame.rotation % 180 === 0;
      expect(pixels.width).toBeCloseTo((upright ? 60 : 12) * 1.37, 9);
      const again = frame.boxToPoints(pixels);
      expect(again.left).toBeCloseTo(part.left, 9);
      expect(again.top).toBeCloseTo(part.top, 9);
    },
  );
});
