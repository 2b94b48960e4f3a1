/** Calls about sheets of people without the application: forms, pasted text, comments of the public. Spread into service.ts. */
import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import type { Contract } from './rpc.ts';

const pathText = z.string().min(1).max(4096);

export const formReportSchema = z.object({
  path: z.string(),
  byteLength: z.int().positive(),
  /** Number that is printed on the form. */
  formNumber: z.string(),
});
export type FormReport = z.infer<typeof formReportSchema>;

export const formCalls = {
  /** Writes the blank form of a meeting as .pdf, .xlsx or .docx, by the ending of the path; for one member with their name. */
  exportForm: {
    kind: 'write',
    input: z.strictObject({ meetingId: idSchema, memberId: idSchema.nullable(), path: pathText }),
    output: formReportSchema,
  },
} as const satisfies Contract;
