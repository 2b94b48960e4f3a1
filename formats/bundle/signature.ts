import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { z } from 'zod';
import { publicKeySchema } from '../../core/domain/exchange/manifest.ts';
import { BundleError } from './bundle-error.ts';

/** An Ed25519 key pair; both raw, base64url without padding. */
export interface SigningKey {
  readonly publicKey: string;
  readonly secretKey: string;
}

const rawLength = 32;
/** DER around a raw key (RFC 8410); the key itself follows. */
const publicHead = Buffer.from('302a300506032b6570032100', 'hex');
const secretHead = Buffer.from('302e020100300506032b657004220420', 'hex');

const signatureSchema = z.object({
  algorithm: z.literal('Ed25519'),
  key: publicKeySchema,
  /** Base64url without padding, 64 bytes. */
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/u),
});

function rawOf(key: KeyObject, type: 'spki' | 'pkcs8'): string {
  return key.export({ type, format: 'der' }).subarray(-rawLength).toString('base64url');
}

export function makeSigningKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { publicKey: rawOf(publicKey, 'spki'), secretKey: rawOf(privateKey, 'pkcs8') };
}

/** The bytes of `signature.json` for a manifest. */
export function signManifest(manifest: Uint8Array, { publicKey, secretKey }: SigningKey): Uint8Array {
  const key = createPrivateKey({
    key: Buffer.concat([secretHead, Buffer.from(secretKey, 'base64url')]),
    format: 'der',
    type: 'pkcs8',
  });
  const signature = sign(null, manifest, key).toString('base64url');
  return Buffer.from(`${JSON.stringify({ algorithm: 'Ed25519', key: publicKey, signature }, null, 1)}\n`);
}

/** Base64url has several spellings of one value where bits are left over; only the canonical one is read. */
function decode(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

/**
 * The public key that signed this manifest.
 * @param signature bytes of `signature.json`
 * @throws BundleError wrongSignature when it is no signature, or not one of these bytes
 */
export function signerOf(manifest: Uint8Array, signature: Uint8Array): string {
  let read: z.infer<typeof signatureSchema>;
  try {
    read = signatureSchema.parse(JSON.parse(Buffer.from(signature).toString('utf8')));
  } catch (error) {
    throw new BundleError('wrongSignature', '', { cause: error });
  }
  const publicKey = decode(read.key);
  const value = decode(read.signature);
  if (publicKey === null || value === null) {
    throw new BundleError('wrongSignature');
  }
  const key = createPublicKey({ key: Buffer.concat([publicHead, publicKey]), format: 'der', type: 'spki' });
  if (!verify(null, manifest, key, value)) {
    throw new BundleError('wrongSignature');
  }
  return read.key;
}
