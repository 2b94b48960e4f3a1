import { ShingiError } from '../../../core/contract/errors.ts';
import { PdfError } from '../../../formats/pdf/pdf-error.ts';
import { extractPages } from '../../../formats/pdf/pdfium/pdfium-document.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';
import { pdfiumFrom } from './assets.ts';

export async function readPdf(input: JobInput<'readPdf'>): Promise<JobOutput<'readPdf'>> {
  const pdfium = await pdfiumFrom(input.assetsFolder);
  try {
    return {
      pages: extractPages(pdfium, input.bytes, optionsOf(input.password)).pages.map(({ text }) => ({ text })),
    };
  } catch (error) {
    throw error instanceof PdfError
      ? new ShingiError(error.errorCode, { fault: error.fault }, { cause: error })
      : error;
  }
}

function optionsOf(password: string | null): { password?: string } {
  return password === null ? {} : { password };
}
