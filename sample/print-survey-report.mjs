/**
 * Prints survey-report.html to survey-report.pdf. Run it after changing the HTML:
 *
 *     node_modules/.bin/node sample/print-survey-report.mjs
 *
 * The PDF is kept in the repository because it stands for what a city hands in: a finished file.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync, inflateSync } from 'node:zlib';
import {
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFStreamWriter,
  PDFString,
} from '@cantoo/pdf-lib';
import { findPrinter } from '../paper/printers/find-printer.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const source = join(folder, 'survey-report.html');
const target = join(folder, 'survey-report.pdf');

const title = /<title>(.+)<\/title>/.exec(await readFile(source, 'utf8'))?.[1];
if (title === undefined) {
  throw new Error(`${source} has no title`);
}

const printer = await findPrinter();
let printed;
try {
  const fonts = join(folder, '..', 'node_modules', '@expo-google-fonts');
  printed = await printer.print({ path: source, folders: [fonts] }, {}, AbortSignal.timeout(120_000));
} finally {
  await printer.close();
}

const document = await PDFDocument.load(printed, { updateMetadata: false });
// The engine writes its user agent and the hour of printing; a fixed information dictionary keeps the file the same.
const information = document.context.obj({
  Title: PDFHexString.fromText(title),
  CreationDate: PDFString.fromDate(new Date('2023-03-24T00:00:00Z')),
});
document.context.trailerInfo.Info = document.context.register(information);
document.catalog.delete(PDFName.of('Metadata'));
document.catalog.set(PDFName.of('Lang'), PDFString.of('ja'));
document.catalog.set(PDFName.of('ViewerPreferences'), document.context.obj({ DisplayDocTitle: true }));
for (const [reference, object] of document.context.enumerateIndirectObjects()) {
  if (object instanceof PDFDict && object.has(PDFName.of('Creator'))) {
    document.context.delete(reference);
  }
  // Half the file is font data, which the engine compresses in haste.
  if (object instanceof PDFRawStream && object.dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode')) {
    const smaller = deflateSync(inflateSync(object.contents), { level: 9 });
    document.context.assign(reference, PDFRawStream.of(object.dict, smaller));
  }
}
const objectsPerStream = 4000;
const writer = PDFStreamWriter.forContext(document.context, Number.POSITIVE_INFINITY, true, objectsPerStream);
await writeFile(target, await writer.serializeToBuffer());
process.stdout.write(`${target}: ${document.getPageCount()} pages\n`);
