import { z } from 'zod';
import { materialKindSchema } from '../../core/domain/materials/content.ts';

export interface ImportRow {
  readonly id: string;
  readonly source_name: string;
  readonly document_hash: string;
  readonly imported_at: number;
  readonly meeting_id: string | null;
  readonly made: string;
  readonly warnings: string;
  readonly not_understood: string;
}

/** What one document of the source became. */
export const importedThingSchema = z.object({
  kind: materialKindSchema,
  number: z.string().nullable(),
  title: z.string(),
  materialId: z.string(),
  versionId: z.string().nullable(),
  outcome: z.enum(['added', 'version', 'unchanged']),
  /** First and last line in the source, 1-based; null for a file that has none. */
  lines: z.tuple([z.int(), z.int()]).nullable(),
});
export type ImportedThing = z.infer<typeof importedThingSchema>;

const warningsSchema = z.array(
  z.object({ line: z.int(), code: z.string(), values: z.record(z.string(), z.string()) }),
);
const notUnderstoodSchema = z.array(z.object({ line: z.int(), text: z.string() }));

/** One import of one source, kept for good. */
export interface ImportRecord {
  readonly id: string;
  readonly sourceName: string;
  /** SHA-256 of the source's bytes. */
  readonly documentHash: string;
  /** Unix time in milliseconds. */
  readonly importedAt: number;
  readonly meetingId: string | null;
  readonly made: ImportedThing[];
  readonly warnings: z.infer<typeof warningsSchema>;
  readonly notUnderstood: z.infer<typeof notUnderstoodSchema>;
}

export function importRecordOf(row: ImportRow): ImportRecord {
  return {
    id: row.id,
    sourceName: row.source_name,
    documentHash: row.document_hash,
    importedAt: row.imported_at,
    meetingId: row.meeting_id,
    made: z.array(importedThingSchema).parse(JSON.parse(row.made)),
    warnings: warningsSchema.parse(JSON.parse(row.warnings)),
    notUnderstood: notUnderstoodSchema.parse(JSON.parse(row.not_understood)),
  };
}
