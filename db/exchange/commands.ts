import { ShingiError } from '../../core/contract/errors.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { type OwnKey, ownKey, registeredKeyOf } from './queries.ts';
import type { TransferRow } from './rows.ts';

/** Keeps a key pair of this file; the first one for a purpose stays. */
export function keepOwnKey(handle: WriteHandle, purpose: 'signing' | 'receiving', key: OwnKey): void {
  if (ownKey(handle, purpose) === null) {
    handle.derive(
      'own_key',
      'INSERT INTO own_key (purpose, public_key, secret_key, made_at) VALUES (?, ?, ?, ?)',
      purpose,
      key.publicKey,
      key.secretKey,
      handle.environment.now(),
    );
  }
}

/** Takes a key out of use. It stays known. @throws ShingiError not-found */
export function retireKey(handle: WriteHandle, id: string): void {
  handle.update('registered_key', id, { retired_at: handle.environment.now() });
}

/** The key that bundles of a member, or of the secretariat for null, must be signed with from now on. */
export function registerKey(handle: WriteHandle, memberId: string | null, publicKey: string): void {
  if (registeredKeyOf(handle, memberId) === publicKey) {
    return;
  }
  const inUse = handle.get<{ id: string }>(
    'SELECT id FROM registered_key WHERE member_id IS ? AND retired_at IS NULL',
    memberId,
  );
  if (inUse !== undefined) {
    retireKey(handle, inUse.id);
  }
  if (memberId !== null && handle.get('SELECT 1 FROM member WHERE id = ?', memberId) === undefined) {
    throw new ShingiError('not-found', { what: 'member', id: memberId });
  }
  handle.insert('registered_key', {
    id: handle.environment.newId(),
    member_id: memberId,
    public_key: publicKey,
    registered_at: handle.environment.now(),
    retired_at: null,
  });
}

/** Adds a bundle to the record of transfers (受渡しの記録). */
export function recordTransfer(
  handle: WriteHandle,
  transfer: Omit<TransferRow, 'id' | 'at' | 'form' | 'sheet_id' | 'confirmed_by'>,
): void {
  handle.insert('transfer', {
    id: handle.environment.newId(),
    at: handle.environment.now(),
    ...transfer,
    form: null,
    sheet_id: null,
    confirmed_by: null,
  });
}

/** A form that went out or came back, or a table of comments. */
export type FormTransfer = Pick<
  TransferRow,
  'meeting_id' | 'file_name' | 'file_hash' | 'partner' | 'revision' | 'result' | 'sheet_id' | 'confirmed_by'
> & {
  readonly form: NonNullable<TransferRow['form']>;
  /** Number of the form; empty where the file has none. */
  readonly formId: string;
};

/** Adds it to the record of transfers. Nobody has signed it, and nothing has encrypted it. */
export function recordFormTransfer(handle: WriteHandle, transfer: FormTransfer): void {
  const { formId, ...row } = transfer;
  handle.insert('transfer', {
    id: handle.environment.newId(),
    at: handle.environment.now(),
    direction: row.form === 'blank' ? 'out' : 'in',
    kind: 'sheet',
    bundle_id: formId,
    // A form has no manifest; the file itself is what it says of itself.
    manifest_hash: row.file_hash,
    author_id: null,
    recipient: null,
    proof: 'unsigned',
    was_encrypted: 0,
    parked: null,
    ...row,
  });
}
