import type { ReceivedResponse } from '../../core/contract/opinion-sheet-schemas.ts';
import { type PublishedResponse, publishedResponseSchema } from '../../core/domain/exchange/documents.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { findOpinionRow } from '../../db/opinion-sheets/queries.ts';
import { receivedResponseRows } from '../../db/opinion-sheets/received-response-queries.ts';

/** Answers that came back, by number. Those to opinions of this file's owner are marked. */
export function receivedResponses(read: ReadHandle, meetingId: string): ReceivedResponse[] {
  return receivedResponseRows(read, meetingId).map((row) => {
    const response: PublishedResponse = publishedResponseSchema.parse(JSON.parse(row.document));
    const own = findOpinionRow(read, row.opinion_id);
    const { part, ...rest } = response;
    return {
      ...rest,
      isOwn: own !== null,
      part: part === null || own === null ? null : own.text.slice(...part),
    };
  });
}
