const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** What a bundle may be at most. What is over is refused before it is unpacked. */
export const limits = {
  /** Bytes of the file, encrypted or not. */
  fileSize: 600 * mebibyte,
  entryCount: 1000,
  /** Bytes of all entries unpacked. */
  totalSize: 512 * mebibyte,
  /** Bytes of a JSON entry unpacked. */
  jsonSize: 128 * mebibyte,
  /** Unpacked to packed. The writer stores what would be packed tighter. */
  ratio: 100,
  /** Entries up to this size may be packed as tightly as they like. */
  ratioFreeSize: mebibyte,
  nameLength: 200,
} as const;
