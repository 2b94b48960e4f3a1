import { describe, expect, it } from 'vitest';
import {
  layOut,
  pageAt,
  pageGap,
  pagesBetween,
  steppedZoom,
  zoomFor,
} from '../../../../../renderer/screens/reading/pdf/page-layout.ts';
import { pageOfEntry } from '../../../../../renderer/screens/reading/pdf/pdf-tools.tsx';

const portrait = { box: { left: 0, bottom: 0, right: 600, top: 840 }, rotation: 0 } as const;
const landscape = { box: { left: 10, bottom: 20, right: 850, top: 620 }, rotation: 0 } as const;
const room = { width: 900, height: 700 };

describe('the column of pages', () => {
  const layout = layOut([portrait, landscape, portrait], { fit: 'width' }, 0, room);

  it('gives every page the width that there is', () => {
    expect(layout.frames.map(({ widthPixels }) => Math.round(widthPixels))).toEqual([900, 900, 900]);
    expect(layout.tops[0]).toBe(pageGap);
    expect(layout.tops[1]).toBe(pageGap * 2 + 1260);
    expect(layout.height).toBe(pageGap * 4 + 1260 * 2 + 643);
  });

  it('knows which pages lie between two heights', () => {
    expect(pageAt(layout, -50)).toBe(0);
    expect(pageAt(layout, 1300)).toBe(0);
    expect(pageAt(layout, 1400)).toBe(1);
    expect(pageAt(layout, 1_000_000)).toBe(2);
    expect(pagesBetween(layout, 1000, 1500)).toEqual({ first: 0, last: 1 });
    expect(pagesBetween(layout, 1290, 1300)).toEqual({ first: 0, last: 0 });
    expect(pagesBetween(layout, 1400, 1500)).toEqual({ first: 1, last: 1 });
  });

  it('turns with the reader', () => {
    const turned = layOut([portrait], { fit: null, zoom: 0.75 }, 90, room);
    expect([turned.frames[0]?.widthPixels, turned.frames[0]?.heightPixels]).toEqual([840, 600]);
  });

  it('of thousands of pages is quick to search', () => {
    const long = layOut(
      Array.from({ length: 5000 }, () => portrait),
      { fit: null, zoom: 1 },
      0,
      room,
    );
    for (const page of [0, 1, 2500, 4999]) {
      expect(pageAt(long, long.tops[page] ?? 0)).toBe(page);
    }
  });
});

describe('the size of a page', () => {
  it('fits the width or the whole page, and does not blow up a small one', () => {
    expect(zoomFor({ fit: 'width' }, portrait, 0, room)).toBeCloseTo(900 / 800, 9);
    expect(zoomFor({ fit: 'page' }, portrait, 0, room)).toBeCloseTo(700 / 1120, 9);
    const card = { box: { left: 0, bottom: 0, right: 90, top: 50 }, rotation: 0 } as const;
    expect(zoomFor({ fit: 'width' }, card, 0, room)).toBe(2.5);
    expect(zoomFor({ fit: null, zoom: 3 }, card, 0, room)).toBe(3);
  });

  it('changes by steps that can be seen, between both ends', () => {
    expect(steppedZoom(1, 1)).toBe(1.25);
    expect(steppedZoom(1.13, 1)).toBe(1.5);
    expect(steppedZoom(1.13, -1)).toBe(0.85);
    expect(steppedZoom(5, 1)).toBe(5);
    expect(steppedZoom(0.25, -1)).toBe(0.25);
  });
});

describe('an entry in the field for the page', () => {
  it('is what is printed on the page, else its place in the file', () => {
    const labels = ['i', 'ii', '1', '2', '付-1'];
    expect(pageOfEntry('1', 5, labels)).toBe(2);
    expect(pageOfEntry('ＩＩ', 5, labels)).toBe(1);
    expect(pageOfEntry(' 付－1 ', 5, labels)).toBe(4);
    expect(pageOfEntry('5', 5, labels)).toBe(4);
    expect(pageOfEntry('３', 5, null)).toBe(2);
  });

  it('is refused where there is no such page', () => {
    expect(pageOfEntry('0', 5, null)).toBeNull();
    expect(pageOfEntry('6', 5, null)).toBeNull();
    expect(pageOfEntry('x', 5, ['i'])).toBeNull();
    expect(pageOfEntry('', 5, ['', ''])).toBeNull();
  });
});
