import { createHash } from 'node:crypto';
import { type Manifest, manifestSchema } from '../../core/domain/exchange/manifest.ts';
import { type EncryptTo, encrypt } from './encryption.ts';
import { type Preview, previewHtml, previewText } from './preview.ts';
import { type SigningKey, signManifest } from './signature.ts';
import { writeArchive } from './write-archive.ts';

/** Names that every bundle uses. */
export const entryNames = {
  mediaType: 'mimetype',
  manifest: 'manifest.json',
  previewText: 'preview.txt',
  previewHtml: 'preview.html',
  signature: 'signature.json',
} as const;

export const bundleMediaType = 'application/vnd.shingi.bundle+zip';

/** An entry of a bundle beside those that every bundle has. */
export interface BundleFile {
  readonly path: string;
  /** IANA media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface BundleToWrite {
  /** The manifest without its list of files; members beyond the schema stay as they are. */
  readonly manifest: Omit<Manifest, 'files'>;
  readonly files: readonly BundleFile[];
  readonly preview: Preview;
  /** null leaves the bundle unsigned. */
  readonly signingKey: SigningKey | null;
  /** null leaves it readable by everyone. */
  readonly encryptTo: EncryptTo | null;
}

export interface WrittenBundle {
  readonly bytes: Uint8Array;
  /** SHA-256 of the manifest's bytes: what the next revision names as the one before. */
  readonly manifestHash: string;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * A bundle as one file.
 * @throws BundleError tooLarge, tooManyEntries, badName, duplicateName; ZodError for a manifest that is none
 */
export async function writeBundle(bundle: BundleToWrite): Promise<WrittenBundle> {
  const files: BundleFile[] = [
    {
      path: entryNames.previewText,
      type: 'text/plain; charset=utf-8',
      bytes: Buffer.from(previewText(bundle.preview)),
    },
    {
      path: entryNames.previewHtml,
      type: 'text/html; charset=utf-8',
      bytes: Buffer.from(previewHtml(bundle.preview)),
    },
    ...bundle.files,
  ];
  const whole = {
    ...bundle.manifest,
    files: files.map(({ path, type, bytes }) => ({
      path,
      sha256: sha256Of(bytes),
      size: bytes.byteLength,
      type,
    })),
  };
  manifestSchema.parse(whole);
  const manifest = Buffer.from(`${JSON.stringify(whole, null, 1)}\n`);
  const archive = writeArchive([
    { name: entryNames.mediaType, bytes: Buffer.from(bundleMediaType), stored: true },
    { name: entryNames.manifest, bytes: manifest },
    ...files.map(({ path, bytes }) => ({ name: path, bytes })),
    ...(bundle.signingKey === null
      ? []
      : [{ name: entryNames.signature, bytes: signManifest(manifest, bundle.signingKey) }]),
  ]);
  return {
    bytes: bundle.encryptTo === null ? archive : await encrypt(archive, bundle.encryptTo),
    manifestHash: sha256Of(manifest),
  };
}
