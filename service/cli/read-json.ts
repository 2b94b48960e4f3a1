import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ShingiError } from '../../core/contract/errors.ts';
import { issuesOf } from '../../core/contract/rpc.ts';

/** Larger lists are not written by people or scripts. */
const largestFile = 100 * 1024 * 1024;

/**
 * A list out of a JSON file, each entry of a known shape.
 * @throws ShingiError source-missing, source-too-large, source-damaged; invalid-input with the places that are wrong
 */
export async function readJsonList<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema>[]> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new ShingiError('source-missing', { path }, { cause: error });
  }
  if (bytes.byteLength > largestFile) {
    throw new ShingiError('source-too-large', { path, megabytes: 100, limit: 100 });
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ShingiError('source-damaged', { path }, { cause: error });
  }
  const parsed = z.array(schema).safeParse(value);
  if (!parsed.success) {
    throw new ShingiError('invalid-input', { path, ...issuesOf(parsed.error) });
  }
  return parsed.data;
}
