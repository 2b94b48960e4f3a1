import { createHash } from 'node:crypto';
import { type Id, idFrom } from '../../core/domain/ids.ts';

/**
 * An id made of words: the same words give the same id, whoever and whenever. For things that come from files without ids
 * of their own. Its time is that of `base`, so that it sorts beside it.
 */
export function derivedId(base: Id, ...words: readonly string[]): Id {
  const hash = createHash('sha256')
    .update([base, ...words].join('\0'))
    .digest();
  const milliseconds = Number.parseInt(base.replaceAll('-', '').slice(0, 12), 16);
  return idFrom(milliseconds, hash.subarray(0, 16), hash.readUInt32BE(16));
}
