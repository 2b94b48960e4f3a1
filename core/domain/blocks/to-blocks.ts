import { assertNever } from '../assert-never.ts';
import type { MaterialContent } from '../materials/content.ts';
import type { Block } from './block.ts';
import { agendaBlocks } from './to-blocks/agenda.ts';
import { fileBlocks } from './to-blocks/file.ts';
import { handoutListBlocks } from './to-blocks/handout-list.ts';
import { issueSheetBlocks } from './to-blocks/issue-sheet.ts';
import { narrativeBlocks } from './to-blocks/narrative.ts';
import { opinionFormBlocks } from './to-blocks/opinion-form.ts';
import { scheduleBlocks } from './to-blocks/schedule.ts';
import { statisticsBlocks } from './to-blocks/statistics.ts';

/**
 * The blocks of a material's content, in reading order. Ids come from the rows of the content, so the same content
 * always gives the same blocks, and every visible character of it stands in exactly one block's text or marker.
 */
export function toBlocks(content: MaterialContent): Block[] {
  switch (content.kind) {
    case 'agenda':
      return agendaBlocks(content);
    case 'handoutList':
      return handoutListBlocks(content);
    case 'schedule':
      return scheduleBlocks(content);
    case 'statistics':
      return statisticsBlocks(content);
    case 'narrative':
      return narrativeBlocks(content);
    case 'issueSheet':
      return issueSheetBlocks(content);
    case 'opinionForm':
      return opinionFormBlocks(content);
    case 'report':
    case 'file':
      return fileBlocks(content);
    default:
      return assertNever(content);
  }
}
