/** One thing that a check found. */
export interface Finding {
  /** Path relative to the root, with a line where there is one. */
  readonly where: string;
  readonly message: string;
}

/** What a check looks at: every file that git knows or would add, relative to the root. */
export interface Tree {
  readonly files: readonly string[];
  read(file: string): string;
}

export interface Check {
  readonly name: string;
  run(tree: Tree): Finding[];
}

/** Number of the line in which `index` lies, from 1. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** Files with one of the endings, under one of the folders (or anywhere when none is named). */
export function filesUnder(tree: Tree, folders: readonly string[], endings: readonly string[]): string[] {
  return tree.files.filter(
    (file) =>
      endings.some((ending) => file.endsWith(ending)) &&
      (folders.length === 0 || folders.some((folder) => file.startsWith(`${folder}/`))),
  );
}
