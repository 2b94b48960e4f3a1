/** Shapes that the calls of service.ts pass, beyond those of the domain. */
import { z } from 'zod';
import { blockSchema, textRangeSchema } from '../domain/blocks/block.ts';
import { committeeSchema } from '../domain/committees/committee.ts';
import { isoDateSchema } from '../domain/dates/schedule-date.ts';
import { fileHashSchema, idSchema } from '../domain/ids.ts';
import { materialKindSchema } from '../domain/materials/content.ts';
import { materialSchema, materialVersionSchema } from '../domain/materials/material.ts';
import { meetingSchema } from '../domain/meetings/meeting.ts';
import { scheduleStateSchema } from '../domain/meetings/schedule-state.ts';

export const readingStateSchema = z.enum(['unread', 'started', 'finished']);
export type ReadingState = z.infer<typeof readingStateSchema>;

/** A material as lists show it: with the version that its number means now. */
export const materialSummarySchema = z.object({
  material: materialSchema,
  /** Newest version that has content, else the newest. */
  version: materialVersionSchema,
  versionCount: z.int().positive(),
  /** Listed, but nothing of it is here: 未受領. */
  notReceived: z.boolean(),
  reading: readingStateSchema,
  /** True when its current version came after this reader finished another one, or never opened any. */
  isNew: z.boolean(),
  /** Headings to jump to: goals of an issue sheet, numbered tables, sections. */
  headings: z.array(z.object({ blockId: z.string(), text: z.string(), level: z.int() })),
  /** Rough length, in printed characters without spaces. */
  characters: z.int().nonnegative(),
});
export type MaterialSummary = z.infer<typeof materialSummarySchema>;

export const meetingSummarySchema = z.object({
  meeting: meetingSchema,
  materials: z.array(materialSummarySchema),
});
export type MeetingSummary = z.infer<typeof meetingSummarySchema>;

export const overviewSchema = z.object({
  committee: committeeSchema,
  memberCount: z.int().nonnegative(),
  meetings: z.array(meetingSummarySchema),
});
export type Overview = z.infer<typeof overviewSchema>;

/** An agenda item of the next meeting, for the first screen. */
export const agendaLineSchema = z.object({
  /** Heading that it stands under, as printed: 「2 議 事」. */
  section: z.string(),
  noText: z.string(),
  title: z.string(),
});

export const homeSchema = z.object({
  committee: committeeSchema,
  /** The next meeting on or after the given day; the latest one when none is ahead; null in an empty file. */
  meeting: meetingSchema.nullable(),
  /** Days from the given day to the meeting; negative when it is past; null without a settled date. */
  daysAhead: z.int().nullable(),
  agenda: z.array(agendaLineSchema),
  /** Materials of that meeting in reading order. */
  materials: z.array(materialSummarySchema),
  /** Replacements that this reader has not opened yet, newest first, of all meetings. */
  replacements: z.array(z.object({ meeting: meetingSchema, summary: materialSummarySchema })),
  /** Papers in whose version of today notes wait for a person to say where they belong. */
  notesToCheck: z.array(z.object({ summary: materialSummarySchema, count: z.int().positive() })),
  /** Papers that the list names and that are not here. */
  notReceived: z.array(materialSchema),
  /** Versions whose kind the secretariat still has to say (版不明). */
  undecided: z.array(materialSummarySchema),
  /** The next sitting by the schedule, once every meeting that is here lies in the past; else null. */
  plannedSession: z
    .object({
      fiscalYear: z.string(),
      session: z.string(),
      /** As the schedule prints it: 「令和5年9月頃」. */
      dateText: z.string(),
      /** The day, where it is settled by now. */
      settledOn: isoDateSchema.nullable(),
      place: z.string().nullable(),
      state: scheduleStateSchema,
    })
    .nullable(),
  /** Rows of the schedule in force from the given day on, at most five. */
  upcoming: z.array(
    z.object({
      dateText: z.string(),
      session: z.string(),
      text: z.string(),
      state: scheduleStateSchema,
      settledOn: isoDateSchema.nullable(),
      place: z.string().nullable(),
    }),
  ),
});
export type Home = z.infer<typeof homeSchema>;

export type { ListedFinding } from '../domain/checks/accepted-finding.ts';
export { type Finding, findingSchema } from '../domain/checks/finding.ts';

export const shownMaterialSchema = z.object({
  meeting: meetingSchema,
  material: materialSchema,
  /** All versions, oldest first. */
  versions: z.array(materialVersionSchema),
  /** The version whose blocks these are. */
  version: materialVersionSchema,
  blocks: z.array(blockSchema),
  /** For a paper kept as a file. */
  file: z
    .object({
      hash: fileHashSchema,
      name: z.string(),
      mediaType: z.string(),
      byteLength: z.int().nonnegative(),
    })
    .nullable(),
  reading: readingStateSchema,
  /** Where reading stopped last time. */
  lastBlockId: z.string().nullable(),
});
export type ShownMaterial = z.infer<typeof shownMaterialSchema>;

export const searchHitSchema = z.object({
  materialId: idSchema,
  materialTitle: z.string(),
  materialNumber: z.string().nullable(),
  meetingId: idSchema,
  meetingLabel: z.string(),
  versionId: idSchema,
  versionOrdinal: z.int().positive(),
  blockId: z.string(),
  kind: z.string(),
  /** Heading that the block stands under, or empty. */
  heading: z.string(),
  snippet: z.string(),
  /** Matches inside the snippet. */
  snippetRanges: z.array(textRangeSchema),
  /** Matches inside the block's text. */
  ranges: z.array(textRangeSchema),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const importedDocumentSummarySchema = z.object({
  kind: materialKindSchema,
  number: z.string().nullable(),
  title: z.string(),
  lines: z.tuple([z.int(), z.int()]).nullable(),
  materialId: idSchema,
  /** `added`: new material; `version`: a further version of one; `unchanged`: was here already. */
  outcome: z.enum(['added', 'version', 'unchanged']),
});

/** What one source file became. */
export const importReportSchema = z.object({
  source: z.string(),
  meetingId: idSchema.nullable(),
  /** The meeting was made by this import. */
  meetingIsNew: z.boolean(),
  documents: z.array(importedDocumentSummarySchema),
  /** Counts for the summary line: agenda items, statistics tables, indicators, survey findings … by domain word. */
  counts: z.record(z.string(), z.int()),
  warnings: z.array(z.object({ line: z.int(), code: z.string(), values: z.record(z.string(), z.string()) })),
  notUnderstood: z.array(z.object({ line: z.int(), text: z.string() })),
});
export type ImportReport = z.infer<typeof importReportSchema>;

/** What stands against printing, found before it starts. */
export const printPreflightSchema = z.object({
  /** Characters that no bundled font has, each with its place. */
  missingCharacters: z.array(
    z.object({
      character: z.string(),
      codePoints: z.string(),
      materialTitle: z.string(),
      materialNumber: z.string().nullable(),
      blockId: z.string(),
      quote: z.string(),
    }),
  ),
  notReceived: z.array(z.object({ number: z.string().nullable(), title: z.string() })),
  /** Files of the meeting that cannot be printed as pages (not a PDF). */
  notPrintable: z.array(z.object({ number: z.string().nullable(), title: z.string(), fileName: z.string() })),
});
export type PrintPreflight = z.infer<typeof printPreflightSchema>;

export const pdfNoticeKindSchema = z.enum([
  'untagged',
  'repaired',
  'decrypted',
  'signatureDropped',
  'attachmentsDropped',
  'actionsDropped',
  'dynamicFormDropped',
  'fieldsRenamed',
  'notesIncluded',
  'textCovered',
  'fontsMissing',
]);

export const exportReportSchema = z.object({
  path: z.string(),
  plainTextPath: z.string().nullable(),
  pageCount: z.int().positive(),
  byteLength: z.int().positive(),
  /** Name and version of the engine that printed. */
  engine: z.string(),
  tagged: z.boolean(),
  outline: z.array(z.object({ title: z.string(), page: z.int().positive() })),
  /** Papers that are listed but were not at hand. */
  notReceived: z.array(z.string()),
  /** What was changed or left out of imported PDFs; core/locales has words for each kind. */
  notices: z.array(z.object({ title: z.string(), kind: pdfNoticeKindSchema, count: z.int().positive() })),
});
export type ExportReport = z.infer<typeof exportReportSchema>;

export const dateInput = isoDateSchema;
