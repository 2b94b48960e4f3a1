import type { FilledForm } from '../../../core/domain/opinion-sheets/form-file.ts';
import { FormError } from '../../../formats/forms/form-error.ts';
import { readDocumentForm } from '../../../formats/forms/read-document-form.ts';
import { readPdfForm } from '../../../formats/forms/read-pdf-form.ts';
import { readWorkbookForm } from '../../../formats/forms/read-workbook-form.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';

const readers: Readonly<Record<JobInput<'readForm'>['format'], (bytes: Uint8Array) => Promise<FilledForm>>> =
  {
    pdf: readPdfForm,
    workbook: readWorkbookForm,
    document: readDocumentForm,
  };

/** Reads a filled-in form. */
export async function readForm({ bytes, format }: JobInput<'readForm'>): Promise<JobOutput<'readForm'>> {
  try {
    return { ok: true, form: await readers[format](bytes) };
  } catch (error) {
    if (error instanceof FormError) {
      return { ok: false, reason: error.fault, detail: error.detail };
    }
    throw error;
  }
}
