import { statfsSync } from 'node:fs';
import path from 'node:path';
import { DatabaseError, naming } from './errors.ts';

/** Gives the type number of the file system that holds a folder, as statfs(2) does. */
export type FileSystemType = (folder: string) => number | bigint;

export const fileSystemTypeOf: FileSystemType = (folder) => statfsSync(folder).type;

/** File systems over which SQLite's locks cannot be trusted. */
const networkTypes: ReadonlyMap<number, string> = new Map([
  [0xff534d42, 'cifs'],
  [0xfe534d42, 'smb2'],
  [0x517b, 'smb'],
  [0x6969, 'nfs'],
  [0x5346414f, 'afs'],
]);

/** The kind of network share that holds the folder, or null on a disk of this machine. */
export function networkShareOf(folder: string, typeOf: FileSystemType = fileSystemTypeOf): string | null {
  if (process.platform === 'win32' && folder.startsWith('\\\\')) {
    return 'unc';
  }
  // Some systems report the number as signed 32 bits.
  return networkTypes.get(Number(BigInt.asUintN(32, BigInt(typeOf(folder))))) ?? null;
}

/** @throws DatabaseError networkFolder */
export function refuseNetworkFolder(file: string, typeOf?: FileSystemType): void {
  const folder = path.dirname(path.resolve(file));
  const share = naming(file, () => networkShareOf(folder, typeOf));
  if (share !== null) {
    throw new DatabaseError('networkFolder', { path: file, share });
  }
}
