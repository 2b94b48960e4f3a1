import { z } from 'zod';
import { fileHashSchema, idSchema } from '../ids.ts';

/** A paper that is kept as the file it came as. A PDF has a page per block; other files have none. */
export const fileContentSchema = z.object({
  kind: z.enum(['report', 'file']),
  title: z.string(),
  fileName: z.string(),
  /** IANA media type, 「application/pdf」 */
  mediaType: z.string(),
  fileHash: fileHashSchema,
  /** Size in bytes. */
  byteLength: z.int().nonnegative(),
  /** Pages of a PDF in order, with the text found on them; empty for other files. */
  pages: z.array(z.object({ id: idSchema, text: z.string() })),
});
export type FileContent = z.infer<typeof fileContentSchema>;
