import {
  type ReceivedEntry,
  type ReceivedFile,
  type ReceiveResult,
  receiveResultSchema,
} from '../../../core/contract/exchange-schemas.ts';
import type { Translate } from '../../../core/locales/translator.ts';

/** True where the right words would open the file. */
export function needsPassphrase({ reason }: ReceivedFile): boolean {
  return reason === 'passphraseNeeded' || reason === 'wrongPassphrase';
}

/** True for a filled-in form: a file that other programs write. */
export function isFormPath(path: string): boolean {
  return /\.(?:xlsx|docx|pdf)$/iu.test(path);
}

/** What a file is shown as: one that only waits for somebody's word is not refused before that. */
export function shownResult({ result, reason }: ReceivedFile, phase: 'preview' | 'received'): ReceiveResult {
  return reason === 'confirmationNeeded' && phase === 'preview' ? 'conflicting' : result;
}

/** Files that would change something; of unsigned forms those that somebody has confirmed. */
export function pathsToReceive(files: readonly ReceivedFile[], confirmed: ReadonlySet<string>): string[] {
  return files
    .filter(({ path, result, reason }) =>
      reason === 'confirmationNeeded' ? confirmed.has(path) : result !== 'refused' && result !== 'unchanged',
    )
    .map(({ path }) => path);
}

function counted<Item extends { readonly result: ReceiveResult }>(
  t: Translate,
  items: readonly Item[],
): string[] {
  return receiveResultSchema.options.flatMap((result) => {
    const count = items.filter((item) => item.result === result).length;
    return count === 0 ? [] : [t('receive:counted', { result: t(`receive:result.${result}`), count })];
  });
}

/** 「3件　新しい 2件　受け取れない 1件」 */
export function countsLine(
  t: Translate,
  files: readonly ReceivedFile[],
  phase: 'preview' | 'received',
): string {
  const results = files.map((file) => ({ result: shownResult(file, phase) }));
  return [t('receive:files', { count: files.length }), ...counted(t, results)].join('\u3000');
}

/** 「意見　新しい 2件」 for each kind of entry there is. */
export function entryLines(
  t: Translate,
  entries: readonly ReceivedEntry[],
): { type: ReceivedEntry['type']; text: string }[] {
  const types = [...new Set(entries.map(({ type }) => type))];
  return types.map((type) => ({
    type,
    text: [
      t(`receive:entry.${type}`),
      ...counted(
        t,
        entries.filter((entry) => entry.type === type),
      ),
    ].join('\u3000'),
  }));
}
