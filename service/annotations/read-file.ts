import { readFile } from 'node:fs/promises';
import { ShingiError } from '../../core/contract/errors.ts';

/** Larger files are not read into memory. */
const largestFile = 100 * 1024 * 1024;

/**
 * The annotations of a JSON file: an array, `{annotations: […]}` as the program lists them, or a single one.
 * @throws ShingiError source-missing, source-too-large, source-damaged
 */
export async function readWebAnnotations(file: string): Promise<readonly unknown[]> {
  let text: string;
  try {
    const bytes = await readFile(file);
    if (bytes.byteLength > largestFile) {
      throw new ShingiError('source-too-large', { source: file, megabytes: 100, limit: 100 });
    }
    text = bytes.toString('utf8').replace(/^\uFEFF/u, '');
  } catch (error) {
    throw error instanceof ShingiError
      ? error
      : new ShingiError('source-missing', { source: file }, { cause: error });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ShingiError('source-damaged', { source: file }, { cause: error });
  }
  const listed =
    typeof value === 'object' && value !== null && 'annotations' in value ? value.annotations : value;
  return Array.isArray(listed) ? listed : [listed];
}
