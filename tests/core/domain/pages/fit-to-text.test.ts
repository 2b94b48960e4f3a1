import { describe, expect, it } from 'vitest';
import { fittedTo } from '../../../../core/domain/pages/fit-to-text.ts';
import { quadsOfRange } from '../../../../core/domain/pages/lines.ts';
import { pageOf } from './page-of.ts';

const page = pageOf([{ text: '地域福祉計画の素案', x: 50, y: 700 }]);

describe('places for another reading of a page', () => {
  it('are the page itself where the texts are the same', () => {
    expect(fittedTo(page, page.text)).toBe(page);
  });

  it('stay with their characters where some are new, gone or other ones', () => {
    const text = '地域の福祉計画の草案';
    const fitted = fittedTo(page, text);
    if (fitted === null) {
      throw new Error('the texts are nearly the same');
    }
    expect(fitted.text).toBe(text);
    const leftOf = (word: string): number | undefined => {
      const from = text.indexOf(word);
      return quadsOfRange(fitted, from, from + word.length)[0]?.left;
    };
    expect(leftOf('福祉')).toBe(70);
    expect(leftOf('案')).toBe(130);
    expect(quadsOfRange(fitted, 2, 3)).toEqual([]);
  });

  it('are none for the text of another page', () => {
    expect(fittedTo(page, 'アンケートの結果をまとめました。')).toBeNull();
  });
});
