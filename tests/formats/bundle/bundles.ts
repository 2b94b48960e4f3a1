import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { expect, onTestFinished } from 'vitest';
import type { Manifest } from '../../../core/domain/exchange/manifest.ts';
import type { RefusalReason } from '../../../core/domain/exchange/refusal.ts';
import {
  BundleError,
  type BundleToWrite,
  type Keys,
  type OpenedBundle,
  readBundle,
} from '../../../formats/bundle/index.ts';
import { fixtureIds } from '../../fixtures/fixture-ids.ts';

export const noKeys: Keys = { identities: [], passphrases: [] };

export function manifestFields(series = 'b'): Omit<Manifest, 'files'> {
  const newId = fixtureIds(series);
  return {
    format: 'shingi-bundle',
    formatVersion: 1,
    minimumReaderVersion: 1,
    kind: 'sheet',
    bundleId: newId(),
    committee: { id: newId(), name: '地域福祉推進委員会' },
    meeting: { id: newId(), label: '令和5年度第1回' },
    sender: { role: 'member', memberId: newId(), name: '髙﨑 花子', signingKey: null, recipient: null },
    revision: 1,
    previousRevisionHash: null,
    createdAt: 1_687_000_000_000,
    answers: null,
    counts: { opinions: 2 },
  };
}

export function bundle(changes: Partial<BundleToWrite> = {}): BundleToWrite {
  return {
    manifest: manifestFields(),
    files: [
      {
        path: 'sheet.json',
        type: 'application/json',
        bytes: Buffer.from(JSON.stringify({ text: '訓練の知らせを文字でも。', list: [1, 2, 3] })),
      },
      { path: 'attachments/0001.bin', type: 'application/octet-stream', bytes: Buffer.from([0, 1, 2, 255]) },
    ],
    preview: {
      title: '意見・提案シート',
      language: 'ja',
      sections: [{ heading: '1件目', lines: [['内容', '訓練の知らせを\n文字でも。']] }],
    },
    signingKey: null,
    encryptTo: null,
    ...changes,
  };
}

/** What reading a bundle gives, as a value that can be compared. */
export function readingOf(opened: OpenedBundle): unknown {
  return {
    ...opened,
    files: [...opened.files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
  };
}

export async function refusalOf(bytes: Uint8Array, keys: Keys = noKeys): Promise<RefusalReason> {
  try {
    await readBundle(bytes, keys);
  } catch (error) {
    if (error instanceof BundleError) {
      return error.reason;
    }
    throw error;
  }
  return expect.fail('the bundle was read');
}

/** An entry of a handmade archive; what is left out is as it should be. */
export interface RawEntry {
  readonly name: string | Buffer;
  readonly bytes?: Uint8Array;
  readonly localName?: string;
  readonly method?: number;
  readonly flags?: number;
  readonly checksum?: number;
  readonly claimedSize?: number;
  readonly attributes?: number;
  readonly extra?: Buffer;
  readonly comment?: string;
}

/** A ZIP archive made by hand, as wrong as it is asked to be. */
export function rawArchive(
  entries: readonly RawEntry[],
  end: { count?: number; comment?: string } = {},
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const bytes = entry.bytes ?? Buffer.alloc(0);
    const method = entry.method ?? 8;
    const data = method === 8 ? deflateRawSync(bytes) : Buffer.from(bytes);
    const name = Buffer.from(entry.name);
    const localName = Buffer.from(entry.localName ?? entry.name);
    const extra = entry.extra ?? Buffer.alloc(0);
    const comment = Buffer.from(entry.comment ?? '');
    const common = (nameLength: number): Buffer => {
      const part = Buffer.alloc(26);
      part.writeUInt16LE(20, 0);
      part.writeUInt16LE(entry.flags ?? 0x0800, 2);
      part.writeUInt16LE(method, 4);
      part.writeUInt32LE(entry.checksum ?? crc32(bytes), 10);
      part.writeUInt32LE(data.byteLength, 14);
      part.writeUInt32LE(entry.claimedSize ?? bytes.byteLength, 18);
      part.writeUInt16LE(nameLength, 22);
      part.writeUInt16LE(extra.byteLength, 24);
      return part;
    };
    const rest = Buffer.alloc(14);
    rest.writeUInt16LE(comment.byteLength, 0);
    rest.writeUInt32LE(entry.attributes ?? 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.from([0x50, 0x4b, 1, 2, 20, 3]),
      common(name.byteLength),
      rest,
      name,
      extra,
      comment,
    );
    const local = [Buffer.from([0x50, 0x4b, 3, 4]), common(localName.byteLength), localName, extra, data];
    for (const part of local) {
      parts.push(part);
      offset += part.byteLength;
    }
  }
  const tail = Buffer.alloc(22);
  const comment = Buffer.from(end.comment ?? '');
  tail.writeUInt32LE(0x06054b50, 0);
  tail.writeUInt16LE(end.count ?? entries.length, 8);
  tail.writeUInt16LE(end.count ?? entries.length, 10);
  tail.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.byteLength, 0),
    12,
  );
  tail.writeUInt32LE(offset, 16);
  tail.writeUInt16LE(comment.byteLength, 20);
  return Buffer.concat([...parts, ...directory, tail, comment]);
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'shingi-bundle-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** True where a program of Debian is installed; tests that need it say when it is not. */
export function hasProgram(name: string): boolean {
  try {
    execFileSync('which', [name], { stdio: 'ignore' });
    return true;
  } catch (error) {
    console.warn(`${name} is not here, so what needs it was not run: ${String(error)}`);
    return false;
  }
}
