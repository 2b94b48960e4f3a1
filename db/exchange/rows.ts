export interface RegisteredKeyRow {
  readonly id: string;
  /** null for the secretariat. */
  readonly member_id: string | null;
  readonly public_key: string;
  readonly registered_at: number;
  readonly retired_at: number | null;
}

export const registeredKeyColumns = ['id', 'member_id', 'public_key', 'registered_at', 'retired_at'] as const;

export interface TransferRow {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly kind: 'packet' | 'sheet' | 'responses';
  readonly meeting_id: string;
  readonly bundle_id: string;
  readonly manifest_hash: string;
  readonly revision: number;
  readonly file_name: string;
  /** SHA-256 of the file as it lay on the disk. */
  readonly file_hash: string;
  readonly at: number;
  /** Name of who sent it, or whom it is for. */
  readonly partner: string;
  /** Author of the notes that came with it. */
  readonly author_id: string | null;
  /** Where answers to the sender can be encrypted to. */
  readonly recipient: string | null;
  readonly proof: 'registered' | 'signed' | 'unsigned';
  readonly was_encrypted: 0 | 1;
  readonly result: 'new' | 'revised' | 'unchanged' | 'conflicting';
  /** JSON of what its documents held beyond what this program knows. */
  readonly parked: string | null;
  /** null for a bundle. `blank`: a form to be filled in. `filled`: one that came back. `comments`: a table of the public's. */
  readonly form: 'blank' | 'filled' | 'comments' | null;
  /** The sheet that a filled-in form became. */
  readonly sheet_id: string | null;
  /** Who confirmed here that an unsigned form is that of the member whose key is registered. */
  readonly confirmed_by: string | null;
}

export const transferColumns = [
  'id',
  'direction',
  'kind',
  'meeting_id',
  'bundle_id',
  'manifest_hash',
  'revision',
  'file_name',
  'file_hash',
  'at',
  'partner',
  'author_id',
  'recipient',
  'proof',
  'was_encrypted',
  'result',
  'parked',
  'form',
  'sheet_id',
  'confirmed_by',
] as const;
