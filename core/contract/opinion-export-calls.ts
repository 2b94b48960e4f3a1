/** Calls that give out what came of the opinion sheets: on paper and as files. Spread into service.ts. */
import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import type { Contract } from './rpc.ts';
import { exportReportSchema } from './schemas.ts';

const pathText = z.string().min(1).max(4096);

/**
 * Which 意見・提案シート is printed. `own`: the owner's, as it stands now. `blank`: the empty form to be written on by hand.
 * `received`: one that was taken in, in the revision that counts.
 */
export const printedSheetSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('own'), meetingId: idSchema }),
  z.strictObject({ of: z.literal('blank'), meetingId: idSchema }),
  z.strictObject({ of: z.literal('received'), sheetId: idSchema }),
]);
export type PrintedSheetChoice = z.infer<typeof printedSheetSchema>;

export const opinionExportCalls = {
  /** 意見・提案シート as PDF. */
  exportSheetPaper: {
    kind: 'write',
    input: z.strictObject({ sheet: printedSheetSchema, path: pathText, jobId: idSchema }),
    output: exportReportSchema,
  },
} as const satisfies Contract;
