import { describe, expect, it } from 'vitest';
import { documentText } from '../../../formats/office/document-text.ts';
import { writeDocument } from '../../../formats/office/write-document.ts';
import { archiveTexts } from './archive-texts.ts';

const paper = {
  title: '意見と対応',
  headLeft: '令和6年度第2回 見本市地域福祉推進委員会',
  numberLabel: '資料2',
  landscape: true,
  blocks: [
    { type: 'heading', level: 1, text: '意見と対応' },
    { type: 'paragraph', runs: [{ text: '意見 2件' }] },
    {
      type: 'table',
      widths: [1, 4, 4],
      head: ['No.', '意見', '修正'],
      rowHeads: 1,
      rows: [
        { type: 'group', cells: [[[{ text: '■ 災害への備え' }]]] },
        {
          type: 'body',
          cells: [
            [[{ text: '1' }]],
            [[{ text: '一行目\n二行目 <b>&amp;\u0001' }]],
            [
              [
                { text: '広く', change: 'deleted' },
                { text: 'だれにも', change: 'inserted' },
              ],
            ],
          ],
        },
      ],
    },
  ],
} as const;

describe('a paper as .docx', () => {
  it('holds every text, whatever stands in it', async () => {
    const bytes = await writeDocument(paper);
    const text = await documentText(bytes);
    for (const words of [
      '意見と対応',
      '意見 2件',
      '■ 災害への備え',
      '一行目',
      '二行目 &lt;b&gt;&amp;amp;\ufffd',
      '<s>広く</s><strong>だれにも</strong>',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('repeats the head of its table and marks changes by lines', async () => {
    const { 'word/document.xml': body = '' } = await archiveTexts(await writeDocument(paper));
    expect(body).toContain('<w:tblHeader/>');
    expect(body).toMatch(/<w:strike\/>.{0,200}広く/u);
    expect(body).toMatch(/<w:u [^>]*>.{0,200}だれにも/u);
    expect(body).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/u);
  });

  it('names nobody in its properties', async () => {
    const { 'docProps/core.xml': core = '' } = await archiveTexts(await writeDocument(paper));
    expect(core).toContain('<dc:title>意見と対応</dc:title>');
    expect(core).toContain('<dc:creator>Shingi</dc:creator>');
    expect(core).toContain('<cp:lastModifiedBy>Shingi</cp:lastModifiedBy>');
  });
});
