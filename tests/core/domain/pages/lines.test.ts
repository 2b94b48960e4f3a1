import { describe, expect, it } from 'vitest';
import { linesOf, quadsOfRange } from '../../../../core/domain/pages/lines.ts';
import { offsetAt } from '../../../../core/domain/pages/offset-at.ts';
import { inReadingOrder } from '../../../../core/domain/pages/reading-order.ts';
import { pageOf } from './page-of.ts';

const horizontal = pageOf([
  { text: '地域福祉計画', x: 50, y: 700 },
  { text: '𠮷野 委員', x: 50, y: 680 },
]);
const vertical = pageOf([
  { text: '「一つ一つ」', x: 400, y: 700, vertical: true },
  { text: '御意見を', x: 420, y: 700, vertical: true },
  { text: '委員の皆様', x: 440, y: 700, vertical: true },
]);

const textsOf = (page: typeof horizontal): string[] =>
  linesOf(page).map(({ from, to }) => page.text.slice(from, to));

describe('lines of a page', () => {
  it('hold every unit of the text in order', () => {
    expect(textsOf(horizontal)).toEqual(['地域福祉計画\n', '𠮷野 委員']);
    expect(linesOf(vertical).map(({ quad }) => quad?.axis)).toEqual(['y', 'y', 'y']);
  });

  it('part at the end of a column even without a line end in the text', () => {
    const page = pageOf([
      { text: '暮らせる', x: 300, y: 700, vertical: true },
      { text: '地域', x: 280, y: 700, vertical: true },
    ]);
    const joined = { text: page.text.replace('\n', ' '), boxes: page.boxes };
    expect(textsOf(joined)).toEqual(['暮らせる ', '地域']);
  });

  it('part where columns of a page lie far from each other', () => {
    const page = pageOf([{ text: '左の段', x: 50, y: 700 }]);
    const right = pageOf([{ text: '右の段', x: 300, y: 700 }]);
    const both = {
      text: `${page.text}${right.text}`,
      boxes: Float32Array.from([...page.boxes, ...right.boxes]),
    };
    expect(textsOf(both)).toEqual(['左の段', '右の段']);
  });

  it('of a single character go the way of the page', () => {
    const page = pageOf([
      { text: '地域福祉', x: 420, y: 700, vertical: true },
      { text: '。', x: 400, y: 700 },
    ]);
    expect(linesOf(page).map(({ quad }) => quad?.axis)).toEqual(['y', 'y']);
  });
});

describe('boxes of a range', () => {
  it('are one for each line that it touches', () => {
    expect(quadsOfRange(horizontal, 4, 9)).toEqual([
      { left: 90, bottom: 690, right: 110, top: 700, axis: 'x' },
      { left: 50, bottom: 670, right: 60, top: 680, axis: 'x' },
    ]);
  });

  it('go down the column in vertical writing', () => {
    expect(quadsOfRange(vertical, 1, 3)).toEqual([
      { left: 400, bottom: 670, right: 410, top: 690, axis: 'y' },
    ]);
  });

  it('are none where nothing has a place', () => {
    expect(quadsOfRange(horizontal, 6, 7)).toEqual([]);
    expect(quadsOfRange(horizontal, 100, 120)).toEqual([]);
  });
});

describe('the place nearest to a point', () => {
  it('is before the character whose middle follows', () => {
    const lines = linesOf(horizontal);
    expect(offsetAt(horizontal, lines, { x: 64, y: 695 })).toBe(1);
    expect(offsetAt(horizontal, lines, { x: 66, y: 695 })).toBe(2);
    expect(offsetAt(horizontal, lines, { x: 500, y: 695 })).toBe(6);
    expect(offsetAt(horizontal, lines, { x: 0, y: 675 })).toBe(7);
  });

  it('never parts a pair of units', () => {
    expect(offsetAt(horizontal, linesOf(horizontal), { x: 56, y: 675 })).toBe(9);
  });

  it('follows the column downwards', () => {
    const lines = linesOf(vertical);
    expect(offsetAt(vertical, lines, { x: 405, y: 684 })).toBe(2);
    expect(offsetAt(vertical, lines, { x: 425, y: 500 })).toBe(11);
  });

  it('is nowhere on a page without text', () => {
    const empty = { text: '', boxes: new Float32Array() };
    expect(offsetAt(empty, linesOf(empty), { x: 1, y: 1 })).toBeNull();
  });
});

describe('the order of columns', () => {
  it('is from right to left in vertical writing', () => {
    const page = inReadingOrder(vertical, 0);
    expect(page.text).toBe('委員の皆様\n御意見を\n「一つ一つ」');
    expect(quadsOfRange(page, 0, 1)).toEqual([{ left: 440, bottom: 690, right: 450, top: 700, axis: 'y' }]);
    expect(quadsOfRange(page, 11, 12)[0]?.left).toBe(400);
  });

  it('is that of the page as shown', () => {
    expect(inReadingOrder(vertical, 90).text).toBe(vertical.text);
    const turned = pageOf([
      { text: 'たがいに支え合い', x: 50, y: 680 },
      { text: 'この計画は、地域', x: 50, y: 700 },
    ]);
    expect(inReadingOrder(turned, 90).text).toBe('この計画は、地域\nたがいに支え合い');
    expect(inReadingOrder(turned, 0).text).toBe(turned.text);
  });

  it('stays when columns begin at different heights, as the engine leaves those alone', () => {
    const page = pageOf([
      { text: '委員の皆様', x: 440, y: 700, vertical: true },
      { text: '御意見を', x: 420, y: 660, vertical: true },
    ]);
    expect(inReadingOrder(page, 0).text).toBe(page.text);
  });

  it('stays for vertical labels on a page in horizontal writing', () => {
    const page = pageOf([
      { text: '事業費', x: 100, y: 700, vertical: true },
      { text: '人件費', x: 130, y: 700, vertical: true },
      { text: '令和5年度の決算をもとに、施策ごとの額をまとめました。', x: 50, y: 600 },
    ]);
    expect(inReadingOrder(page, 0).text).toBe(page.text);
  });
});
