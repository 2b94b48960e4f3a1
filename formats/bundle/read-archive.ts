import { crc32, inflateRawSync } from 'node:zlib';
import type { RefusalReason } from '../../core/domain/exchange/refusal.ts';
import { BundleError } from './bundle-error.ts';
import { refuseEntryName, sameNameKey } from './entry-name.ts';
import { limits } from './limits.ts';
import { zip } from './write-archive.ts';

/** An entry as the directory describes it. */
interface Listed {
  readonly name: string;
  readonly flags: number;
  readonly extra: Buffer;
  readonly hasComment: boolean;
  readonly attributes: number;
  readonly method: number;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

interface End {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
  /** Where the record itself begins. */
  readonly at: number;
}

const endSignatureBytes = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

function whyNoEnd(bytes: Buffer): [RefusalReason, string] {
  const isArchive = bytes.byteLength >= 4 && bytes.readUInt32LE(0) === zip.localSignature;
  if (!isArchive && bytes.byteLength >= zip.endSize) {
    return ['notABundle', 'no archive'];
  }
  const record = bytes.lastIndexOf(endSignatureBytes);
  return record >= 0 && bytes.byteLength - record > zip.endSize
    ? ['damaged', 'bytes behind the end record']
    : ['truncated', 'no end record'];
}

/** The record must end the file: behind it nothing could be checked, so there is nothing. */
function readEnd(bytes: Buffer): End {
  const at = bytes.byteLength - zip.endSize;
  if (at < 0 || bytes.readUInt32LE(at) !== zip.endSignature) {
    throw new BundleError(...whyNoEnd(bytes));
  }
  const disk = bytes.readUInt16LE(at + 4) | bytes.readUInt16LE(at + 6);
  const count = bytes.readUInt16LE(at + 10);
  const end = { count, size: bytes.readUInt32LE(at + 12), offset: bytes.readUInt32LE(at + 16), at };
  if (disk !== 0 || bytes.readUInt16LE(at + 8) !== count || bytes.readUInt16LE(at + 20) !== 0) {
    throw new BundleError('damaged', 'end record');
  }
  if (count === 0xffff || end.size === 0xffffffff || end.offset === 0xffffffff) {
    throw new BundleError('unsupportedArchive', 'zip64');
  }
  if (count > limits.entryCount) {
    throw new BundleError('tooManyEntries', String(count));
  }
  if (end.offset + end.size !== at) {
    throw new BundleError('damaged', 'the directory does not end where the end record begins');
  }
  return end;
}

const symlinkMode = 0o120000;
const fileTypeMask = 0o170000;
const regularMode = 0o100000;
/** Bits 1 and 2 tell how hard deflate tried; bit 11 that names are UTF-8. Others mean what is not allowed here. */
const allowedFlags = zip.utf8Flag | 0b110;
/** Extra fields that change name or size: ZIP64 and the Unicode path. */
const refusedExtras: ReadonlySet<number> = new Set([0x0001, 0x7075]);

function refuseExtras(extra: Buffer, name: string): void {
  let at = 0;
  while (at < extra.byteLength) {
    if (at + 4 > extra.byteLength || at + 4 + extra.readUInt16LE(at + 2) > extra.byteLength) {
      throw new BundleError('damaged', `extra field of ${name}`);
    }
    if (refusedExtras.has(extra.readUInt16LE(at))) {
      throw new BundleError('unsupportedArchive', `extra field of ${name}`);
    }
    at += 4 + extra.readUInt16LE(at + 2);
  }
}

function refuseFlags(flags: number, name: string): void {
  if ((flags & ~allowedFlags) !== 0) {
    throw new BundleError('unsupportedArchive', `flags of ${name}`);
  }
}

function decodeName(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new BundleError('badName', '', { cause: error });
  }
}

function readDirectory(bytes: Buffer, end: End): Listed[] {
  const listed: Listed[] = [];
  const names = new Set<string>();
  let at = end.offset;
  for (let index = 0; index < end.count; index += 1) {
    if (at + zip.directorySize > end.at || bytes.readUInt32LE(at) !== zip.directorySignature) {
      throw new BundleError('damaged', `directory entry ${index + 1}`);
    }
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const commentLength = bytes.readUInt16LE(at + 32);
    const next = at + zip.directorySize + nameLength + extraLength + commentLength;
    if (next > end.at) {
      throw new BundleError('damaged', `directory entry ${index + 1}`);
    }
    const nameEnd = at + zip.directorySize + nameLength;
    const name = decodeName(bytes.subarray(at + zip.directorySize, nameEnd));
    if (names.has(sameNameKey(name))) {
      throw new BundleError('duplicateName', name);
    }
    names.add(sameNameKey(name));
    listed.push({
      name,
      flags: bytes.readUInt16LE(at + 8),
      extra: bytes.subarray(nameEnd, nameEnd + extraLength),
      hasComment: commentLength !== 0 || bytes.readUInt16LE(at + 34) !== 0,
      attributes: bytes.readUInt32LE(at + 38),
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at = next;
  }
  if (at !== end.at) {
    throw new BundleError('damaged', 'more in the directory than is counted');
  }
  return listed;
}

/** The upper half of the external attributes is the mode that Unix programs wrote; 0 where none did. */
function refuseSpecialFile(attributes: number, name: string): void {
  const type = (attributes >>> 16) & fileTypeMask;
  if (type === symlinkMode) {
    throw new BundleError('symlink', name);
  }
  if (type !== 0 && type !== regularMode) {
    throw new BundleError('badName', `${name} is no file`);
  }
}

function refuseOddities({ name, flags, extra, hasComment, attributes }: Listed): void {
  refuseEntryName(name);
  refuseFlags(flags, name);
  refuseExtras(extra, name);
  if (hasComment) {
    throw new BundleError('damaged', `comment on ${name}`);
  }
  refuseSpecialFile(attributes, name);
}

function refuseSizes(listed: readonly Listed[]): void {
  let total = 0;
  for (const { name, size, packedSize, method } of listed) {
    if (size === 0xffffffff || packedSize === 0xffffffff) {
      throw new BundleError('unsupportedArchive', 'zip64');
    }
    total += size;
    if (total > limits.totalSize) {
      throw new BundleError('tooLarge', name);
    }
    if (method === zip.stored && size !== packedSize) {
      throw new BundleError('damaged', `sizes of ${name}`);
    }
    if (size > limits.ratioFreeSize && size > packedSize * limits.ratio) {
      throw new BundleError('compressionBomb', name);
    }
  }
}

/** The data of an entry, behind a local header that says the same as the directory. */
function dataOf(bytes: Buffer, entry: Listed, end: End): { data: Buffer; from: number; to: number } {
  const { name, offset } = entry;
  const damaged = (): BundleError => new BundleError('damaged', `header of ${name}`);
  if (offset + zip.localSize > end.offset || bytes.readUInt32LE(offset) !== zip.localSignature) {
    throw damaged();
  }
  refuseFlags(bytes.readUInt16LE(offset + 6), name);
  const nameLength = bytes.readUInt16LE(offset + 26);
  const extraLength = bytes.readUInt16LE(offset + 28);
  const from = offset + zip.localSize + nameLength + extraLength;
  const to = from + entry.packedSize;
  if (to > end.offset) {
    throw damaged();
  }
  const ownName = bytes.subarray(offset + zip.localSize, offset + zip.localSize + nameLength);
  const agrees =
    decodeName(ownName) === name &&
    bytes.readUInt16LE(offset + 8) === entry.method &&
    bytes.readUInt32LE(offset + 14) === entry.checksum &&
    bytes.readUInt32LE(offset + 18) === entry.packedSize &&
    bytes.readUInt32LE(offset + 22) === entry.size;
  if (!agrees) {
    throw damaged();
  }
  refuseExtras(bytes.subarray(from - extraLength, from), name);
  return { data: bytes.subarray(from, to), from: offset, to };
}

function unpack(entry: Listed, data: Buffer): Uint8Array {
  const { name, method, size } = entry;
  if (method === zip.stored) {
    return data;
  }
  if (method !== zip.deflated) {
    throw new BundleError('unsupportedArchive', `method of ${name}`);
  }
  let unpacked: { buffer: Buffer; engine: { bytesWritten: number } };
  try {
    // `info` is documented, and not in the types of an overload of its own.
    unpacked = inflateRawSync(data, {
      maxOutputLength: Math.max(1, size),
      info: true,
    }) as unknown as typeof unpacked;
  } catch (error) {
    const isLonger = error instanceof RangeError;
    throw new BundleError(isLonger ? 'compressionBomb' : 'damaged', name, { cause: error });
  }
  if (unpacked.buffer.byteLength !== size || unpacked.engine.bytesWritten !== data.byteLength) {
    throw new BundleError('damaged', `size of ${name}`);
  }
  return unpacked.buffer;
}

/**
 * Reads a ZIP archive of the restricted kind that `writeArchive` makes; archives of other programs pass as long as they
 * use nothing else. Directory and headers must agree and every byte must belong to something, so that no second reading
 * of the same bytes is possible. Times and attributes are not looked at.
 * @returns name → bytes, in the order of the directory
 * @throws BundleError
 */
export function readArchive(file: Uint8Array): Map<string, Uint8Array> {
  if (file.byteLength > limits.fileSize) {
    throw new BundleError('tooLarge', String(file.byteLength));
  }
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const end = readEnd(bytes);
  const listed = readDirectory(bytes, end);
  listed.forEach(refuseOddities);
  refuseSizes(listed);
  const located = listed.map((entry) => ({ entry, ...dataOf(bytes, entry, end) }));
  let expected = 0;
  for (const { entry, from, to } of [...located].sort((a, b) => a.from - b.from)) {
    if (from !== expected) {
      throw new BundleError('damaged', `${entry.name} does not follow what stands before it`);
    }
    expected = to;
  }
  if (expected !== end.offset) {
    throw new BundleError('damaged', 'bytes between the entries and the directory');
  }
  return new Map(
    located.map(({ entry, data }) => {
      const content = unpack(entry, data);
      if (crc32(content) !== entry.checksum) {
        throw new BundleError('badChecksum', entry.name);
      }
      return [entry.name, content];
    }),
  );
}
