import { beforeAll, describe, expect, it } from 'vitest';
import type { Pdfium } from '../../../formats/pdf/pdfium/pdfium.ts';
import { locateMaterials } from '../../../paper/assemble/locate-materials.ts';
import { testPdfium } from '../../formats/pdf/support.ts';
import { printMaterials } from './support.ts';

let pdfium: Pdfium;
let printed: Uint8Array;
beforeAll(async () => {
  pdfium = await testPdfium();
  const long = '<p>長い本文です。</p>'.repeat(80);
  printed = await printMaterials([
    { id: '0190a-1', body: '<h1>一</h1>' },
    { id: '0190b-2', body: `<h1>二</h1>${long}` },
    { id: '0190c-3', body: '<h1>三</h1>', landscape: true },
  ]);
});

describe('finding materials in one print', () => {
  it('gives the pages of each', () => {
    const ranges = [...locateMaterials(pdfium, printed, ['0190a-1', '0190b-2', '0190c-3'])];
    expect(ranges[0]).toEqual(['0190a-1', { from: 0, to: 1 }]);
    expect(ranges[1]?.[1].from).toBe(1);
    expect(ranges[1]?.[1].to).toBeGreaterThan(3);
    expect(ranges[2]?.[1].from).toBe(ranges[1]?.[1].to);
  });

  it.each([
    [['0190a-1', 'missing'], /no destination material-missing/],
    [['0190b-2', '0190c-3'], /first material begins on page 2/],
    [['0190a-1', '0190c-3', '0190b-2'], /does not begin on a page of its own/],
  ])('refuses a print that does not fit %j', (ids, message) => {
    expect(() => locateMaterials(pdfium, printed, ids)).toThrow(message);
  });
});
