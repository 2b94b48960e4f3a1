import { dictAt } from '../objects/access.ts';
import { fontsNotEmbedded } from './fonts-not-embedded.ts';
import { addNotice, type NoticeCounts } from './notices.ts';
import type { PdfSource } from './source.ts';

/** Notes what a file as a whole does not bring along, or leaves behind. */
export function noteSource(source: PdfSource, notices: NoticeCounts): void {
  addNotice(notices, 'fontsMissing', fontsNotEmbedded(source.document.context));
  if (source.rewritten !== 'no') {
    addNotice(notices, source.rewritten === 'encrypted' ? 'decrypted' : 'repaired');
  }
  const names = dictAt(source.catalog, 'Names');
  if (names && dictAt(names, 'EmbeddedFiles')) {
    addNotice(notices, 'attachmentsDropped');
  }
  if ((names && dictAt(names, 'JavaScript')) || dictAt(source.catalog, 'AA')) {
    addNotice(notices, 'actionsDropped');
  }
}
