import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { toBlocks } from '../../../../core/domain/blocks/to-blocks.ts';
import { createTranslate } from '../../../../core/locales/translator.ts';
import { MaterialDocument } from '../../../../paper/documents/index.ts';
import { markingText } from '../../../../renderer/screens/reading/marked-text.tsx';
import { matchesIn, rangesIn, wordsOfQuery } from '../../../../renderer/screens/reading/matches.ts';
import { narrativeContent } from '../../../fixtures/contents.ts';

function found(text: string, query: string): string[] {
  return rangesIn(text, wordsOfQuery(query)).map(([from, to]) => text.slice(from, to));
}

describe('places of searched words in a paper', () => {
  it('are found from one character on', () => {
    expect(found('地域福祉と福祉', '福')).toEqual(['福', '福']);
    expect(found('地域福祉と介護', '介護')).toEqual(['介護']);
  });

  it('are found in either width, over line breaks and in old radicals', () => {
    expect(found('第１０回の会議', '10')).toEqual(['１０']);
    expect(found('介\n護', '介護')).toEqual(['介\n護']);
    expect(found('⾒守り', '見守り')).toEqual(['⾒守り']);
  });

  it('keep が and か apart', () => {
    expect(found('ががか', 'か')).toEqual(['か']);
  });

  it('need every word of the query', () => {
    expect(found('福祉の計画', '福祉　計画')).toEqual(['福祉', '計画']);
    expect(found('福祉の計画', '福祉 予算')).toEqual([]);
    expect(found('福祉', ' 　')).toEqual([]);
  });

  it('join where they overlap', () => {
    expect(found('地域福祉計画', '域福 福祉')).toEqual(['域福祉']);
  });
});

describe('marking the places', () => {
  it('leaves the text of the document as it is', () => {
    const blocks = toBlocks(narrativeContent);
    const markup = (query: string): string =>
      renderToStaticMarkup(
        <MaterialDocument
          kind="narrative"
          blocks={blocks}
          heading=""
          medium="screen"
          t={createTranslate('ja')}
          renderText={markingText(matchesIn(blocks, query))}
        />,
      );
    const textOf = (html: string): string => html.replaceAll(/<[^>]*>/gu, '');
    const marked = markup('相談');
    expect(marked).toContain('<mark class="found" data-match="0">相談</mark>');
    expect(marked.match(/<mark /gu)?.length).toBe(matchesIn(blocks, '相談').length);
    expect(textOf(marked)).toBe(textOf(markup('')));
  });
});
