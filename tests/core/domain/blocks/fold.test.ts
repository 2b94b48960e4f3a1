import { describe, expect, it } from 'vitest';
import { fold, foldKey, rangesOf } from '../../../../core/domain/blocks/fold.ts';

/** The source text that the folded range came from. */
function sourceOf(text: string, word: string): string[] {
  return rangesOf(fold(text), foldKey(word)).map(([from, to]) => text.slice(from, to));
}

describe('fold', () => {
  it('keeps ordinary Japanese as it is, unit by unit', () => {
    const text = '地域福祉計画、カナ「々」です。';
    const { folded, map, ends } = fold(text);
    expect(folded).toBe(text);
    expect([...map]).toEqual([...text].map((_, index) => index));
    expect([...ends]).toEqual([...text].map((_, index) => index + 1));
  });

  it('treats width, case and enclosed forms as one', () => {
    expect(foldKey('ＡＢＣ１２３')).toBe('abc123');
    expect(foldKey('①第Ⅲ期㈱')).toBe('1第iii期(株)');
    expect(foldKey('ﾎﾞﾗﾝﾃｨｱ')).toBe('ボランティア');
    expect(foldKey('Straße')).toBe('strasse');
  });

  it('keeps が apart from か, however either was encoded', () => {
    expect(foldKey('か\u3099')).toBe('が');
    expect(foldKey('か\u309b')).toBe('が');
    expect(foldKey('ﾊﾟ')).toBe('パ');
    expect(foldKey('が')).not.toBe(foldKey('か'));
    expect(sourceOf('がか\u3099か', 'か')).toEqual(['か']);
    expect(sourceOf('がか\u3099か', 'が')).toEqual(['が', 'か\u3099']);
  });

  it('turns every assigned radical into an ideograph', () => {
    expect(foldKey('⺠⻑⻘⻝⽂⾒⼈')).toBe('民長青食文見人');
    expect(foldKey('⿊⼾')).toBe('黒戸');
    const left: string[] = [];
    for (let code = 0x2e81; code <= 0x2fd5; code += 1) {
      const sign = String.fromCodePoint(code);
      if (/\p{Assigned}/u.test(sign) && /[\u2e80-\u2fdf]/u.test(foldKey(sign))) {
        left.push(sign);
      }
    }
    expect(left).toEqual([]);
  });

  it('leaves out white space, line and page breaks, soft hyphens and variation selectors', () => {
    expect(foldKey('開　会\r\n福\u000c祉\u00ad計\u200b画')).toBe('開会福祉計画');
    expect(foldKey('葛\u{e0100}城')).toBe('葛城');
    expect(sourceOf('地域福\n祉計画', '福祉')).toEqual(['福\n祉']);
    expect(sourceOf('福祉 ', '福祉')).toEqual(['福祉']);
  });

  it('keeps the division between cells when asked to', () => {
    expect(foldKey('福\t祉')).toBe('福祉');
    expect(fold('福\t祉', { keepTabs: true }).folded).toBe('福\t祉');
  });

  it('finds dashes and wave dashes that look the same', () => {
    expect(foldKey('令和6年〜11年')).toBe(foldKey('令和６年～１１年'));
    expect(foldKey('Ⅱ−1')).toBe(foldKey('Ⅱ‐1'));
  });

  it('maps every folded unit into the source, also where one character becomes several', () => {
    const text = '㍻元年と𠮷田さん か\u3099';
    const { folded, map, ends } = fold(text);
    expect(folded).toBe('平成元年と𠮷田さんが');
    expect(map.length).toBe(folded.length);
    expect(sourceOf(text, '成元')).toEqual(['㍻元']);
    expect(sourceOf(text, '𠮷田')).toEqual(['𠮷田']);
    for (let unit = 0; unit < folded.length; unit += 1) {
      expect(map[unit]).toBeLessThan(ends[unit] ?? 0);
      expect(ends[unit]).toBeLessThanOrEqual(text.length);
    }
  });

  it('is the same after a second time, and survives broken surrogates', () => {
    for (const text of ['Ａ①か\u3099⺠ \ud842 x', '\udc00', '', 'İıſ', '゛゜', 'ẛ̣', '가각']) {
      expect(foldKey(foldKey(text))).toBe(foldKey(text));
    }
  });
});

describe('rangesOf', () => {
  it('gives places in order, without overlaps', () => {
    expect(rangesOf(fold('ああああ'), 'ああ')).toEqual([
      [0, 2],
      [2, 4],
    ]);
    expect(rangesOf(fold('ああ'), '')).toEqual([]);
    expect(rangesOf(fold(''), 'あ')).toEqual([]);
  });
});
