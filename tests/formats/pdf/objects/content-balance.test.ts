import { describe, expect, it } from 'vitest';
import { balanceOf } from '../../../../formats/pdf/objects/content-balance.ts';

const balance = (content: string) => balanceOf(new TextEncoder().encode(content));

describe('what a content stream leaves open', () => {
  it.each([
    ['q 1 0 0 1 0 0 cm Q', { lowest: 0, open: 0, marks: 0 }],
    ['q q Q', { lowest: 0, open: 1, marks: 0 }],
    ['Q Q q', { lowest: -2, open: -1, marks: 0 }],
    ['/P <</MCID 0>> BDC /Span BMC EMC', { lowest: 0, open: 0, marks: 1 }],
    ['(q Q \\) q) Tj [(q) -20 (Q)] TJ <71> Tj /q gs', { lowest: 0, open: 0, marks: 0 }],
    ['% q q q\nq', { lowest: 0, open: 1, marks: 0 }],
    ['BI /W 2 /H 1 ID q Q q EI Q q', { lowest: -1, open: 0, marks: 0 }],
    ['(never closed q', { lowest: 0, open: 0, marks: 0 }],
  ])('%s', (content, expected) => {
    expect(balance(content)).toEqual(expected);
  });
});
