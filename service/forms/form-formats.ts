import path from 'node:path';
import type { JobInput } from '../jobs/job-shapes.ts';

type FormFormat = JobInput<'readForm'>['format'];

const formats: Readonly<Record<string, FormFormat>> = {
  '.pdf': 'pdf',
  '.xlsx': 'workbook',
  '.xlsm': 'workbook',
  '.docx': 'document',
  '.docm': 'document',
};

/** How a filled-in form is read, by its name; null for what no form is saved as. */
export function formatOfForm(file: string): FormFormat | null {
  return formats[path.extname(file).toLowerCase()] ?? null;
}

/** True for files that may be filled-in forms, by their name. */
export function isFormPath(file: string): boolean {
  return formatOfForm(file) !== null;
}
