import { type Id, idFrom } from '../../core/domain/ids.ts';

let sequence = 0;

/** A fresh id, for jobs that this window starts and may cancel. */
export function newId(): Id {
  sequence += 1;
  return idFrom(Date.now(), crypto.getRandomValues(new Uint8Array(16)), sequence);
}

/** A token that nobody can guess. */
export function newToken(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
