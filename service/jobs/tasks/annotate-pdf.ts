import { PDFDocument } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import { createTranslate } from '../../../core/locales/translator.ts';
import { writeAnnotations } from '../../../formats/pdf/annotations/write-annotations.ts';
import { saveDocument } from '../../../formats/pdf/objects/fast-save.ts';
import { openPdf } from '../../../formats/pdf/pdfium/pdfium-document.ts';
import { pdfNotesOf } from '../../../paper/annotations/pdf-notes.ts';
import { noteWords } from '../../../paper/annotations/words.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';
import { pdfiumFrom, stampFontsFrom } from './assets.ts';

/** Writes annotations into a finished PDF as standard ones. */
export async function annotatePdfJob(input: JobInput<'annotatePdf'>): Promise<JobOutput<'annotatePdf'>> {
  const pdfium = await pdfiumFrom(input.assetsFolder);
  const opened = openPdf(pdfium, input.pdf);
  let pageTexts: ReturnType<typeof opened.pageText>[];
  try {
    pageTexts = Array.from({ length: opened.pageCount }, (_, index) => opened.pageText(index));
  } finally {
    opened.close();
  }
  const words = noteWords(createTranslate(input.locale));
  const { notes, notPlaced } = pdfNotesOf(input.materials, pageTexts, words);
  const document = await PDFDocument.load(input.pdf, { updateMetadata: false });
  document.registerFontkit(fontkit);
  const font = await document.embedFont(stampFontsFrom(input.assetsFolder).regular, {
    subset: true,
    customName: 'SHINGI+BIZUDPGothic-Regular',
  });
  writeAnnotations(document, notes, font, new Set(font.getCharacterSet()));
  return { bytes: await saveDocument(document), written: notes.length, notPlaced };
}
