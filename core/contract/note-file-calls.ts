/** Calls about annotations on paper and in PDFs. Spread into service.ts. */
import { z } from 'zod';
import { colourSchema } from '../domain/annotations/annotation.ts';
import { idSchema } from '../domain/ids.ts';
import { tableReportSchema } from './plan-calls.ts';
import type { Contract } from './rpc.ts';
import { exportReportSchema } from './schemas.ts';

const pathText = z.string().min(1).max(4096);
const count = z.int().nonnegative();

/** Which annotations go along. Private ones only where they are asked for. */
const choice = {
  includePrivate: z.boolean(),
  includeShared: z.boolean(),
  /** Only what the owner of the file wrote. */
  ownOnly: z.boolean(),
  /** Empty for all. */
  colours: z.array(colourSchema),
};

export const noteFileCalls = {
  /** What would go along and what would not, before it is written. Both null: all papers of the file. */
  countAnnotations: {
    kind: 'read',
    input: z.strictObject({ meetingId: idSchema.nullable(), materialId: idSchema.nullable(), ...choice }),
    output: z.object({ chosen: count, withoutPlace: count, privateLeftOut: count }),
  },
  /** A paper, or the packet of a meeting, with annotations in it. */
  exportAnnotatedPdf: {
    kind: 'write',
    input: z.strictObject({
      path: pathText,
      meetingId: idSchema,
      /** null for the whole packet. */
      materialId: idSchema.nullable(),
      /** Standard PDF annotations; or printed onto the pages, with what is written in a margin beside them. */
      form: z.enum(['annotations', 'margin']),
      ...choice,
      jobId: idSchema,
    }),
    output: z.object({ report: exportReportSchema, count }),
  },
  /** メモの一覧: .pdf, .xlsx or .csv. Both null: all papers of the file. */
  exportAnnotationList: {
    kind: 'write',
    input: z.strictObject({
      path: pathText,
      meetingId: idSchema.nullable(),
      materialId: idSchema.nullable(),
      ...choice,
      jobId: idSchema,
    }),
    output: tableReportSchema,
  },
} as const satisfies Contract;
