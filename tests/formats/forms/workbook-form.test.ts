import ExcelJS from 'exceljs/dist/exceljs.bare.js';
import { describe, expect, it } from 'vitest';
import { packArchive } from '../../../formats/bundle/write-archive.ts';
import { readWorkbookForm } from '../../../formats/forms/read-workbook-form.ts';
import { hiddenSheetName, writeWorkbookForm } from '../../../formats/forms/write-workbook-form.ts';
import { convert, hasLibreOffice, notRun } from '../statistics/libreoffice.ts';
import { edited, entriesOf } from './archives.ts';
import { blank, words } from './blank.ts';

const created = new Date('2026-11-01T00:00:00Z');

async function opened(bytes: Uint8Array): Promise<{ book: ExcelJS.Workbook; sheet: ExcelJS.Worksheet }> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  return { book, sheet };
}

async function saved(book: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function find(sheet: ExcelJS.Worksheet, text: string): ExcelJS.Cell {
  let found: ExcelJS.Cell | undefined;
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (!(cell.isMerged && cell.master !== cell) && cell.text === text) found ??= cell;
    }),
  );
  if (found === undefined) throw new Error(`no cell ${text}`);
  return found;
}

/** Fills the form in as a person does: two opinions with an empty row between them. */
async function filled(): Promise<ExcelJS.Workbook> {
  const { book, sheet } = await opened(await writeWorkbookForm(blank(), created));
  sheet.getCell(Number(find(sheet, '氏名').row), 3).value = '青木　健一';
  sheet.getCell(Number(find(sheet, '公表').row), 3).value = '氏名を出さずに公表してよい';
  sheet.getCell(Number(find(sheet, '会議へのご要望').row), 3).value = '夕方がよい。';
  const first = Number(find(sheet, 'No.').row) + 2;
  const write = (row: number, cells: Record<string, string | number>): void => {
    for (const [label, value] of Object.entries(cells)) {
      sheet.getCell(row, Number(find(sheet, label).col)).value = value;
    }
  };
  write(first, {
    種別: '質問',
    資料: '資料4　課題シート（差替）',
    ページ: 3,
    内容: words.long,
    理由: words.reason,
  });
  write(first + 2, { 種別: 'ご意見', 内容: words.short });
  return book;
}

const expected = [
  { kind: '質問', material: '資料4　課題シート（差替）', page: '3', text: words.long, reason: words.reason },
  { kind: 'ご意見', text: words.short },
];

describe('the form as a workbook', () => {
  it('comes back as it was filled in', async () => {
    const form = await readWorkbookForm(await saved(await filled()));
    expect(form.opinions.map(({ values }) => values)).toEqual(expected);
    expect(form.head).toEqual({
      name: '青木　健一',
      role: '委員',
      publishability: '氏名を出さずに公表してよい',
      own1: '夕方がよい。',
    });
    expect(form.leftOver).toEqual([]);
    expect(form.description.materials).toEqual(
      blank().identity.materials.map((one) => ({
        ...one,
        materialId: expect.any(String),
        versionId: expect.any(String),
      })),
    );
  });

  it.each([
    ['saved by LibreOffice', ['xlsx']],
    ['saved by LibreOffice in its own format and back', ['ods', 'xlsx']],
  ])(
    'comes back when %s',
    async (_, targets) => {
      if (!hasLibreOffice) {
        console.warn(notRun);
        return;
      }
      let bytes = await saved(await filled());
      let name = 'form.xlsx';
      for (const target of targets) {
        const made = convert(name, bytes, target);
        name = `form.${target}`;
        bytes = made.get(name) ?? new Uint8Array();
      }
      const form = await readWorkbookForm(bytes);
      expect(form.opinions.map(({ values }) => values)).toEqual(expected);
      expect(form.head['name']).toBe('青木　健一');
      expect(form.leftOver).toEqual([]);
    },
    200_000,
  );

  it('asks for the words of opinions and nothing else, where the committee wants so', async () => {
    const form = blank();
    const bare = { ...form, opinion: form.opinion.filter(({ name }) => name === 'text') };
    const labels = Object.fromEntries(
      [...form.head, ...bare.opinion].map(({ name, label }) => [name, label]),
    );
    const { book, sheet } = await opened(
      await writeWorkbookForm({ ...bare, identity: { ...form.identity, labels } }, created),
    );
    const first = Number(find(sheet, 'No.').row) + 2;
    sheet.getCell(first, 2).value = words.long;
    sheet.getCell(first + 1, 2).value = words.short;
    const read = await readWorkbookForm(await saved(book));
    expect(read.opinions.map(({ values }) => values)).toEqual([{ text: words.long }, { text: words.short }]);
  });

  it('is read by its labels: rows and columns that were put in, and rows added below', async () => {
    const book = await filled();
    const [sheet] = book.worksheets;
    if (sheet === undefined) throw new Error('no sheet');
    const text = Number(find(sheet, '内容').col);
    for (const row of [40, 41]) {
      sheet.getCell(row, text).value = `${row}行目に書き足した意見`;
    }
    const form = await readWorkbookForm(await saved(book));
    expect(form.opinions.map(({ values }) => values['text'])).toEqual([
      words.long,
      words.short,
      '40行目に書き足した意見',
      '41行目に書き足した意見',
    ]);
  });

  it('says what was written elsewhere, on other sheets and in comments too', async () => {
    const book = await filled();
    const [sheet] = book.worksheets;
    if (sheet === undefined) throw new Error('no sheet');
    sheet.getCell(Number(find(sheet, 'No.').row) + 3, 14).value = '欄の右に書いた言葉';
    find(sheet, '意見・提案シート').note = '題名につけたコメント';
    book.addWorksheet('別紙').getCell('B2').value = '別の表に書いた言葉';
    const form = await readWorkbookForm(await saved(book));
    expect(form.leftOver.map(({ text }) => text).sort()).toEqual(
      ['別の表に書いた言葉', '欄の右に書いた言葉', '題名につけたコメント'].sort(),
    );
  });

  it('reads cells as Excel saves them: formatted pieces, escaped line ends, a formula with its result', async () => {
    const book = await filled();
    const [sheet] = book.worksheets;
    if (sheet === undefined) throw new Error('no sheet');
    const row = Number(find(sheet, 'No.').row) + 7;
    const text = Number(find(sheet, '内容').col);
    sheet.getCell(row, text).value = {
      richText: [{ text: '太字と' }, { text: '普通の字_x000D_\n次の行 _x005F_x000D_' }],
    };
    sheet.getCell(row + 1, text).value = { formula: '"計算"&"の結果"', result: '計算の結果' };
    const form = await readWorkbookForm(await saved(book));
    expect(form.opinions.slice(2).map(({ values }) => values['text'])).toEqual([
      '太字と普通の字\n次の行 _x000D_',
      '計算の結果',
    ]);
  });

  it('reads words that stand in the cell itself and not in the list of the workbook', async () => {
    const book = await filled();
    const [sheet] = book.worksheets;
    const next = Number(sheet === undefined ? 0 : find(sheet, 'No.').row) + 3;
    const bytes = edited(await saved(book), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(
        new RegExp(`<c r="G${next}"( s="\\d+")?/>`, 'u'),
        `<c r="G${next}"$1 t="inlineStr"><is><t xml:space="preserve"> 行内の字\n次の行 </t></is></c>`,
      ),
    );
    const form = await readWorkbookForm(bytes);
    expect(form.opinions.map(({ values }) => values['text'])).toContain(' 行内の字\n次の行 ');
  });

  it('refuses what is no form, and a form whose numbers were changed', async () => {
    const other = new ExcelJS.Workbook();
    other.addWorksheet('表').getCell('A1').value = '内容';
    await expect(readWorkbookForm(await saved(other))).rejects.toMatchObject({ fault: 'notAForm' });
    const book = await filled();
    const hidden = book.getWorksheet(hiddenSheetName);
    const cell = hidden?.getCell('A1');
    if (cell === undefined) throw new Error('no hidden sheet');
    cell.value = cell.text.replace(/"meetingId":"01/u, '"meetingId":"02');
    await expect(readWorkbookForm(await saved(book))).rejects.toMatchObject({ fault: 'formAltered' });
    const locked = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    await expect(readWorkbookForm(new Uint8Array(locked))).rejects.toMatchObject({ fault: 'fileEncrypted' });
    // What a bomb says of itself: an entry that would become two gigabytes.
    const swollen = Buffer.from(packArchive(entriesOf(await writeWorkbookForm(blank(), created))));
    const at = swollen.lastIndexOf(Buffer.from('xl/styles.xml')) - 46;
    swollen.writeUInt32LE(2 ** 31, at + 24);
    await expect(readWorkbookForm(new Uint8Array(swollen))).rejects.toMatchObject({ fault: 'tooLarge' });
    await expect(readWorkbookForm(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).rejects.toMatchObject({
      fault: 'damaged',
    });
  });
});
