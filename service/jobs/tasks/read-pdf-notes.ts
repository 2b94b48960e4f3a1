import { ShingiError } from '../../../core/contract/errors.ts';
import { readAnnotations } from '../../../formats/pdf/annotations/read-annotations.ts';
import { openSource } from '../../../formats/pdf/merge/source.ts';
import { PdfError } from '../../../formats/pdf/pdf-error.ts';
import { openPdf } from '../../../formats/pdf/pdfium/pdfium-document.ts';
import { placeNotes } from '../../../paper/annotations/placed-notes.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';
import { pdfiumFrom } from './assets.ts';

/** Notes of a PDF with the blocks that they stand on. */
export async function readPdfNotesJob(input: JobInput<'readPdfNotes'>): Promise<JobOutput<'readPdfNotes'>> {
  const pdfium = await pdfiumFrom(input.assetsFolder);
  const password = input.password ?? undefined;
  try {
    const source = await openSource(pdfium, input.pdf, password);
    try {
      const notes = readAnnotations(source).filter(({ hidden, state }) => !hidden && state === null);
      const opened = openPdf(pdfium, input.pdf, password === undefined ? {} : { password });
      try {
        const pages = Array.from({ length: opened.pageCount }, (_, index) => opened.pageText(index));
        const { share, places } = placeNotes(notes, pages, input.versions);
        return {
          share,
          notes: notes.map((note, index) => ({
            key: note.key,
            author: note.author,
            contents: note.contents,
            createdAt: note.createdAt,
            modifiedAt: note.modifiedAt,
            replyTo: note.replyTo,
            pageIndex: note.pageIndex,
            own: note.own,
            place: places[index] ?? null,
          })),
        };
      } finally {
        opened.close();
      }
    } finally {
      source.close();
    }
  } catch (error) {
    throw error instanceof PdfError
      ? new ShingiError(error.errorCode, { fault: error.fault }, { cause: error })
      : error;
  }
}
