import { describe, expect, it } from 'vitest';
import { findQuote } from '../../../../core/domain/annotations/find-quote.ts';

const blocks = [
  { id: 'a', text: '移動の支援が足りないと答えた人は27.2%です。' },
  { id: 'b', text: '配食の支援が足りないと答えた人は18.0%です。' },
  { id: 'c', text: '見守り\tつながりの場\t１２３人' },
];

const rangeOf = (search: ReturnType<typeof findQuote>) =>
  search.type === 'found' ? search.parts.map(({ blockId, range }) => [blockId, range]) : search.type;

describe('finding a quote', () => {
  it('finds what stands once, letter by letter', () => {
    expect(rangeOf(findQuote(blocks, { exact: '27.2%' }))).toEqual([['a', [16, 21]]]);
    expect(rangeOf(findQuote(blocks, { exact: 'ない言葉' }))).toBe('notFound');
    expect(rangeOf(findQuote(blocks, { exact: '　' }))).toBe('notFound');
  });

  it('does not choose between twins without a reason', () => {
    const search = findQuote(blocks, { exact: '支援が足りない' });
    expect(search.type === 'ambiguous' && search.places.length).toBe(2);
    expect(rangeOf(findQuote(blocks, { exact: '支援が足りない', prefix: '配食の' }))).toEqual([
      ['b', [3, 10]],
    ]);
    expect(rangeOf(findQuote(blocks, { exact: '支援が足りない', suffix: 'と答えた人は27' }))).toEqual([
      ['a', [3, 10]],
    ]);
    expect(findQuote(blocks, { exact: '支援が足りない', prefix: '通院の' }).type).toBe('ambiguous');
    expect(rangeOf(findQuote(blocks, { exact: '支援が足りない', blockId: 'b', start: 3 }))).toEqual([
      ['b', [3, 10]],
    ]);
  });

  it('looks past width and line breaks, and over the edge of a block', () => {
    expect(rangeOf(findQuote(blocks, { exact: '123人' }))).toEqual([['c', [11, 15]]]);
    expect(rangeOf(findQuote(blocks, { exact: '27.2%\nです。配食' }))).toEqual([
      ['a', [16, 24]],
      ['b', [0, 2]],
    ]);
  });
});
