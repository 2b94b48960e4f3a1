import { useSyncExternalStore } from 'react';

/** Files that a person gave to the window to be taken in: dropped on it, opened from outside, or waiting in a folder. */
export interface GivenFiles {
  readonly paths: readonly string[];
  /** Somebody is finding them a committee file: nobody else takes them meanwhile. */
  readonly isHeld: boolean;
}

let given: GivenFiles | null = null;
const listeners = new Set<() => void>();

function settle(next: GivenFiles | null): void {
  given = next;
  for (const listener of listeners) {
    listener();
  }
}

/** Gives files to whichever screen takes them; they wait until one does. Later ones take the place of earlier ones. */
export function giveFiles(paths: readonly string[]): void {
  if (paths.length > 0) {
    settle({ paths, isHeld: false });
  }
}

/** Keeps the files that wait from being taken while a committee file is opened or made for them. */
export function holdGivenFiles(): void {
  if (given !== null) {
    settle({ ...given, isHeld: true });
  }
}

/** Ends that: these of the held files wait on. Files that were given meanwhile are left alone. */
export function releaseGivenFiles(left: readonly string[]): void {
  if (given?.isHeld === true) {
    settle(left.length === 0 ? null : { paths: left, isHeld: false });
  }
}

/** The files that wait, and from now on nobody's. */
export function takeGivenFiles(): readonly string[] {
  const paths = given?.paths ?? [];
  if (given !== null) {
    settle(null);
  }
  return paths;
}

let givenTable: string | null = null;

/** Gives a table of comments to the screen that asks what its columns mean. */
export function giveTable(path: string): void {
  givenTable = path;
}

/** That table, and from now on nobody's; null where none was given. */
export function takeGivenTable(): string | null {
  const path = givenTable;
  givenTable = null;
  return path;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Files that wait to be taken; null where there are none. */
export function useGivenFiles(): GivenFiles | null {
  return useSyncExternalStore(subscribe, () => given);
}

/** True for a file that is exchanged (.shingix), also where it is wrapped once more. */
export function isBundlePath(path: string): boolean {
  return /\.shingix(?:\.age)?$/iu.test(path);
}
