import { withoutBlanks } from '../issue-sheets/without-blanks.ts';
import type { MaterialContent } from './content.ts';

/** A draft's content as it is read, printed and published: without rows that an editor set out and nobody has filled in. */
export function finishedContent(content: MaterialContent): MaterialContent {
  return content.kind === 'issueSheet' ? withoutBlanks(content) : content;
}
