import { z } from 'zod';
import {
  type Manifest,
  manifestSchema,
  manifestVersionSchema,
  READER_VERSION,
} from '../../core/domain/exchange/manifest.ts';
import { type Parked, unknownMembers } from '../../core/domain/exchange/parked.ts';
import { BundleError } from './bundle-error.ts';
import { decrypt, isEncrypted, type Keys } from './encryption.ts';
import { limits } from './limits.ts';
import { readArchive } from './read-archive.ts';
import { signerOf } from './signature.ts';
import { bundleMediaType, entryNames, sha256Of } from './write-bundle.ts';

/** A bundle that is whole and says the truth about its entries. What they mean is not looked at here. */
export interface OpenedBundle {
  readonly manifest: Manifest;
  /** SHA-256 of the manifest's bytes. */
  readonly manifestHash: string;
  /** Members of the manifest that this program does not know. */
  readonly parked: Parked | null;
  /** Key that signed it, proven; null for an unsigned one. */
  readonly signer: string | null;
  readonly wasEncrypted: boolean;
  /** Path → bytes of every entry that the manifest lists. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A JSON entry. @throws BundleError `reason` when it is none */
export function jsonOf(bytes: Uint8Array, reason: 'badManifest' | 'badContent', name: string): unknown {
  if (bytes.byteLength > limits.jsonSize) {
    throw new BundleError('tooLarge', name);
  }
  try {
    return JSON.parse(decoder.decode(bytes)) as unknown;
  } catch (error) {
    throw new BundleError(reason, name, { cause: error });
  }
}

function readManifest(bytes: Uint8Array): { manifest: Manifest; parked: Parked | null } {
  const raw = jsonOf(bytes, 'badManifest', entryNames.manifest);
  const version = manifestVersionSchema.safeParse(raw);
  if (!version.success) {
    throw new BundleError('badManifest', z.prettifyError(version.error));
  }
  if (version.data.minimumReaderVersion > READER_VERSION) {
    throw new BundleError('newerFormat', String(version.data.minimumReaderVersion));
  }
  const manifest = manifestSchema.safeParse(raw);
  if (!manifest.success) {
    throw new BundleError('badManifest', z.prettifyError(manifest.error));
  }
  return { manifest: manifest.data, parked: unknownMembers(raw, manifest.data) };
}

/** Entries that the manifest cannot list: itself, what signs it, and the mark of the file type. */
const unlisted: ReadonlySet<string> = new Set([
  entryNames.mediaType,
  entryNames.manifest,
  entryNames.signature,
]);

function checkedFiles(manifest: Manifest, entries: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const { path, sha256, size } of manifest.files) {
    if (files.has(path) || unlisted.has(path)) {
      throw new BundleError('duplicateId', path);
    }
    const bytes = entries.get(path);
    if (bytes === undefined) {
      throw new BundleError('missingEntry', path);
    }
    if (bytes.byteLength !== size || sha256Of(bytes) !== sha256) {
      throw new BundleError('wrongHash', path);
    }
    files.set(path, bytes);
  }
  for (const name of entries.keys()) {
    if (!files.has(name) && !unlisted.has(name)) {
      throw new BundleError('extraEntry', name);
    }
  }
  return files;
}

/**
 * Opens a bundle: takes the wrapping off, reads the archive, and checks every entry against the manifest and the manifest
 * against the signature.
 * @throws BundleError; nothing is written anywhere
 */
export async function readBundle(bytes: Uint8Array, keys: Keys): Promise<OpenedBundle> {
  if (bytes.byteLength > limits.fileSize) {
    throw new BundleError('tooLarge', String(bytes.byteLength));
  }
  const wasEncrypted = isEncrypted(bytes);
  const entries = readArchive(wasEncrypted ? await decrypt(bytes, keys) : bytes);
  const mediaType = entries.get(entryNames.mediaType);
  if (mediaType === undefined || Buffer.from(mediaType).toString('latin1') !== bundleMediaType) {
    throw new BundleError('notABundle', entryNames.mediaType);
  }
  const manifestBytes = entries.get(entryNames.manifest);
  if (manifestBytes === undefined) {
    throw new BundleError('missingEntry', entryNames.manifest);
  }
  const { manifest, parked } = readManifest(manifestBytes);
  const files = checkedFiles(manifest, entries);
  const signature = entries.get(entryNames.signature);
  const signer = signature === undefined ? null : signerOf(manifestBytes, signature);
  if (signer !== null && signer !== manifest.sender.signingKey) {
    throw new BundleError('wrongSignature', 'another key than the manifest names');
  }
  return {
    manifest,
    manifestHash: sha256Of(manifestBytes),
    parked,
    signer,
    wasEncrypted,
    files,
  };
}
