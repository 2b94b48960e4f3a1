/**
 * The only list of calls that a window may make to the service of its committee file. `read` calls change nothing;
 * a `write` call is one command and one transaction. Both directions are validated at run time by these schemas.
 */
import { z } from 'zod';
import { blockSchema } from '../domain/blocks/block.ts';
import { committeeSchema, memberSchema } from '../domain/committees/committee.ts';
import { fileHashSchema, idSchema } from '../domain/ids.ts';
import { distributionSchema } from '../domain/meetings/handout-list-content.ts';
import { annotationCalls } from './annotation-calls.ts';
import { compileScreenCalls } from './compile-calls.ts';
import { draftCalls } from './draft-calls.ts';
import { evidenceCalls } from './evidence-calls.ts';
import { formCalls } from './form-calls.ts';
import { lockedFileCalls } from './locked-file-calls.ts';
import { noteFileCalls } from './note-file-calls.ts';
import { opinionCalls } from './opinion-calls.ts';
import { opinionExportCalls } from './opinion-export-calls.ts';
import { ownSheetCalls } from './own-sheet-calls.ts';
import { planCalls } from './plan-calls.ts';
import type { Contract, EventContract } from './rpc.ts';
import { scheduleCalls } from './schedule-calls.ts';
import {
  dateInput,
  exportReportSchema,
  homeSchema,
  importReportSchema,
  overviewSchema,
  printPreflightSchema,
  searchHitSchema,
  shownMaterialSchema,
} from './schemas.ts';
import { statisticsCalls } from './statistics-calls.ts';

const nothing = z.strictObject({});
const done = z.null();
const pathText = z.string().min(1).max(4096);
/** Chosen by the caller, so that it can follow and cancel work that it started. */
const jobId = idSchema;
const memberFields = memberSchema.omit({ id: true, order: true });

export const serviceContract = {
  // reading
  overview: { kind: 'read', input: nothing, output: overviewSchema },
  home: { kind: 'read', input: z.strictObject({ today: dateInput }), output: homeSchema },
  /** Without a version: the one that 「資料4」 means, the newest that has content. */
  material: {
    kind: 'read',
    input: z.strictObject({ materialId: idSchema, versionId: idSchema.nullable() }),
    output: shownMaterialSchema,
  },
  blocks: {
    kind: 'read',
    input: z.strictObject({ versionId: idSchema }),
    output: z.array(blockSchema),
  },
  /** Bytes of an attached file. */
  file: {
    kind: 'read',
    input: z.strictObject({ hash: fileHashSchema }),
    output: z.object({
      bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
      mediaType: z.string(),
    }),
  },
  /** Every word of the query must stand in the block; from one character on. */
  search: {
    kind: 'read',
    input: z.strictObject({ query: z.string().max(200), limit: z.int().min(1).max(500) }),
    output: z.object({ hits: z.array(searchHitSchema), total: z.int().nonnegative() }),
  },
  members: { kind: 'read', input: nothing, output: z.array(memberSchema) },
  printPreflight: {
    kind: 'read',
    input: z.strictObject({ meetingId: idSchema }),
    output: printPreflightSchema,
  },

  ...annotationCalls,
  ...noteFileCalls,
  ...lockedFileCalls,
  ...planCalls,
  ...scheduleCalls,
  ...opinionCalls,
  ...ownSheetCalls,
  ...opinionExportCalls,
  ...formCalls,
  ...compileScreenCalls,

  // the committee and its members
  updateCommittee: { kind: 'write', input: committeeSchema.omit({ id: true }), output: committeeSchema },
  addMember: { kind: 'write', input: memberFields, output: memberSchema },
  updateMember: { kind: 'write', input: memberSchema.omit({ order: true }), output: memberSchema },
  removeMember: { kind: 'write', input: z.strictObject({ id: idSchema }), output: done },

  // materials
  /**
   * Packet text, or files, into a meeting; without one the source's own 次第 says which. Refuses with `source-encrypted` and all
   * PDFs (detail `locked`: paths) that no password of this run opens, before anything is read.
   */
  importSources: {
    kind: 'write',
    input: z.strictObject({
      paths: z.array(pathText).min(1).max(200),
      /** Files in them, such as locked PDFs whose password nobody knows, that are not taken in. */
      leaveOut: z.array(pathText).max(2000).optional(),
      meetingId: idSchema.nullable(),
      jobId,
    }),
    output: z.array(importReportSchema),
  },
  /** A PDF or other file becomes a material of the meeting. */
  addFileMaterial: {
    kind: 'write',
    input: z.strictObject({
      path: pathText,
      meetingId: idSchema,
      title: z.string().min(1).max(300),
      number: z.string().max(20).nullable(),
      distribution: distributionSchema.nullable(),
    }),
    output: z.object({ materialId: idSchema }),
  },
  /** The secretariat says which version a text of unknown version is. The listed sibling takes the other kind. */
  settleVersion: {
    kind: 'write',
    input: z.strictObject({ versionId: idSchema, versionKind: z.enum(['first', 'replacement', 'errata']) }),
    output: done,
  },
  markReading: {
    kind: 'write',
    input: z.strictObject({ versionId: idSchema, lastBlockId: z.string().nullable(), finished: z.boolean() }),
    output: done,
  },

  // drafts
  ...draftCalls,
  ...statisticsCalls,
  ...evidenceCalls,

  // giving out
  exportPacket: {
    kind: 'write',
    input: z.strictObject({ meetingId: idSchema, path: pathText, plainText: z.boolean(), jobId }),
    output: exportReportSchema,
  },
  exportMaterial: {
    kind: 'write',
    input: z.strictObject({ materialId: idSchema, path: pathText, plainText: z.boolean(), jobId }),
    output: exportReportSchema,
  },
  /** Statistics tables of a material as .xlsx or .csv (UTF-8 with BOM), by the ending of the path. */
  exportStatistics: {
    kind: 'write',
    input: z.strictObject({ materialId: idSchema, path: pathText }),
    output: z.object({ path: z.string(), tables: z.int().nonnegative() }),
  },
  /** A copy of an attached file, as it came. */
  saveFile: {
    kind: 'write',
    input: z.strictObject({ hash: fileHashSchema, path: pathText }),
    output: done,
  },
  cancelJob: { kind: 'write', input: z.strictObject({ jobId }), output: done },

  // the file
  /** A checked copy. Without a path: beside the committee file, in its backup folder. */
  backUp: {
    kind: 'write',
    input: z.strictObject({ path: pathText.nullable() }),
    output: z.object({ path: z.string() }),
  },
  verify: {
    kind: 'read',
    input: nothing,
    output: z.object({ findings: z.array(z.object({ code: z.string(), detail: z.string() })) }),
  },
} as const satisfies Contract;

export type ServiceContract = typeof serviceContract;

export const serviceEvents = {
  /** Something stored has changed; windows ask again for what they show. */
  changed: z.object({
    topics: z.array(
      z.enum([
        'committee',
        'members',
        'materials',
        'reading',
        'settings',
        'annotations',
        'drafts',
        'plans',
        'schedule',
        'evidence',
        'opinions',
        'transfers',
      ]),
    ),
  }),
  /** `total` is null while the amount of work is not known. */
  'job-progress': z.object({
    jobId,
    stage: z.enum(['reading', 'saving', 'preparing', 'printing', 'checking', 'assembling', 'writing']),
    done: z.int().nonnegative(),
    total: z.int().positive().nullable(),
  }),
} as const satisfies EventContract;

export type ServiceEvents = typeof serviceEvents;
