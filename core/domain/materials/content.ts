import { z } from 'zod';
import { issueSheetContentSchema } from '../issue-sheets/issue-sheet-content.ts';
import { agendaContentSchema } from '../meetings/agenda-content.ts';
import { handoutListContentSchema } from '../meetings/handout-list-content.ts';
import { scheduleContentSchema } from '../meetings/schedule-content.ts';
import { opinionFormContentSchema } from '../opinion-sheets/opinion-form-content.ts';
import { statisticsContentSchema } from '../statistics/statistics-content.ts';
import { fileContentSchema } from './file-content.ts';
import { narrativeContentSchema } from './narrative-content.ts';

/** What a version of a material holds. Adding a kind means: one schema here, one toBlocks, one paper component, one importer. */
export const materialContentSchema = z.discriminatedUnion('kind', [
  agendaContentSchema,
  handoutListContentSchema,
  scheduleContentSchema,
  statisticsContentSchema,
  narrativeContentSchema,
  issueSheetContentSchema,
  opinionFormContentSchema,
  fileContentSchema,
]);
export type MaterialContent = z.infer<typeof materialContentSchema>;

export const materialKindSchema = z.enum([
  'agenda',
  'handoutList',
  'schedule',
  'statistics',
  'narrative',
  'issueSheet',
  'opinionForm',
  'report',
  'file',
]);
export type MaterialKind = z.infer<typeof materialKindSchema>;
