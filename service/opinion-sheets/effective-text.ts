import type { Translate } from '../../core/locales/translator.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { responseFor } from '../../db/opinion-sheets/response-commands.ts';
import { numberOfSubject } from './published-responses.ts';

/**
 * The words that answer an item as lists print them: 「「No.1」の回答のとおりです。」 for one that refers to another, with
 * the number that one has now, and what was written beside it.
 */
export function effectiveText(read: ReadHandle, itemId: string, translate: Translate): string {
  const response = responseFor(read, itemId);
  const no = numberOfSubject(read, response.sameAs);
  const reference = no === null ? [] : [translate('opinion:sameAs', { no })];
  return [...reference, ...(response.text === '' ? [] : [response.text])].join('\n');
}
