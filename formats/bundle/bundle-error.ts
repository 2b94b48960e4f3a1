import type { RefusalReason } from '../../core/domain/exchange/refusal.ts';

/** A bundle that is not read, and why. `detail` names the place for people: an entry, a number. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
  readonly reason: RefusalReason;
  readonly detail: string;

  constructor(reason: RefusalReason, detail = '', options?: ErrorOptions) {
    super(detail === '' ? reason : `${reason}: ${detail}`, options);
    this.reason = reason;
    this.detail = detail;
  }
}
