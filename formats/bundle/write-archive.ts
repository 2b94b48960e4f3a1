import { crc32, deflateRawSync } from 'node:zlib';
import { BundleError } from './bundle-error.ts';
import { refuseEntryName, sameNameKey } from './entry-name.ts';
import { limits } from './limits.ts';

export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Stores the bytes as they are, for entries that other programs look for at a fixed place. */
  readonly stored?: boolean;
}

/** Numbers of the ZIP format (APPNOTE.TXT, 4.3). All integers are little-endian. */
export const zip = {
  localSignature: 0x04034b50,
  directorySignature: 0x02014b50,
  endSignature: 0x06054b50,
  localSize: 30,
  directorySize: 46,
  endSize: 22,
  stored: 0,
  deflated: 8,
  version: 20,
  utf8Flag: 0x0800,
  /** 1 January 1980, the first day there is: the same content gives the same file, and no clock is told. */
  date: 0x0021,
} as const;

interface Packed {
  readonly name: Buffer;
  readonly method: number;
  readonly checksum: number;
  readonly size: number;
  readonly data: Uint8Array;
}

/** Packing that saves less than a twentieth is not worth undoing. */
const worthwhile = 0.95;

function pack({ name, bytes, stored }: ArchiveEntry): Packed {
  const base = { name: Buffer.from(name, 'utf8'), checksum: crc32(bytes), size: bytes.byteLength };
  const deflated = stored === true ? null : deflateRawSync(bytes);
  const isTooTight =
    deflated !== null &&
    bytes.byteLength > limits.ratioFreeSize &&
    bytes.byteLength > deflated.byteLength * limits.ratio;
  return deflated === null || isTooTight || deflated.byteLength > bytes.byteLength * worthwhile
    ? { ...base, method: zip.stored, data: bytes }
    : { ...base, method: zip.deflated, data: deflated };
}

/** The 26 bytes that a local header and a directory entry have in common, from 「version needed」 on. */
function commonPart(packed: Packed): Buffer {
  const part = Buffer.alloc(26);
  part.writeUInt16LE(zip.version, 0);
  part.writeUInt16LE(zip.utf8Flag, 2);
  part.writeUInt16LE(packed.method, 4);
  part.writeUInt16LE(0, 6);
  part.writeUInt16LE(zip.date, 8);
  part.writeUInt32LE(packed.checksum, 10);
  part.writeUInt32LE(packed.data.byteLength, 14);
  part.writeUInt32LE(packed.size, 18);
  part.writeUInt16LE(packed.name.byteLength, 22);
  part.writeUInt16LE(0, 24);
  return part;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function directoryEntry(packed: Packed, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([
    uint32(zip.directorySignature),
    Buffer.from([zip.version, 0]),
    commonPart(packed),
    rest,
    packed.name,
  ]);
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(zip.endSize);
  end.writeUInt32LE(zip.endSignature, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/**
 * A ZIP archive of these entries in this order: stored or deflated, no extra fields, no comments, no times. The same
 * entries give the same bytes.
 * @throws BundleError badName, duplicateName, tooManyEntries, tooLarge
 */
export function writeArchive(entries: readonly ArchiveEntry[]): Uint8Array {
  refuseEntries(entries);
  return packArchive(entries);
}

function refuseEntries(entries: readonly ArchiveEntry[]): void {
  const names = new Set<string>();
  let total = 0;
  for (const { name, bytes } of entries) {
    refuseEntryName(name);
    if (names.has(sameNameKey(name))) {
      throw new BundleError('duplicateName', name);
    }
    names.add(sameNameKey(name));
    total += bytes.byteLength;
  }
  if (entries.length > limits.entryCount) {
    throw new BundleError('tooManyEntries', String(entries.length));
  }
  if (total > limits.totalSize) {
    throw new BundleError('tooLarge', String(total));
  }
}

/** The same for archives of other formats, whose names follow rules of their own. */
export function packArchive(entries: readonly ArchiveEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = pack(entry);
    directory.push(directoryEntry(packed, offset));
    for (const part of [uint32(zip.localSignature), commonPart(packed), packed.name, packed.data]) {
      parts.push(part);
      offset += part.byteLength;
    }
  }
  const directorySize = directory.reduce((sum, part) => sum + part.byteLength, 0);
  return Buffer.concat([...parts, ...directory, endRecord(entries.length, directorySize, offset)]);
}
