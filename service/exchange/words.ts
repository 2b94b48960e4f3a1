import type { RefusalReason } from '../../core/domain/exchange/refusal.ts';
import type { Translate } from '../../core/locales/translator.ts';

/** Why a file is not taken in, in a sentence. */
export function refusalText(translate: Translate, reason: RefusalReason): string {
  return translate(`exchange:refused.${reason}`);
}
