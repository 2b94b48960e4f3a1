import type { ServiceEnvironment } from '../environment.ts';
import type { JobOptions } from '../jobs/job-runner.ts';

export interface Opening {
  /** No password that is known opens it. */
  readonly locked: boolean;
  /** The one that does; null where none is needed. */
  readonly password: string | null;
}

/** Every locked PDF has this name in its trailer, which is never compressed. */
const sign = '/Encrypt';

/**
 * How a PDF is opened: with the password that was typed for it, or with one of those that were typed for other PDFs or offered
 * for any. The one that fits is kept in memory for this file.
 * @param hash SHA-256 of the bytes
 */
export async function openingOf(
  bytes: Uint8Array,
  hash: string,
  { passwords, offeredPasswords = [], jobs, assetsFolder }: ServiceEnvironment,
  options: JobOptions,
): Promise<Opening> {
  const known = passwords.get(hash);
  if (known !== undefined) {
    return { locked: false, password: known };
  }
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(sign)) {
    return { locked: false, password: null };
  }
  const tried = [...new Set([...offeredPasswords, ...passwords.values()])];
  const opening = await jobs.run('unlockPdf', { bytes, passwords: tried, assetsFolder }, options);
  if (opening.password !== null) {
    passwords.set(hash, opening.password);
  }
  return opening;
}
