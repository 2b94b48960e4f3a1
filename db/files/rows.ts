/** A kept file without its bytes. */
export interface FileRow {
  /** SHA-256 of the bytes. */
  readonly hash: string;
  readonly media_type: string;
  /** Size in bytes. */
  readonly byte_length: number;
}

export interface StoredFile {
  readonly hash: string;
  readonly mediaType: string;
  /** Size in bytes. */
  readonly byteLength: number;
}

export function storedFileOf(row: FileRow): StoredFile {
  return { hash: row.hash, mediaType: row.media_type, byteLength: row.byte_length };
}
