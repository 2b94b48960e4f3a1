import { ShingiError } from '../../../core/contract/errors.ts';
import type { OpenOutcome } from '../../../core/contract/shell.ts';

/** Turns a refusal to open into an error to show; every other outcome is fine. */
export function throwIfRefused(outcome: OpenOutcome): void {
  if (outcome.outcome === 'refused') {
    throw new ShingiError(outcome.code, { path: outcome.path, ...outcome.detail });
  }
}
