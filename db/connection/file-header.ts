import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { DatabaseError, naming } from './errors.ts';
import { lastPageOne } from './log-header.ts';

/** 「SHNG」: marks a SQLite file as a committee file (bytes 68–71 of the file). */
export const APPLICATION_ID = 0x53484e47;

const magic = Buffer.from('SQLite format 3\0', 'latin1');
const headerLength = 100;

export interface FileState {
  readonly applicationId: number;
  readonly userVersion: number;
  /** Committed pages wait in the write-ahead log beside the file. */
  readonly logHasContent: boolean;
  readonly byteLength: number;
}

function readStart(path: string): { header: Buffer; byteLength: number } {
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const header = Buffer.alloc(headerLength);
    const length = readSync(descriptor, header, 0, headerLength, 0);
    return { header: header.subarray(0, length), byteLength: size };
  } finally {
    closeSync(descriptor);
  }
}

function refuseTruncated(path: string, header: Buffer, byteLength: number): void {
  const stored = header.readUInt16BE(16);
  const pageSize = stored === 1 ? 65_536 : stored;
  const pages = header.readUInt32BE(28);
  const expected = pages * pageSize;
  if (byteLength < expected || byteLength % pageSize !== 0) {
    throw new DatabaseError('damaged', { path, byteLength, expected });
  }
}

/**
 * Looks at a file without SQLite, which would create, recover or fold something on the way. Must not be called for a file
 * that this process has open (see open-files.ts).
 * @throws DatabaseError notFound, noPermission, notACommitteeFile, damaged, newerVersion {found, supported}
 */
export function inspectFile(path: string, supportedVersion: number): FileState {
  return naming(path, () => {
    const { header, byteLength } = readStart(path);
    if (header.length < headerLength || !header.subarray(0, magic.length).equals(magic)) {
      throw new DatabaseError('notACommitteeFile', { path });
    }
    const log = `${path}-wal`;
    const logged = existsSync(log) ? lastPageOne(log) : null;
    const newest = logged?.header ?? header;
    const applicationId = newest.readUInt32BE(68);
    const userVersion = newest.readUInt32BE(60);
    if (applicationId !== APPLICATION_ID || userVersion === 0) {
      throw new DatabaseError('notACommitteeFile', { path });
    }
    if (userVersion > supportedVersion) {
      throw new DatabaseError('newerVersion', { path, found: userVersion, supported: supportedVersion });
    }
    const logHasContent = logged !== null;
    if (!logHasContent) {
      refuseTruncated(path, header, byteLength);
    }
    return { applicationId, userVersion, logHasContent, byteLength };
  });
}
