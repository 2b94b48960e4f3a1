import { BundleError, readBundle } from '../../../formats/bundle/index.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';

/** Opens bundles; one that is refused does not keep the others from being read. */
export async function readBundles({
  files,
  identities,
  passphrases,
}: JobInput<'readBundles'>): Promise<JobOutput<'readBundles'>> {
  const keys = { identities, passphrases };
  const read: JobOutput<'readBundles'> = [];
  for (const bytes of files) {
    try {
      const opened = await readBundle(bytes, keys);
      read.push({
        ok: true,
        manifest: opened.manifest,
        manifestHash: opened.manifestHash,
        parked: opened.parked,
        signer: opened.signer,
        wasEncrypted: opened.wasEncrypted,
        files: [...opened.files].map(([path, content]) => ({ path, bytes: content })),
      });
    } catch (error) {
      if (!(error instanceof BundleError)) {
        throw error;
      }
      read.push({ ok: false, reason: error.reason, detail: error.detail });
    }
  }
  return read;
}
