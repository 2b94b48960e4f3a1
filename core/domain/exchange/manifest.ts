import { z } from 'zod';
import { fileHashSchema, idSchema } from '../ids.ts';

/** Release of the bundle format that this program writes. */
export const BUNDLE_FORMAT_VERSION = 1;
/** The newest format that this program reads. A bundle says which one its reader needs at least. */
export const READER_VERSION = 1;

/** `packet`: secretariat → members. `sheet`: member → secretariat. `responses`: secretariat → members. */
export const bundleKindSchema = z.enum(['packet', 'sheet', 'responses']);
export type BundleKind = z.infer<typeof bundleKindSchema>;

/** A raw Ed25519 public key, base64url without padding. */
export const publicKeySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/u);
/** An age X25519 recipient: what files for its owner are encrypted to. */
export const recipientSchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/u);

const shortText = z.string().max(300);

/** What a bundle says of itself. Its exact bytes are what a signature signs. */
export const manifestSchema = z.object({
  format: z.literal('shingi-bundle'),
  formatVersion: z.int().positive(),
  minimumReaderVersion: z.int().positive(),
  kind: bundleKindSchema,
  bundleId: idSchema,
  committee: z.object({ id: idSchema, name: shortText }),
  meeting: z.object({ id: idSchema, label: shortText }),
  /** Who made it. */
  sender: z.object({
    role: z.enum(['secretariat', 'member']),
    memberId: idSchema.nullable(),
    name: shortText,
    /** Key of the sender, whether or not this bundle is signed. */
    signingKey: publicKeySchema.nullable(),
    /** Where answers can be encrypted to. */
    recipient: recipientSchema.nullable(),
  }),
  /** 1, 2, 3 … of this kind for this meeting and sender. */
  revision: z.int().positive(),
  /** Hash of the content (sheet) or of the manifest (packet, responses) of the revision before; null for the first. */
  previousRevisionHash: fileHashSchema.nullable(),
  /** Unix time in milliseconds on the clock of the sender. Tells people when; decides nothing. */
  createdAt: z.int().nonnegative(),
  /** The packet that a sheet answers: its bundle id and the hash of its manifest. */
  answers: z.object({ bundleId: idSchema, hash: fileHashSchema }).nullable(),
  /** How many of what, for people: opinions, materials, responses, notes. */
  counts: z.record(z.string().max(40), z.int().nonnegative()),
  /** Every entry but mimetype, manifest and signature. */
  files: z
    .array(
      z.object({
        path: z.string().max(200),
        sha256: fileHashSchema,
        size: z.int().nonnegative(),
        type: z.string().max(100),
      }),
    )
    .max(1000),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Read before everything else, so that a newer format is told from a broken one. */
export const manifestVersionSchema = z.object({
  format: z.literal('shingi-bundle'),
  minimumReaderVersion: z.int().positive(),
});

/** How far a bundle's sender is proven: `signed` by the key it names, or not at all. */
export const signatureStateSchema = z.enum(['signed', 'unsigned']);
export type SignatureState = z.infer<typeof signatureStateSchema>;
