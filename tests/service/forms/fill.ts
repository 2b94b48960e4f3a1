import { readFileSync, writeFileSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import ExcelJS from 'exceljs/dist/exceljs.bare.js';

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
): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(readFileSync(from)).buffer);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  for (const [label, value] of Object.entries(head)) {
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
