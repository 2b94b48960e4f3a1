/** Calls about sheets of people without the application: forms, pasted text, comments of the public. Spread into service.ts. */
import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import { commentColumnSchema } from '../domain/opinion-sheets/comment-columns.ts';
import { opinionKindSchema, writtenText } from '../domain/opinion-sheets/opinion.ts';
import {
  publishabilitySchema,
  submissionMethodSchema,
  submitterSchema,
} from '../domain/opinion-sheets/sheet.ts';
import { formNoticeSchema, receiveResultSchema } from './exchange-schemas.ts';
import { sheetDraftSchema } from './opinion-sheet-schemas.ts';
import type { Contract } from './rpc.ts';

const pathText = z.string().min(1).max(4096);

/** A mail, a letter: as long as the answers of a sheet can hold it. */
const originalText = writtenText(200_000);

export const formReportSchema = z.object({
  path: z.string(),
  byteLength: z.int().positive(),
  /** Number that is printed on the form. */
  formNumber: z.string(),
});
export type FormReport = z.infer<typeof formReportSchema>;

const commentColumn = commentColumnSchema.nullable();

/** A table of comments, before it is said what its columns mean. */
export const commentTableSchema = z.object({
  heads: z.array(
    z.object({
      heading: z.string(),
      /** What it seems to mean; null for nothing. */
      column: commentColumn,
      /** Address, telephone and the like: not taken in unless somebody says so. */
      isPersonal: z.boolean(),
      /** The first cells; empty for what is personal. */
      sample: z.array(z.string()),
    }),
  ),
  rowCount: z.int().nonnegative(),
});
export type CommentTable = z.infer<typeof commentTableSchema>;

export const commentsReportSchema = z.object({
  /** Rows in which something stands. */
  rows: z.int().nonnegative(),
  people: z.array(
    z.object({
      name: z.string().nullable(),
      result: receiveResultSchema.exclude(['refused']),
      /** Rows of this person that are opinions. */
      opinions: z.int().nonnegative(),
    }),
  ),
  /** `no`: number of the row. */
  notices: z.array(formNoticeSchema),
  /** Headings of columns that were not taken in. */
  leftOutColumns: z.array(z.string()),
});
export type CommentsReport = z.infer<typeof commentsReportSchema>;

const ofComments = z.strictObject({
  meetingId: idSchema,
  path: pathText,
  columns: z.array(commentColumn).max(500),
  jobId: idSchema,
});

export const formCalls = {
  /** The meeting that all screens of the round open on: the last choice, else the one that is collected; null for none. */
  meetingToCollect: {
    kind: 'read',
    input: z.strictObject({}),
    output: z.object({ meetingId: idSchema.nullable() }),
  },
  /** Keeps the choice of a person on this machine, until the sheets of another meeting are collected. */
  chooseMeeting: {
    kind: 'write',
    input: z.strictObject({ meetingId: idSchema }),
    output: z.null(),
  },

  /** Writes the blank form of a meeting as .pdf, .xlsx or .docx, by the ending of the path; for one member with their name. */
  exportForm: {
    kind: 'write',
    input: z.strictObject({ meetingId: idSchema, memberId: idSchema.nullable(), path: pathText }),
    output: formReportSchema,
  },

  /** A text that is being entered, as it came; null for a draft that was not begun with one. */
  quickEntry: {
    kind: 'read',
    input: z.strictObject({ sheetId: idSchema }),
    output: z.object({ draft: sheetDraftSchema, original: z.string() }).nullable(),
  },
  /** Texts for a meeting that were begun and not taken in. */
  quickEntries: {
    kind: 'read',
    input: z.strictObject({ meetingId: idSchema }),
    output: z.array(z.object({ sheetId: idSchema, name: z.string().nullable(), begins: z.string() })),
  },
  /** Keeps a text as it is typed or pasted, as the draft of a sheet; begins that with its first word. */
  saveQuickEntry: {
    kind: 'write',
    input: z.strictObject({
      sheetId: idSchema,
      meetingId: idSchema,
      submitter: submitterSchema,
      publishability: publishabilitySchema,
      method: submissionMethodSchema,
      original: originalText,
    }),
    output: z.null(),
  },
  /** Makes opinions of parts of that text; those that the draft had are replaced. The text stays with the sheet. */
  splitQuickEntry: {
    kind: 'write',
    input: z.strictObject({
      sheetId: idSchema,
      opinions: z
        .array(
          z.strictObject({
            kind: opinionKindSchema,
            /** The part: UTF-16 units of the text, the end not included. */
            from: z.int().nonnegative(),
            to: z.int().nonnegative(),
            materialId: idSchema.nullable(),
            page: z.int().positive().max(100_000).nullable(),
          }),
        )
        .max(1000),
    }),
    output: z.null(),
  },

  /** パブリックコメント: a .csv or .xlsx, its columns and what they seem to mean. */
  readComments: { kind: 'read', input: z.strictObject({ path: pathText }), output: commentTableSchema },
  /** What the table would bring. Nothing is changed. */
  previewComments: { kind: 'read', input: ofComments, output: commentsReportSchema },
  /** Takes the table in, all of it or nothing. */
  receiveComments: { kind: 'write', input: ofComments, output: commentsReportSchema },
} as const satisfies Contract;
