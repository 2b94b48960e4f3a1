import { describe, expect, it } from 'vitest';
import { readDocumentForm } from '../../../formats/forms/read-document-form.ts';
import { writeDocumentForm } from '../../../formats/forms/write-document-form.ts';
import { convert, hasLibreOffice, notRun } from '../statistics/libreoffice.ts';
import { edited } from './archives.ts';
import { blank, words } from './blank.ts';

const created = new Date('2026-11-01T00:00:00Z');
const part = 'word/document.xml';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Runs as Word writes them when somebody types: a break for each line. */
function runs(text: string): string {
  return text
    .split('\n')
    .map((line) => `<w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r>`)
    .join('<w:r><w:br/></w:r>');
}

/** Paragraphs as Word writes them when somebody presses Enter. */
function paragraphs(text: string): string {
  return text
    .split('\n')
    .map(
      (line) =>
        `<w:p>${line === '' ? '' : `<w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r>`}</w:p>`,
    )
    .join('');
}

/** Writes into the cell beside a label, the n-th of that label. */
function write(xml: string, label: string, nth: number, content: string): string {
  const mark = `<w:t xml:space="preserve">${label}</w:t>`;
  let at = -1;
  for (let count = 0; count < nth; count += 1) {
    at = xml.indexOf(mark, at + 1);
    if (at < 0) throw new Error(`no ${label} ${nth}`);
  }
  const cell = xml.indexOf('<w:tc>', at);
  const from = xml.indexOf('</w:tcPr>', cell) + '</w:tcPr>'.length;
  const to = xml.indexOf('</w:tc>', from);
  return xml.slice(0, from) + content + xml.slice(to);
}

function choose(xml: string, tag: string, nth: number, value: string): string {
  const mark = `<w:tag w:val="${tag}"/>`;
  let at = -1;
  for (let count = 0; count < nth; count += 1) at = xml.indexOf(mark, at + 1);
  const from = xml.indexOf('<w:sdtContent>', at) + '<w:sdtContent>'.length;
  const to = xml.indexOf('</w:sdtContent>', from);
  return `${xml.slice(0, from)}<w:r><w:t>${escaped(value)}</w:t></w:r>${xml.slice(to)}`.replace(
    mark,
    `${mark}`,
  );
}

/** Fills the form in as Word does: choices from the lists, text with breaks and with paragraphs. */
function filled(more: (xml: string) => string = (xml) => xml): Uint8Array {
  return edited(writeDocumentForm(blank(), created), part, (xml) => {
    let text = write(xml, '氏名', 1, paragraphs('青木　健一'));
    text = choose(text, 'publishability', 1, '氏名を出さずに公表してよい');
    text = write(text, '会議へのご要望', 1, paragraphs('夕方がよい。'));
    text = choose(text, 'kind', 1, '質問');
    text = choose(text, 'material', 1, '資料4　課題シート（差替）');
    text = write(text, 'ページ', 1, paragraphs('３'));
    text = write(text, '内容', 1, paragraphs(words.long));
    text = write(text, '理由', 1, `<w:p>${runs(words.reason)}</w:p>`);
    // The list replaced by a word that was typed; the second table stays empty.
    text = write(text, '種別', 3, paragraphs('ご意見'));
    text = write(text, '内容', 3, `<w:p>${runs(words.short)}</w:p>`);
    return more(text);
  });
}

const expected = [
  {
    kind: '質問',
    material: '資料4　課題シート（差替）',
    page: '３',
    text: words.long,
    reason: words.reason,
  },
  { kind: 'ご意見', text: words.short },
];

describe('the form as a document', () => {
  it('comes back as Word saves it', async () => {
    const form = await readDocumentForm(filled());
    expect(form.opinions.map(({ no, values }) => [no, values])).toEqual([
      [1, expected[0]],
      [3, expected[1]],
    ]);
    expect(form.head).toEqual({
      name: '青木　健一',
      role: '委員',
      publishability: '氏名を出さずに公表してよい',
      own1: '夕方がよい。',
    });
    expect(form.leftOver).toEqual([]);
  });

  it('is empty before anybody wrote into it', async () => {
    const form = await readDocumentForm(writeDocumentForm(blank(), created));
    expect([form.opinions, form.leftOver, form.head]).toEqual([[], [], { role: '委員' }]);
  });

  it.each([
    ['saved by LibreOffice', ['docx']],
    ['saved by LibreOffice in its own format and back', ['odt', 'docx']],
  ])(
    'comes back when %s',
    async (_, targets) => {
      if (!hasLibreOffice) {
        console.warn(notRun);
        return;
      }
      let bytes = filled();
      let name = 'form.docx';
      for (const target of targets) {
        const made = convert(name, bytes, target);
        name = `form.${target}`;
        bytes = made.get(name) ?? new Uint8Array();
      }
      if (bytes.byteLength === 0) {
        // Calc alone cannot read documents.
        console.warn('not run: this LibreOffice has no Writer');
        return;
      }
      const form = await readDocumentForm(bytes);
      expect(form.opinions.map(({ values }) => values)).toEqual(expected);
      expect(form.head['name']).toBe('青木　健一');
      expect(form.head['own1']).toBe('夕方がよい。');
      expect(form.leftOver).toEqual([]);
    },
    200_000,
  );

  it('takes tables that were copied, and a line that is a label of the form', async () => {
    const copied = filled((xml) => {
      const from = xml.lastIndexOf('<w:tbl>');
      const table = xml.slice(from, xml.indexOf('</w:tbl>', from) + '</w:tbl>'.length);
      const sixth = write(table, '内容', 1, paragraphs('理由\n内容の続き'));
      // Two tables without a paragraph between them become one.
      return xml.replace(
        '<w:sectPr>',
        `${sixth}${write(table, '内容', 1, paragraphs('七件目'))}<w:p/><w:sectPr>`,
      );
    });
    const form = await readDocumentForm(copied);
    expect(form.opinions.map(({ values }) => values['text'])).toEqual([
      words.long,
      words.short,
      '理由\n内容の続き',
      '七件目',
    ]);
  });

  it('says what was written between the tables, and gives numbered lines their numbers back', async () => {
    const list =
      '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>数える行</w:t></w:r></w:p>';
    const form = await readDocumentForm(
      filled((xml) =>
        write(xml, '内容', 2, list).replace('<w:sectPr>', `${paragraphs('最後に一言。')}<w:sectPr>`),
      ),
    );
    expect(form.leftOver.map(({ text }) => text)).toEqual(['最後に一言。']);
    expect(form.opinions[1]?.values['text']).toContain('数える行');
  });

  it('refuses what is no form', async () => {
    const other = edited(writeDocumentForm(blank(), created), part, (xml) =>
      xml.replace(/SHINGI-FORM-[\w-]*?-END/u, ''),
    );
    await expect(readDocumentForm(other)).rejects.toMatchObject({ fault: 'notAForm' });
    const changed = edited(writeDocumentForm(blank(), created), part, (xml) =>
      xml.replace(/SHINGI-FORM-[\w-]{10}/u, 'SHINGI-FORM-AAAAAAAAAA'),
    );
    await expect(readDocumentForm(changed)).rejects.toMatchObject({ fault: 'formAltered' });
  });
});
