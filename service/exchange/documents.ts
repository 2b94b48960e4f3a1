import type { z } from 'zod';
import { type Parked, unknownMembers } from '../../core/domain/exchange/parked.ts';
import type { RefusalReason } from '../../core/domain/exchange/refusal.ts';
import { BundleError, jsonOf } from '../../formats/bundle/index.ts';
import type { OpenedBundle } from './read-files.ts';

/** Why something is not taken in. Thrown before anything is written. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;
  readonly detail: string;

  constructor(reason: RefusalReason, detail = '', options?: ErrorOptions) {
    super(detail === '' ? reason : `${reason}: ${detail}`, options);
    this.reason = reason;
    this.detail = detail;
  }
}

/** Bytes of an entry. @throws Refusal missingEntry */
export function entryOf(opened: OpenedBundle, path: string): Uint8Array {
  const found = opened.files.find((file) => file.path === path);
  if (found === undefined) {
    throw new Refusal('missingEntry', path);
  }
  return found.bytes;
}

export interface ReadDocument<Value> {
  readonly value: Value;
  /** The entry's bytes as text. */
  readonly text: string;
  readonly parked: Parked | null;
}

/** A JSON entry of a known shape. @throws Refusal badContent, tooLarge, missingEntry */
export function documentOf<Schema extends z.ZodType>(
  opened: OpenedBundle,
  path: string,
  schema: Schema,
): ReadDocument<z.output<Schema>> {
  return parseDocument(entryOf(opened, path), path, schema);
}

/** The same for bytes that are at hand. */
export function parseDocument<Schema extends z.ZodType>(
  bytes: Uint8Array,
  path: string,
  schema: Schema,
): ReadDocument<z.output<Schema>> {
  let raw: unknown;
  try {
    raw = jsonOf(bytes, 'badContent', path);
  } catch (error) {
    throw error instanceof BundleError ? new Refusal(error.reason, error.detail, { cause: error }) : error;
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Refusal('badContent', `${path} ${issue?.path.map(String).join('.') ?? ''}`.trim());
  }
  return {
    value: parsed.data,
    text: Buffer.from(bytes).toString('utf8'),
    parked: unknownMembers(raw, parsed.data),
  };
}
