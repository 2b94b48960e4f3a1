import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

/** Why an office file is not opened at all. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly reason: 'damaged' | 'encrypted' | 'tooLarge' | 'oldFormat';

  constructor(reason: ArchiveError['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

const greatestEntryCount = 2_000;
const greatestTotal = 300 * 1024 * 1024;
const greatestRatio = 200;
/** Entries below this size may be packed as tightly as they like. */
const ratioFreeSize = 1024 * 1024;
const encryptedFlag = 1;
/** First bytes of the compound files of older office programs. */
const oldSignature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/**
 * Looks at the directory of a .docx or .xlsx before any library unpacks it: damaged archives, encrypted ones, files of older
 * programs under a new name, and those that would unpack to more than the limits are refused.
 */
export async function checkArchive(bytes: Uint8Array): Promise<void> {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, oldSignature.length));
  if (start.equals(oldSignature)) {
    // A file with a password lies in the older container; without one it is a .doc or .xls with another name.
    const isLocked = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new ArchiveError(
      isLocked ? 'encrypted' : 'oldFormat',
      'a compound file of an older office program',
    );
  }
  const archive = await openArchive(bytes);
  let count = 0;
  let total = 0;
  await new Promise<void>((resolve, reject) => {
    archive.on('entry', (entry: Entry) => {
      count += 1;
      total += entry.uncompressedSize;
      const swollen =
        entry.uncompressedSize > ratioFreeSize &&
        entry.uncompressedSize > greatestRatio * Math.max(1, entry.compressedSize);
      if ((entry.generalPurposeBitFlag & encryptedFlag) !== 0) {
        reject(new ArchiveError('encrypted', entry.fileName));
      } else if (count > greatestEntryCount || total > greatestTotal || swollen) {
        reject(new ArchiveError('tooLarge', entry.fileName));
      } else {
        archive.readEntry();
      }
    });
    archive.on('end', resolve);
    archive.on('error', (error: Error) =>
      reject(new ArchiveError('damaged', error.message, { cause: error })),
    );
    archive.readEntry();
  });
}

function openArchive(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, strictFileNames: true }, (error, archive) => {
      if (archive === undefined || error !== null) {
        reject(new ArchiveError('damaged', error?.message ?? 'no archive', { cause: error }));
      } else {
        resolve(archive);
      }
    });
  });
}
