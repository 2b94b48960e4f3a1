import { BundleError, readBundle, sha256Of } from '../../../formats/bundle/index.ts';
import { type LoadedFile, loadFiles } from '../../exchange/load-file.ts';
import type { JobInput, JobOutput, JobPart } from '../job-shapes.ts';

/** One job reads so many bytes: what it found lies in the memory of whoever asked until that is stored. */
const bytesPerJob = 32 * 1024 * 1024;
/** So many files are loaded side by side, and sent together; the first ones at once. */
const filesPerPart = 25;
const filesInFirstPart = 10;

type Result = JobPart<'readBundles'>[number];

async function resultOf(
  { path, bytes, reason, detail }: LoadedFile,
  keys: { readonly identities: readonly string[]; readonly passphrases: readonly string[] },
): Promise<Result> {
  if (bytes === null) {
    return { path, hash: '', opened: { ok: false, reason, detail } };
  }
  const hash = sha256Of(bytes);
  try {
    const { manifest, manifestHash, parked, signer, wasEncrypted, files } = await readBundle(bytes, keys);
    const opened = { ok: true, manifest, manifestHash, parked, signer, wasEncrypted } as const;
    return {
      path,
      hash,
      opened: { ...opened, files: [...files].map(([name, content]) => ({ path: name, bytes: content })) },
    };
  } catch (error) {
    if (!(error instanceof BundleError)) {
      throw error;
    }
    return { path, hash, opened: { ok: false, reason: error.reason, detail: error.detail } };
  }
}

/** Opens bundles; one that is refused does not keep the others from being read. */
export async function readBundles(
  { paths, identities, passphrases }: JobInput<'readBundles'>,
  _onProgress: unknown,
  onPart: (part: JobPart<'readBundles'>) => void,
): Promise<JobOutput<'readBundles'>> {
  let bytes = 0;
  let done = 0;
  while (done < paths.length && bytes < bytesPerJob) {
    const together = done === 0 ? filesInFirstPart : filesPerPart;
    const loaded = await loadFiles(paths.slice(done, done + together), bytesPerJob);
    const part: Result[] = [];
    for (const file of loaded) {
      part.push(await resultOf(file, { identities, passphrases }));
      bytes += file.bytes?.byteLength ?? 0;
    }
    onPart(part);
    done += part.length;
  }
  return { done };
}
