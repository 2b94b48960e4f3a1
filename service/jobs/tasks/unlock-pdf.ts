import { PdfError } from '../../../formats/pdf/pdf-error.ts';
import { openPdf } from '../../../formats/pdf/pdfium/pdfium-document.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';
import { pdfiumFrom } from './assets.ts';

/** Tries to open a PDF without a password, then with each of those given. */
export async function unlockPdf(input: JobInput<'unlockPdf'>): Promise<JobOutput<'unlockPdf'>> {
  const pdfium = await pdfiumFrom(input.assetsFolder);
  for (const password of ['', ...input.passwords]) {
    try {
      openPdf(pdfium, input.bytes, password === '' ? {} : { password }).close();
      return { locked: false, password: password === '' ? null : password };
    } catch (error) {
      if (!(error instanceof PdfError)) {
        throw error;
      }
      if (error.errorCode !== 'source-encrypted') {
        // What else is wrong with it is found by those who read it.
        return { locked: false, password: null };
      }
    }
  }
  return { locked: true, password: null };
}
