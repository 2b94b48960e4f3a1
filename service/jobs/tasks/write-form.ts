import { writeDocumentForm } from '../../../formats/forms/write-document-form.ts';
import { writePdfForm } from '../../../formats/forms/write-pdf-form.ts';
import { writeWorkbookForm } from '../../../formats/forms/write-workbook-form.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';
import { stampFontsFrom } from './assets.ts';

/** Draws a blank form. */
export async function writeForm({
  form,
  format,
  created,
  assetsFolder,
}: JobInput<'writeForm'>): Promise<JobOutput<'writeForm'>> {
  const when = new Date(created);
  switch (format) {
    case 'pdf':
      return { bytes: await writePdfForm(form, stampFontsFrom(assetsFolder)) };
    case 'workbook':
      return { bytes: await writeWorkbookForm(form, when) };
    case 'document':
      return { bytes: writeDocumentForm(form, when) };
  }
}
