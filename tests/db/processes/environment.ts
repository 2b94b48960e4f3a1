import { randomBytes } from 'node:crypto';
import { idFrom } from '../../../core/domain/ids.ts';
import type { Environment } from '../../../db/connection/environment.ts';

/** The clock and chance of this machine, for child processes. */
export function realEnvironment(): Environment {
  let sequence = 0;
  const newId = () => {
    sequence += 1;
    return idFrom(Date.now(), randomBytes(16), sequence);
  };
  return { now: Date.now, newId, deviceId: newId() };
}
