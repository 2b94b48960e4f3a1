import path from 'node:path';

/** True for a file that people exchange, and that is taken into a committee file instead of being opened itself. */
export function isBundle(file: string): boolean {
  return path.extname(file).toLowerCase() === '.shingix';
}

/**
 * The committee files and bundles on a command line, as absolute paths. Switches are skipped, and in a checkout the first argument,
 * which is the application's folder.
 */
export function givenFilesOf(
  argv: readonly string[],
  context: { readonly packaged: boolean; readonly folder: string },
): string[] {
  const plain = argv.slice(1).filter((argument) => !argument.startsWith('-'));
  return (context.packaged ? plain : plain.slice(1)).map((file) => path.resolve(context.folder, file));
}
