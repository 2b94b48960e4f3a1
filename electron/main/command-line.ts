import path from 'node:path';

/**
 * The committee files on a command line, as absolute paths. Switches are skipped, and in a checkout the first argument,
 * which is the application's folder.
 */
export function committeeFilesOf(
  argv: readonly string[],
  context: { readonly packaged: boolean; readonly folder: string },
): string[] {
  const plain = argv.slice(1).filter((argument) => !argument.startsWith('-'));
  return (context.packaged ? plain : plain.slice(1)).map((file) => path.resolve(context.folder, file));
}
