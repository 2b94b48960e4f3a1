import { readFileSync, writeFileSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import ExcelJS from 'exceljs/dist/exceljs.bare.js';
import { edited } from '../../formats/forms/archives.ts';

type Cells = Readonly<Record<string, string | number>>;

function cellOf(sheet: ExcelJS.Worksheet, label: string): ExcelJS.Cell {
  let found: ExcelJS.Cell | undefined;
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (!(cell.isMerged && cell.master !== cell) && cell.text === label) found ??= cell;
    }),
  );
  if (found === undefined) throw new Error(`no cell ${label}`);
  return found;
}

/** Fills a blank .xlsx form in as a person does, by the words that they see. */
export async function fillWorkbook(
  from: string,
  to: string,
  head: Cells,
  rows: readonly Cells[],
  /** What is put into the cells to the left of choices. */
  marks: Cells = {},
): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(readFileSync(from)).buffer);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  for (const [label, value] of Object.entries(head)) {
    sheet.getCell(Number(cellOf(sheet, label).row), 3).value = value;
  }
  for (const [label, value] of Object.entries(marks)) {
    sheet.getCell(Number(cellOf(sheet, label).row), 3).value = value;
  }
  const first = Number(cellOf(sheet, 'No.').row) + 2;
  rows.forEach((cells, index) => {
    for (const [label, value] of Object.entries(cells)) {
      sheet.getCell(first + index, Number(cellOf(sheet, label).col)).value = value;
    }
  });
  writeFileSync(to, Buffer.from(await book.xlsx.writeBuffer()));
}

/** Fills a blank PDF form in, by the names of its fields; ticks are given as 「=value」. */
export async function fillPdf(
  from: string,
  to: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const document = await PDFDocument.load(readFileSync(from), { updateMetadata: false });
  const form = document.getForm();
  for (const [name, value] of Object.entries(values)) {
    if (value.startsWith('=')) {
      form.getRadioGroup(name).select(value.slice(1));
    } else if (name.endsWith('.material')) {
      form.getDropdown(name).select(value);
    } else {
      form.getTextField(name).setText(value);
    }
  }
  writeFileSync(to, await document.save({ updateFieldAppearances: false }));
}

function paragraphs(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped
    .split('\n')
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`)
    .join('');
}

/** Fills a blank .docx form in as Word saves it: words beside labels (of the first table that has them), words of lists. */
export function fillDocument(
  from: string,
  to: string,
  cells: Readonly<Record<string, string>>,
  lists: Readonly<Record<string, string>>,
  more: (xml: string) => string,
): void {
  const bytes = edited(new Uint8Array(readFileSync(from)), 'word/document.xml', (source) => {
    let xml = source;
    for (const [label, text] of Object.entries(cells)) {
      const at = xml.indexOf(`<w:t xml:space="preserve">${label}</w:t>`);
      const start = xml.indexOf('</w:tcPr>', xml.indexOf('<w:tc>', at)) + '</w:tcPr>'.length;
      if (at < 0) throw new Error(`no ${label}`);
      xml = xml.slice(0, start) + paragraphs(text) + xml.slice(xml.indexOf('</w:tc>', start));
    }
    for (const [tag, word] of Object.entries(lists)) {
      xml = xml.replace(
        new RegExp(`(<w:tag w:val="${tag}"/>.*?)<w:showingPlcHdr/>(.*?<w:t[^>]*>)[^<]*`, 'u'),
        `$1$2${word}`,
      );
    }
    return more(xml);
  });
  writeFileSync(to, bytes);
}

/** A box of a document that was clicked. */
export function tick(xml: string, tag: string): string {
  const at = xml.indexOf(`<w:tag w:val="${tag}"/>`);
  if (at < 0) throw new Error(`no box ${tag}`);
  const clicked = xml
    .slice(at)
    .replace('<w14:checked w14:val="0"/>', '<w14:checked w14:val="1"/>')
    .replace('☐', '☑');
  return xml.slice(0, at) + clicked;
}
