import { withoutBlanks } from '../issue-sheets/without-blanks.ts';
import { withoutBlankEntries } from '../meetings/schedule-editing.ts';
import { finishedStatistics } from '../statistics/editing/finished.ts';
import type { MaterialContent } from './content.ts';

/** A draft's content as it is read, printed and published: without rows that an editor set out and nobody has filled in. */
export function finishedContent(content: MaterialContent): MaterialContent {
  if (content.kind === 'issueSheet') return withoutBlanks(content);
  if (content.kind === 'statistics') return finishedStatistics(content);
  return content.kind === 'schedule' ? withoutBlankEntries(content) : content;
}
