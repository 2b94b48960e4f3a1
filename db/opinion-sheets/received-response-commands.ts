import type { WriteHandle } from '../change-log/write-handle.ts';
import { receivedResponseRows } from './received-response-queries.ts';
import type { ReceivedResponseRow } from './rows.ts';

/**
 * Takes the answers of a responses bundle: each replaces the one that came with an older bundle; what a newer bundle does
 * not have any more was taken back and goes.
 */
export function takeResponses(
  handle: WriteHandle,
  meetingId: string,
  responses: readonly Omit<ReceivedResponseRow, 'meeting_id' | 'received_at'>[],
): void {
  const known = new Map(receivedResponseRows(handle, meetingId).map((row) => [row.item_id, row]));
  for (const response of responses) {
    const before = known.get(response.item_id);
    known.delete(response.item_id);
    if (before === undefined) {
      const received_at = handle.environment.now();
      handle.insert('received_response', { ...response, meeting_id: meetingId, received_at });
    } else if (response.document !== before.document || response.number !== before.number) {
      const { item_id, ...changes } = response;
      handle.update('received_response', item_id, { ...changes, received_at: handle.environment.now() });
    }
  }
  for (const gone of known.keys()) {
    handle.remove('received_response', gone);
  }
}
