/** `.shingix`: what secretariat and members send each other. docs/bundle-format.md describes it for other programs. */
export { BundleError } from './bundle-error.ts';
export { type EncryptTo, isEncrypted, type Keys, makeReceivingKey, type ReceivingKey } from './encryption.ts';
export type { Preview } from './preview.ts';
export { jsonOf, type OpenedBundle, readBundle } from './read-bundle.ts';
export { makeSigningKey, type SigningKey } from './signature.ts';
export {
  type BundleFile,
  type BundleToWrite,
  sha256Of,
  type WrittenBundle,
  writeBundle,
} from './write-bundle.ts';
