import { statSync } from 'node:fs';
import { DatabaseError, naming } from './errors.ts';

/*
 * Committee files that this process has open. POSIX drops all locks of a process on a file as soon as it closes any
 * descriptor of it, so a file that is open through SQLite must not be opened a second time here, not even to read a header.
 */
const openFiles = new Set<string>();

/** Names the file itself, whatever path led to it. */
function identityOf(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true });
  return `${dev}:${ino}`;
}

/** @throws DatabaseError inUse when this process has the file open, notFound when there is none */
export function refuseOpenFile(path: string): void {
  if (openFiles.has(naming(path, () => identityOf(path)))) {
    throw new DatabaseError('inUse', { path, sameProcess: true });
  }
}

/** Marks the file as open; the function returned takes the mark away. */
export function markOpen(path: string): () => void {
  const identity = naming(path, () => identityOf(path));
  openFiles.add(identity);
  return () => {
    openFiles.delete(identity);
  };
}
