import { describe, expect, it } from 'vitest';
import {
  type Drawn,
  drawnAround,
  drawnFirst,
  inOrderOf,
  slotOf,
} from '../../../../renderer/screens/opinions/table/drawn.ts';
import { TableGeometry } from '../../../../renderer/screens/opinions/table/geometry.ts';

const section = (count: number) => ({ key: `${count}`, title: null, count, submitters: 1 });
const geometry = new TableGeometry(500, [section(20), section(480)], { row: 60, heading: 52 });
const height = 900;

/** Names of the elements of a table in the order in which they stand. */
const elementsOf = (drawn: Drawn): string[] =>
  inOrderOf(geometry.slices(drawn.from, drawn.to), drawn).map((slice) =>
    slice.type === 'heading' ? `heading ${slice.section}` : slotOf(slice.index, drawn),
  );
const rowsOf = (drawn: Drawn): number[] =>
  inOrderOf(geometry.slices(drawn.from, drawn.to), drawn).flatMap((slice) =>
    slice.type === 'row' ? [slice.index] : [],
  );

describe('the rows that are drawn', () => {
  it('covers the view with rows to spare, and changes nothing for a scroll of less than a step', () => {
    const drawn = drawnAround(geometry, { top: 6000, height }, drawnFirst, false);
    expect(drawn.from).toBeLessThanOrEqual(geometry.rowAt(6000) - 8);
    expect(drawn.to).toBeGreaterThan(geometry.rowAt(6000 + height) + 8);
    expect(drawnAround(geometry, { top: 6001, height }, drawn, false)).toBe(drawn);
  });

  it('moves no element while it scrolls, and gives every row one of its own', () => {
    let drawn = drawnAround(geometry, { top: 0, height }, drawnFirst, false);
    for (let top = 0; top < 20_000; top += 170) {
      const next = drawnAround(geometry, { top, height }, drawn, true);
      const [before, after] = [elementsOf(drawn), elementsOf(next)];
      expect(new Set(after).size).toBe(after.length);
      const kept = after.filter((name) => before.includes(name) && name.startsWith('slot'));
      expect(kept).toEqual(before.filter((name) => after.includes(name) && name.startsWith('slot')));
      drawn = next;
    }
  });

  it('stands in the order of the rows when it has come to rest, headings above theirs', () => {
    const moving = drawnAround(geometry, { top: 1400, height }, drawnFirst, true);
    const rest = drawnAround(geometry, { top: 1400, height }, moving, false);
    expect(rowsOf(rest)).toEqual(rowsOf(rest).toSorted((a, b) => a - b));
    const elements = elementsOf(rest);
    expect(elements.indexOf('heading 1')).toBe(elements.indexOf(slotOf(20, rest)) - 1);
  });

  it('hands every element that is left on to a row that comes', () => {
    const before = drawnAround(geometry, { top: 9000, height }, drawnFirst, false);
    const after = drawnAround(geometry, { top: 9000 + 7 * 60, height }, before, true);
    expect(after.from).toBeGreaterThan(before.from);
    expect(new Set(elementsOf(after))).toEqual(new Set(elementsOf(before)));
  });

  it('never takes elements away, so that none changes its row without need', () => {
    const tall = drawnAround(geometry, { top: 3000, height: 3000 }, drawnFirst, false);
    const small = drawnAround(geometry, { top: 3000, height: 300 }, tall, false);
    expect(small.slots).toBe(tall.slots);
    expect(tall.slots).toBeGreaterThanOrEqual(tall.to - tall.from);
  });
});
