import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Format of a write-ahead log: https://sqlite.org/fileformat2.html section 4. */
const logHeaderLength = 32;
const frameHeaderLength = 24;
const databaseHeaderLength = 100;

export interface LoggedStart {
  /** The first 100 bytes of the database as the last committed transaction left them; null when page 1 is not in the log. */
  readonly header: Buffer | null;
}

/**
 * Reads a write-ahead log as far as it belongs to one run (equal salts) and ends in a commit.
 * @returns null when the log holds no committed transaction
 */
export function lastPageOne(log: string): LoggedStart | null {
  const descriptor = openSync(log, 'r');
  try {
    const { size } = fstatSync(descriptor);
    if (size < logHeaderLength + frameHeaderLength) {
      return null;
    }
    const start = Buffer.alloc(logHeaderLength);
    readSync(descriptor, start, 0, logHeaderLength, 0);
    const pageSize = start.readUInt32BE(8);
    const frameLength = frameHeaderLength + pageSize;
    const frame = Buffer.alloc(frameHeaderLength + databaseHeaderLength);
    let committed: Buffer | null = null;
    let pending: Buffer | null = null;
    let commits = 0;
    for (let at = logHeaderLength; at + frameLength <= size; at += frameLength) {
      readSync(descriptor, frame, 0, frame.length, at);
      // Frames after a restart of the log keep the salts of the run before.
      if (!frame.subarray(8, 16).equals(start.subarray(16, 24))) {
        break;
      }
      if (frame.readUInt32BE(0) === 1) {
        pending = Buffer.from(frame.subarray(frameHeaderLength));
      }
      if (frame.readUInt32BE(4) > 0) {
        commits += 1;
        committed = pending;
      }
    }
    return commits === 0 ? null : { header: committed };
  } finally {
    closeSync(descriptor);
  }
}
