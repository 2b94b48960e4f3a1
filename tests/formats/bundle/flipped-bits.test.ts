import { describe, expect, it } from 'vitest';
import {
  BundleError,
  type Keys,
  makeReceivingKey,
  makeSigningKey,
  readBundle,
  writeBundle,
} from '../../../formats/bundle/index.ts';
import { bundle, manifestFields, noKeys, readingOf } from './bundles.ts';

interface Outcome {
  refused: number;
  same: number;
}

/** Flips the given bits one at a time: each time the bundle is refused or reads as before. */
async function flipEach(bytes: Uint8Array, keys: Keys, bits: Iterable<number>): Promise<Outcome> {
  const before = JSON.stringify(readingOf(await readBundle(bytes, keys)));
  const outcome: Outcome = { refused: 0, same: 0 };
  for (const bit of bits) {
    const flipped = Uint8Array.from(bytes);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    let after: string;
    try {
      after = JSON.stringify(readingOf(await readBundle(flipped, keys)));
    } catch (error) {
      expect(error, `bit ${bit}`).toBeInstanceOf(BundleError);
      outcome.refused += 1;
      continue;
    }
    expect(after, `bit ${bit}`).toBe(before);
    outcome.same += 1;
  }
  return outcome;
}

function* bitsOf(bytes: Uint8Array, step: number): Generator<number> {
  for (let bit = 0; bit < bytes.byteLength * 8; bit += step) {
    yield bit;
  }
}

describe('one bit flipped', () => {
  it('anywhere in a bundle is refused, or changes nothing that is read', async () => {
    const { bytes } = await writeBundle(bundle());
    const outcome = await flipEach(bytes, noKeys, bitsOf(bytes, 1));
    expect(outcome.refused + outcome.same).toBe(bytes.byteLength * 8);
    // Times, versions and attributes of the archive are not looked at; everything else is.
    expect(outcome.same).toBeGreaterThan(0);
    expect(outcome.same).toBeLessThan(bytes.byteLength * 8 * 0.2);
  });

  it('in a signed bundle never leaves another signer or none', async () => {
    const key = makeSigningKey();
    const fields = manifestFields();
    const { bytes } = await writeBundle(
      bundle({
        manifest: { ...fields, sender: { ...fields.sender, signingKey: key.publicKey } },
        signingKey: key,
      }),
    );
    expect((await flipEach(bytes, noKeys, bitsOf(bytes, 3))).refused).toBeGreaterThan(0);
  });

  it('in an encrypted bundle is always refused', async () => {
    const key = await makeReceivingKey();
    const { bytes } = await writeBundle(bundle({ encryptTo: { recipient: key.recipient } }));
    const outcome = await flipEach(bytes, { identities: [key.identity], passphrases: [] }, bitsOf(bytes, 17));
    expect(outcome.refused).toBeGreaterThan(500);
    expect(outcome.same).toBe(0);
  });
});
