import type { Parked } from '../../core/domain/exchange/parked.ts';

/** What a bundle held beyond what this program knows, by its documents. */
export interface ParkedDocuments {
  readonly manifest: Parked | null;
  /** By the name of the document: packet, responses, notes. */
  readonly documents: Readonly<Record<string, Parked>>;
}

/** As it is kept with the record of the transfer; null where nothing was unknown. */
export function parkedText(parked: ParkedDocuments): string | null {
  return parked.manifest === null && Object.keys(parked.documents).length === 0
    ? null
    : JSON.stringify(parked);
}
