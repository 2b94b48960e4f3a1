import { v7 } from 'uuid';
import { z } from 'zod';

/** UUIDv7 (RFC 9562) in lower-case text form. Every row of a committee file carries one. */
export const idSchema = z.uuid({ version: 'v7' });
export type Id = string;

/** Makes ids. Core knows neither clock nor random numbers, so whoever acts hands one in. */
export type NewId = () => Id;

/**
 * A UUIDv7 from its parts.
 * @param milliseconds Unix time in milliseconds
 * @param random 16 random bytes; the version and variant bits in them are overwritten
 * @param sequence 32-bit counter that keeps ids of one millisecond in order
 */
export function idFrom(milliseconds: number, random: Uint8Array, sequence: number): Id {
  return v7({ msecs: milliseconds, random, seq: sequence });
}

/** SHA-256 of a file's bytes, in lower-case hexadecimal: the name under which a file is kept. */
export const fileHashSchema = z.string().regex(/^[0-9a-f]{64}$/);
export type FileHash = string;
