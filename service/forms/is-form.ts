import type { CommitteeService } from '../committee-service.ts';
import { formatOfForm } from './form-formats.ts';

/** Milliseconds for one file. */
const jobTimeout = 30_000;

/** A form of this program that cannot be taken in is named as well: the preview says why. */
const faultsOfForms: ReadonlySet<string> = new Set(['formAltered', 'newerFormat']);

/** True for a form that this program has made, filled in or not. */
export async function isForm(
  { environment }: CommitteeService,
  file: string,
  bytes: Uint8Array,
): Promise<boolean> {
  const format = formatOfForm(file);
  if (format === null) {
    return false;
  }
  const read = await environment.jobs.run(
    'readForm',
    { bytes, format },
    { signal: new AbortController().signal, timeout: jobTimeout },
  );
  return read.ok || faultsOfForms.has(read.reason);
}
