import path from 'node:path';
import { expect, it } from 'vitest';
import { loadPdfium } from '../../../../formats/pdf/pdfium/pdfium.ts';
import { ShownDocument } from '../../../../formats/pdf/pdfium/shown-document.ts';
import { plainPdf } from '../fixtures.ts';
import { readBytes, root } from '../load-pdfium.ts';

const wasm = path.join(root, 'node_modules/@embedpdf/pdfium/dist/pdfium.wasm');
const sheetsWith = async (program: Uint8Array | WebAssembly.Module): Promise<number> => {
  const document = ShownDocument.open(await loadPdfium(program), await plainPdf(['一行']), { password: '' });
  const { length } = document.sheets;
  document.close();
  return length;
};

it('starts from bytes and, as often as wanted, from the program compiled once', async () => {
  const bytes = readBytes(wasm);
  const compiled = await WebAssembly.compile(Buffer.from(bytes));
  const pages = await sheetsWith(bytes);
  expect(pages).toBeGreaterThan(0);
  expect(await sheetsWith(compiled)).toBe(pages);
  expect(await sheetsWith(compiled)).toBe(pages);
});

it('refuses a program that is another one', async () => {
  const empty = await WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  await expect(loadPdfium(empty)).rejects.toThrow();
});
