import { describe, expect, it } from 'vitest';
import { placesByPage, SearchedPages } from '../../../../../renderer/screens/reading/pdf/find-in-pages.ts';
import {
  rangesOfSelection,
  selectedOnPage,
  wordAround,
} from '../../../../../renderer/screens/reading/pdf/selection.ts';

const texts = ['地域の福祉\nを支える。見守り活動は、町', '内会が続けています。', '６年間の福祉計画'];

function found(query: string): string[] {
  return new SearchedPages()
    .find(texts, query)
    .map(({ stretches }) =>
      stretches.map(({ page, from, to }) => `${page}:${texts[page]?.slice(from, to)}`).join('|'),
    );
}

describe('finding words in pages', () => {
  it('goes over the ends of lines and of pages', () => {
    expect(found('福祉を支')).toEqual(['0:福祉\nを支']);
    expect(found('町内会')).toEqual(['0:町|1:内会']);
    expect(found('活動は町内会が')).toEqual([]);
    expect(found('活動は、町内会が')).toEqual(['0:活動は、町|1:内会が']);
  });

  it('begins with one character and folds width', () => {
    expect(found('祉')).toEqual(['0:祉', '2:祉']);
    expect(found('6年間')).toEqual(['2:６年間']);
    expect(found('')).toEqual([]);
  });

  it('wants every word of a query on the page', () => {
    expect(found('福祉 計画')).toEqual(['2:福祉', '2:計画']);
  });

  it('says of each place where it is drawn', () => {
    const places = placesByPage(new SearchedPages().find(texts, '内会'), 0);
    expect(places.byPage.get(1)).toEqual([[0, 2]]);
    const over = placesByPage(new SearchedPages().find(texts, '町内'), 0);
    expect(over.current).toEqual({ page: 0, index: 0 });
    expect(over.byPage.get(1)).toEqual([[0, 1]]);
  });
});

describe('a selection over pages', () => {
  const backwards = { anchor: { page: 2, offset: 3 }, focus: { page: 0, offset: 5 } };

  it('is the same from either end', () => {
    expect(selectedOnPage(backwards, 0)).toEqual({ from: 5, to: Number.POSITIVE_INFINITY });
    expect(selectedOnPage(backwards, 2)).toEqual({ from: 0, to: 3 });
    expect(selectedOnPage(backwards, 3)).toEqual({ from: 0, to: 0 });
  });

  it('is a range on every page that has text', () => {
    const lengths = [10, 0, 8];
    expect(
      rangesOfSelection(
        backwards,
        (page) => lengths[page] ?? 0,
        (page) => `block ${page}`,
      ),
    ).toEqual([
      { page: 0, blockId: 'block 0', from: 5, to: 10 },
      { page: 2, blockId: 'block 2', from: 0, to: 3 },
    ]);
  });

  it('of a word stays on its line', () => {
    const text = '地域福祉\n計画を作る';
    expect(text.slice(...wordAround(text, 6))).toBe('計画');
    expect(text.slice(...wordAround(text, 4)).includes('\n')).toBe(false);
  });
});
