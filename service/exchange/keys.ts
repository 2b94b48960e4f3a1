import { createHash } from 'node:crypto';
import type { RegisteredKey, SeenKey } from '../../core/contract/exchange-schemas.ts';
import type { CommitteeFile } from '../../db/connection/committee-file.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { keepOwnKey } from '../../db/exchange/commands.ts';
import { listRegisteredKeys, listSeenKeys, ownKey } from '../../db/exchange/queries.ts';
import { makeReceivingKey, makeSigningKey, type SigningKey } from '../../formats/bundle/index.ts';
import { ownerActor } from '../committee-service.ts';
import type { BundleKeys } from './read-files.ts';

export interface OwnKeys {
  readonly signing: SigningKey;
  /** age: identity opens what was encrypted to recipient. */
  readonly receiving: { readonly identity: string; readonly recipient: string };
}

function storedKeys(read: ReadHandle): OwnKeys | null {
  const signing = ownKey(read, 'signing');
  const receiving = ownKey(read, 'receiving');
  return signing === null || receiving === null
    ? null
    : { signing, receiving: { identity: receiving.secretKey, recipient: receiving.publicKey } };
}

/** The keys of this file; made when they are first needed, and kept with it. */
export async function ownKeysOf(file: CommitteeFile): Promise<OwnKeys> {
  const stored = storedKeys(file.read);
  if (stored !== null) {
    return stored;
  }
  const signing = makeSigningKey();
  const receiving = await makeReceivingKey();
  file.write(ownerActor, 'makeKeys', (tx) => {
    keepOwnKey(tx, 'signing', signing);
    keepOwnKey(tx, 'receiving', { publicKey: receiving.recipient, secretKey: receiving.identity });
  });
  return storedKeys(file.read) ?? { signing, receiving };
}

/** What this file can open bundles with. */
export function bundleKeysOf(read: ReadHandle, passphrase: string | null): BundleKeys {
  const receiving = ownKey(read, 'receiving');
  return {
    identities: receiving === null ? [] : [receiving.secretKey],
    passphrases: passphrase === null ? [] : [passphrase],
  };
}

const fingerprintDigits = 30;
const groupLength = 5;

/** A key as people compare it by telephone: six groups of five digits. */
export function fingerprintOf(publicKey: string): string {
  const hash = createHash('sha256').update(publicKey).digest('hex');
  const digits = (BigInt(`0x${hash}`) % 10n ** BigInt(fingerprintDigits))
    .toString()
    .padStart(fingerprintDigits, '0');
  return (digits.match(new RegExp(`.{${groupLength}}`, 'gu')) ?? []).join(' ');
}

/** Keys as the screens show them. */
export function shownKeys(read: ReadHandle): {
  own: { publicKey: string; fingerprint: string; recipient: string } | null;
  registered: RegisteredKey[];
  seen: SeenKey[];
} {
  const own = storedKeys(read);
  return {
    own:
      own === null
        ? null
        : {
            publicKey: own.signing.publicKey,
            fingerprint: fingerprintOf(own.signing.publicKey),
            recipient: own.receiving.recipient,
          },
    registered: listRegisteredKeys(read).map((row) => ({
      id: row.id,
      memberId: row.member_id,
      publicKey: row.public_key,
      fingerprint: fingerprintOf(row.public_key),
      registeredAt: row.registered_at,
      retiredAt: row.retired_at,
    })),
    seen: listSeenKeys(read).map(({ member_id, name, signer, since }) => ({
      memberId: member_id,
      name,
      publicKey: signer,
      fingerprint: fingerprintOf(signer),
      since,
    })),
  };
}
