import { z } from 'zod';
import type { Parked } from '../../core/domain/exchange/parked.ts';
import type { TransferRow } from '../../db/exchange/rows.ts';

/** What a bundle held beyond what this program knows, by its documents. */
export interface ParkedDocuments {
  readonly manifest: Parked | null;
  /** By the name of the document: packet, responses, notes. */
  readonly documents: Readonly<Record<string, Parked>>;
}

const parkedSchema: z.ZodType<Parked> = z.lazy(() =>
  z.object({
    members: z.record(z.string(), z.json()).optional(),
    inside: z.record(z.string(), parkedSchema).optional(),
  }),
) as z.ZodType<Parked>;

const storedSchema = z.object({
  manifest: parkedSchema.nullable(),
  documents: z.record(z.string(), parkedSchema),
});

export const nothingParked: ParkedDocuments = { manifest: null, documents: {} };

export function parkedOf(transfer: Pick<TransferRow, 'parked'> | null): ParkedDocuments {
  return transfer?.parked == null ? nothingParked : storedSchema.parse(JSON.parse(transfer.parked));
}

/** As it is kept with the record of the transfer; null where nothing was unknown. */
export function parkedText(parked: ParkedDocuments): string | null {
  return parked.manifest === null && Object.keys(parked.documents).length === 0
    ? null
    : JSON.stringify(parked);
}
