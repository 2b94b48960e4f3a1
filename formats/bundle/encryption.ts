import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { BundleError } from './bundle-error.ts';

/** An age X25519 key pair in its text forms: `AGE-SECRET-KEY-1…` and `age1…`. */
export interface ReceivingKey {
  readonly identity: string;
  readonly recipient: string;
}

export async function makeReceivingKey(): Promise<ReceivingKey> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

export type EncryptTo = { readonly recipient: string } | { readonly passphrase: string };

export interface Keys {
  readonly identities: readonly string[];
  readonly passphrases: readonly string[];
}

const magic = Buffer.from('age-encryption.org/v1\n');
/** The longest header there is with a handful of recipients; it stands unencrypted at the start. */
const headerSearch = 64 * 1024;
/** scrypt takes 2^n KiB of memory: 256 MiB for 18, which is what age itself writes. */
const greatestWorkFactor = 18;
const workFactor = 17;

/** True for a file that age wrapped (C2SP age v1, binary). */
export function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, magic.byteLength)).equals(
    magic,
  );
}

/** Wraps a file so that only the owner of the recipient, or who knows the passphrase, can open it. Debian's `age` can. */
export async function encrypt(bytes: Uint8Array, to: EncryptTo): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  if ('recipient' in to) {
    encrypter.addRecipient(to.recipient);
  } else {
    encrypter.setPassphrase(to.passphrase);
    encrypter.setScryptWorkFactor(workFactor);
  }
  return encrypter.encrypt(bytes);
}

interface Header {
  readonly forPassphrase: boolean;
}

/** What the header of an encrypted file asks for, without decrypting. @throws BundleError truncated, tooLarge */
function readHeader(bytes: Uint8Array): Header {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, headerSearch)).toString(
    'latin1',
  );
  const end = head.indexOf('\n---');
  if (end < 0) {
    throw new BundleError(bytes.byteLength < headerSearch ? 'truncated' : 'tampered', 'header');
  }
  const stanzas = [...head.slice(0, end).matchAll(/^-> (\S+)(.*)$/gmu)];
  for (const [, type, rest = ''] of stanzas) {
    if (type === 'scrypt' && Number(rest.trim().split(' ')[1]) > greatestWorkFactor) {
      throw new BundleError('tooLarge', `scrypt ${rest.trim().split(' ')[1] ?? ''}`);
    }
  }
  return { forPassphrase: stanzas.some(([, type]) => type === 'scrypt') };
}

const noMatch = /no identity matched/u;

/**
 * Takes the wrapping off.
 * @throws BundleError passphraseNeeded, wrongPassphrase, keyNeeded, truncated, tampered, tooLarge
 */
export async function decrypt(bytes: Uint8Array, keys: Keys): Promise<Uint8Array> {
  const { forPassphrase } = readHeader(bytes);
  const decrypter = new Decrypter();
  if (forPassphrase) {
    if (keys.passphrases.length === 0) {
      throw new BundleError('passphraseNeeded');
    }
    for (const passphrase of keys.passphrases) {
      decrypter.addPassphrase(passphrase);
    }
  } else {
    if (keys.identities.length === 0) {
      throw new BundleError('keyNeeded');
    }
    for (const identity of keys.identities) {
      decrypter.addIdentity(identity);
    }
  }
  try {
    return await decrypter.decrypt(bytes);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (noMatch.test(message)) {
      throw new BundleError(forPassphrase ? 'wrongPassphrase' : 'keyNeeded', '', { cause: error });
    }
    throw new BundleError('tampered', '', { cause: error });
  }
}
