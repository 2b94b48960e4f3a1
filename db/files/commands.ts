import { sha256 } from '../change-log/hashes.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { findFile, unusedFiles } from './queries.ts';
import type { StoredFile } from './rows.ts';

/** Keeps a file under the hash of its bytes; the same bytes are kept once, under the media type they came with first. */
export function storeFile(handle: WriteHandle, bytes: Uint8Array, mediaType: string): StoredFile {
  const hash = sha256(bytes);
  const known = findFile(handle, hash);
  if (known !== null) {
    return known;
  }
  handle.insertFile({ hash, media_type: mediaType, byte_length: bytes.byteLength }, bytes);
  return { hash, mediaType, byteLength: bytes.byteLength };
}

/** Removes files that no version and no import names any more. @returns their hashes */
export function removeUnusedFiles(handle: WriteHandle): string[] {
  const hashes = unusedFiles(handle);
  for (const hash of hashes) {
    handle.removeFile(hash);
  }
  return hashes;
}
