import type { ReadHandle } from '../connection/handles.ts';
import { type RegisteredKeyRow, registeredKeyColumns, type TransferRow, transferColumns } from './rows.ts';

const keyList = registeredKeyColumns.join(', ');
const transferList = transferColumns.join(', ');

/** A key pair of this file. The secret half is in no log and leaves the file only with a copy of the file. */
export interface OwnKey {
  readonly publicKey: string;
  readonly secretKey: string;
}

export function ownKey(read: ReadHandle, purpose: 'signing' | 'receiving'): OwnKey | null {
  const sql = 'SELECT public_key AS publicKey, secret_key AS secretKey FROM own_key WHERE purpose = ?';
  return read.get<OwnKey>(sql, purpose) ?? null;
}

/** All keys that were ever registered, those in use first. */
export function listRegisteredKeys(read: ReadHandle): RegisteredKeyRow[] {
  return read.all<RegisteredKeyRow>(
    `SELECT ${keyList} FROM registered_key ORDER BY retired_at IS NOT NULL, registered_at, id`,
  );
}

/** The key in use of a member; of the secretariat for null. */
export function registeredKeyOf(read: ReadHandle, memberId: string | null): string | null {
  const sql = 'SELECT public_key FROM registered_key WHERE member_id IS ? AND retired_at IS NULL';
  return read.get<{ public_key: string }>(sql, memberId)?.public_key ?? null;
}

/** Keys that sheets of members on the roster were signed with, and that were never registered for them. */
export function listSeenKeys(
  read: ReadHandle,
): { member_id: string; name: string; signer: string; since: number }[] {
  const sql = `SELECT m.id AS member_id, m.name, r.signer, min(r.received_at) AS since
    FROM sheet_revision AS r JOIN sheet_standing AS s ON s.sheet_id = r.sheet_id JOIN member AS m ON m.id = s.member_id
    WHERE r.signer IS NOT NULL AND NOT EXISTS (SELECT 1 FROM registered_key AS k
      WHERE k.member_id = m.id AND k.public_key = r.signer)
    GROUP BY m.id, r.signer ORDER BY since, r.signer`;
  return read.all<{ member_id: string; name: string; signer: string; since: number }>(sql);
}

/** Hashes of all files that went out or came in. */
export function knownFileHashes(read: ReadHandle): Set<string> {
  const rows = read.all<{ file_hash: string }>('SELECT DISTINCT file_hash FROM transfer');
  return new Set(rows.map(({ file_hash }) => file_hash));
}

/** Newest first. */
export function listTransfers(read: ReadHandle): TransferRow[] {
  return read.all<TransferRow>(`SELECT ${transferList} FROM transfer ORDER BY at DESC, id DESC`);
}

/** The newest bundle of a kind that went out, or came in, for a meeting. */
export function lastTransfer(
  read: ReadHandle,
  wanted: Pick<TransferRow, 'direction' | 'kind' | 'meeting_id'>,
): TransferRow | null {
  const sql = `SELECT ${transferList} FROM transfer WHERE direction = ? AND kind = ? AND meeting_id = ? AND form IS NULL
    ORDER BY revision DESC, at DESC, id DESC LIMIT 1`;
  return read.get<TransferRow>(sql, wanted.direction, wanted.kind, wanted.meeting_id) ?? null;
}

/** Sheets of a meeting whose unsigned form somebody vouched for, though a key is registered for the writer: the newest each. */
export function confirmedForms(
  read: ReadHandle,
  meetingId: string,
): Map<string, { readonly by: string; readonly at: number }> {
  const sql = `SELECT sheet_id, confirmed_by, at FROM transfer
    WHERE meeting_id = ? AND kind = 'sheet' AND confirmed_by IS NOT NULL AND sheet_id IS NOT NULL ORDER BY at, id`;
  const rows = read.all<{ sheet_id: string; confirmed_by: string; at: number }>(sql, meetingId);
  return new Map(rows.map(({ sheet_id, confirmed_by, at }) => [sheet_id, { by: confirmed_by, at }]));
}

/** Authors who handed in for a meeting, with the newest key that answers to them can be encrypted to. */
export function recipientsOfSenders(
  read: ReadHandle,
  meetingId: string,
): { author_id: string; recipient: string }[] {
  const sql = `SELECT author_id, recipient FROM transfer AS t WHERE direction = 'in' AND kind = 'sheet'
      AND meeting_id = ? AND author_id IS NOT NULL AND recipient IS NOT NULL AND result <> 'conflicting'
      AND NOT EXISTS (SELECT 1 FROM transfer AS later WHERE later.direction = 'in' AND later.kind = 'sheet'
        AND later.meeting_id = t.meeting_id AND later.author_id = t.author_id AND later.recipient IS NOT NULL
        AND later.result <> 'conflicting' AND (later.revision, later.id) > (t.revision, t.id))
    ORDER BY author_id`;
  return read.all<{ author_id: string; recipient: string }>(sql, meetingId);
}
