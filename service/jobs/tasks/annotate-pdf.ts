import { PDFDocument } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import { createTranslate } from '../../../core/locales/translator.ts';
import { writeAnnotations } from '../../../formats/pdf/annotations/write-annotations.ts';
import { saveDocument } from '../../../formats/pdf/objects/fast-save.ts';
import { openPdf } from '../../../formats/pdf/pdfium/pdfium-document.ts';
import { printMargin } from '../../../paper/annotations/margin/print-margin.ts';
import { pdfNotesOf } from '../../../paper/annotations/pdf-notes.ts';
import { noteWords } from '../../../paper/annotations/words.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';
import { pdfiumFrom, stampFontsFrom } from './assets.ts';

/** Writes annotations into a finished PDF as standard ones, or prints them onto its pages and beside them. */
export async function annotatePdfJob(input: JobInput<'annotatePdf'>): Promise<JobOutput<'annotatePdf'>> {
  const pdfium = await pdfiumFrom(input.assetsFolder);
  const opened = openPdf(pdfium, input.pdf);
  let pageTexts: ReturnType<typeof opened.pageText>[];
  let contents: ReturnType<typeof opened.markedContent>[] = [];
  try {
    pageTexts = Array.from({ length: opened.pageCount }, (_, index) => opened.pageText(index));
    if (input.form === 'margin') {
      contents = pageTexts.map((_, index) => opened.markedContent(index));
    }
  } finally {
    opened.close();
  }
  const fonts = stampFontsFrom(input.assetsFolder);
  const words = noteWords(createTranslate(input.locale));
  const document = await PDFDocument.load(input.pdf, { updateMetadata: false });
  const heights = document.getPages().map((page) => page.getHeight());
  const made = pdfNotesOf(input.materials, pageTexts, heights, words);
  document.registerFontkit(fontkit);
  const font = await document.embedFont(fonts.regular, {
    subset: true,
    customName: 'SHINGI+BIZUDPGothic-Regular',
  });
  const characters = new Set(font.getCharacterSet());
  if (input.form === 'margin') {
    await printMargin(document, input.materials, made, fonts, font, characters, words, contents);
  } else {
    writeAnnotations(document, made.notes, font, characters);
  }
  return {
    bytes: await saveDocument(document),
    written: made.notes.length,
    notPlaced: made.notPlaced,
  };
}
