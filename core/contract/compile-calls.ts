/** Calls of the secretariat's table beside those of opinion-calls.ts: its shape, moving in it, taking steps back. */
import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import { compileFilterSchema, compileOrderSchema } from '../domain/opinion-sheets/compiled.ts';
import { planChangeSchema } from '../domain/opinion-sheets/plan-change.ts';
import { sheetDocumentSchema } from '../domain/opinion-sheets/sheet.ts';
import { undoStateSchema } from './annotation-calls.ts';
import { compileFacetsSchema, compileOutlineSchema, compileTotalsSchema } from './compile-schemas.ts';
import { receivedSheetSchema } from './opinion-sheet-schemas.ts';
import type { Contract } from './rpc.ts';

const ofMeeting = z.strictObject({ meetingId: idSchema });
/** Which rows in which order; the same members as those of `compileTable`. */
const tableRequest = {
  meetingId: idSchema,
  filter: compileFilterSchema,
  order: compileOrderSchema,
  descending: z.boolean(),
};

export const compileScreenCalls = {
  /** How many rows a table has, and the headings between them. */
  compileOutline: {
    kind: 'read',
    input: z.strictObject(tableRequest),
    output: compileOutlineSchema,
  },
  /** Where a row stands in a table, from 0; null where it is not among its rows. */
  compilePosition: {
    kind: 'read',
    input: z.strictObject({ ...tableRequest, itemId: idSchema }),
    output: z.object({ index: z.int().nonnegative().nullable() }),
  },
  /**
   * The next row after (or before) a place that still lacks a summary, a disposition or an answer, going on from the other
   * end; null where nothing is left to do.
   */
  nextUndone: {
    kind: 'read',
    input: z.strictObject({
      ...tableRequest,
      /** Index of the row to go on from; -1 for before the first. */
      from: z.int().min(-1),
      direction: z.enum(['next', 'previous']),
    }),
    output: z.object({ index: z.int().nonnegative().nullable() }),
  },
  /** Values that rows of a meeting have and that nobody keeps a list of. */
  compileFacets: { kind: 'read', input: ofMeeting, output: compileFacetsSchema },
  /** Numbers of every meeting that has opinions. */
  /** Every sheet of one member, as each stands now: meetings newest first, sheets in the order of their receipt. */
  sheetsOfMember: {
    kind: 'read',
    input: z.strictObject({ memberId: idSchema }),
    output: z.object({
      name: z.string(),
      meetings: z.array(
        z.object({
          meetingId: idSchema,
          label: z.string(),
          sheets: z.array(z.object({ sheet: receivedSheetSchema, document: sheetDocumentSchema })),
        }),
      ),
    }),
  },
  compileTotals: { kind: 'read', input: z.strictObject({}), output: z.array(compileTotalsSchema) },
  /** Changes of the plan that are about places of a material, with the opinions that led to them: for comparing versions. */
  changesOfMaterial: {
    kind: 'read',
    input: z.strictObject({ materialId: idSchema }),
    output: z.array(
      z.object({ change: planChangeSchema, items: z.array(z.object({ itemId: idSchema, no: z.int() })) }),
    ),
  },
  /** What can be taken back and done again in the 対応表 of a meeting. */
  compileSteps: { kind: 'read', input: ofMeeting, output: undoStateSchema },
  /**
   * Takes back the newest step, or does it again. @returns its label; null where there was none. Refused with `conflict`
   * when something else has changed it since
   */
  stepCompile: {
    kind: 'write',
    input: z.strictObject({ meetingId: idSchema, act: z.enum(['undo', 'redo']) }),
    output: z.object({ label: z.string().nullable() }),
  },
} as const satisfies Contract;
