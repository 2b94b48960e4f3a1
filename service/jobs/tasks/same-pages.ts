import { samePages } from '../../../formats/pdf/pdfium/same-pages.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';
import { pdfiumFrom } from './assets.ts';

export async function samePagesJob(input: JobInput<'samePages'>): Promise<JobOutput<'samePages'>> {
  const pdfium = await pdfiumFrom(input.assetsFolder);
  return { same: samePages(pdfium, input.before, input.after, input.passwords) };
}
