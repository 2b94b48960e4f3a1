import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { RefusalReason } from '../../../core/domain/exchange/refusal.ts';
import { makeReceivingKey, readBundle, sha256Of, writeBundle } from '../../../formats/bundle/index.ts';
import { readArchive } from '../../../formats/bundle/read-archive.ts';
import { bundle, manifestFields, noKeys, type RawEntry, rawArchive, refusalOf } from './bundles.ts';

const mediaType: RawEntry = {
  name: 'mimetype',
  method: 0,
  bytes: Buffer.from('application/vnd.shingi.bundle+zip'),
};
const content = Buffer.from('{"text":"a"}');
const sheet: RawEntry = { name: 'sheet.json', bytes: content };

function listOf(
  entries: readonly RawEntry[],
): { path: string; sha256: string; size: number; type: string }[] {
  return entries.map(({ name, bytes = Buffer.alloc(0) }) => ({
    path: name.toString(),
    sha256: sha256Of(bytes),
    size: bytes.byteLength,
    type: 'application/json',
  }));
}

/** An otherwise sound bundle with these entries, all of them listed, and these changes to its manifest. */
function archiveWith(entries: readonly RawEntry[], changes: object = {}): Buffer {
  const manifest = { ...manifestFields(), files: listOf(entries), ...changes };
  return rawArchive([
    mediaType,
    { name: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest)) },
    ...entries,
  ]);
}

const megabyte = 1024 * 1024;
const zeros = Buffer.alloc(20 * megabyte);

const hostile: readonly (readonly [string, RefusalReason, () => Uint8Array])[] = [
  ['nothing at all', 'truncated', () => Buffer.alloc(0)],
  ['some other file', 'notABundle', () => Buffer.from('%PDF-1.7 '.repeat(100))],
  ['an archive of something else', 'notABundle', () => rawArchive([sheet])],
  ['a path that climbs', 'pathTraversal', () => archiveWith([{ name: '../sheet.json', bytes: content }])],
  [
    'a path that climbs from within',
    'pathTraversal',
    () => archiveWith([{ name: 'a/../../b', bytes: content }]),
  ],
  ['a path that climbs as on Windows', 'pathTraversal', () => archiveWith([{ name: '..\\sheet.json' }])],
  ['an absolute path', 'absolutePath', () => archiveWith([{ name: '/etc/passwd' }])],
  ['a path with a drive', 'absolutePath', () => archiveWith([{ name: 'C:\\sheet.json' }])],
  ['a share of Windows', 'absolutePath', () => archiveWith([{ name: '\\\\server\\share' }])],
  ['a name with a control character', 'badName', () => archiveWith([{ name: 'a\u0000b' }])],
  ['a name in other letters', 'badName', () => archiveWith([{ name: 'シート.json' }])],
  ['a name in capitals', 'badName', () => archiveWith([{ name: 'Sheet.json' }])],
  ['a name that is no UTF-8', 'badName', () => archiveWith([{ name: Buffer.from([0xff, 0xfe]) }])],
  ['a folder', 'badName', () => archiveWith([{ name: 'folder/' }])],
  ['a name that is empty', 'badName', () => archiveWith([{ name: '' }])],
  ['a link', 'symlink', () => archiveWith([{ ...sheet, attributes: (0o120777 << 16) >>> 0 }])],
  ['a device', 'badName', () => archiveWith([{ ...sheet, attributes: (0o060777 << 16) >>> 0 }])],
  ['a name twice', 'duplicateName', () => archiveWith([sheet, sheet])],
  ['a name twice in other case', 'duplicateName', () => archiveWith([sheet, { name: 'SHEET.json' }])],
  [
    'a name twice in other normal form',
    'duplicateName',
    () => rawArchive([mediaType, { name: 'ガ' }, { name: 'ガ'.normalize('NFD') }]),
  ],
  ['a bomb', 'compressionBomb', () => archiveWith([{ name: 'sheet.json', bytes: zeros }])],
  [
    'a bomb that lies about its size',
    'compressionBomb',
    () => archiveWith([{ name: 'sheet.json', bytes: zeros, claimedSize: 10 }]),
  ],
  ['two gigabytes, it says', 'tooLarge', () => archiveWith([{ ...sheet, claimedSize: 2 * 1024 * megabyte }])],
  [
    'two gigabytes in parts, it says',
    'tooLarge',
    () =>
      archiveWith(
        [1, 2, 3, 4].map((n) => ({ ...sheet, name: `${n}.json`, claimedSize: 512 * megabyte - n })),
      ),
  ],
  [
    'sixty thousand entries',
    'tooManyEntries',
    () => archiveWith(Array.from({ length: 60_000 }, (_, n) => ({ name: `${n}`, method: 0 }))),
  ],
  ['sixty thousand entries, it says', 'tooManyEntries', () => rawArchive([mediaType], { count: 60_000 })],
  ['more entries than there are', 'damaged', () => rawArchive([mediaType], { count: 2 })],
  ['fewer entries than there are', 'damaged', () => rawArchive([mediaType, sheet], { count: 1 })],
  ['a wrong checksum', 'badChecksum', () => archiveWith([{ ...sheet, checksum: 1 }])],
  ['a wrong size', 'damaged', () => archiveWith([{ ...sheet, claimedSize: content.byteLength + 1 }])],
  ['a header with another name', 'damaged', () => archiveWith([{ ...sheet, localName: 'other.json' }])],
  ['an encrypted entry', 'unsupportedArchive', () => archiveWith([{ ...sheet, flags: 0x0801 }])],
  ['a size behind the data', 'unsupportedArchive', () => archiveWith([{ ...sheet, flags: 0x0808 }])],
  ['an unknown method', 'unsupportedArchive', () => archiveWith([{ ...sheet, method: 93 }])],
  [
    'a second name in an extra field',
    'unsupportedArchive',
    () => archiveWith([{ ...sheet, extra: Buffer.from([0x75, 0x70, 1, 0, 1]) }]),
  ],
  [
    'an extra field that does not end',
    'damaged',
    () => archiveWith([{ ...sheet, extra: Buffer.from([1, 2, 9, 0]) }]),
  ],
  ['a comment on an entry', 'damaged', () => archiveWith([{ ...sheet, comment: 'x' }])],
  ['a comment on the archive', 'damaged', () => rawArchive([mediaType, sheet], { comment: 'comment' })],
  ['bytes in front', 'damaged', () => Buffer.concat([Buffer.from('#!/bin/sh\n'), archiveWith([sheet])])],
  ['bytes behind', 'damaged', () => Buffer.concat([archiveWith([sheet]), Buffer.from('more')])],
  ['no manifest', 'missingEntry', () => rawArchive([mediaType, sheet])],
  [
    'a manifest that is no JSON',
    'badManifest',
    () => rawArchive([mediaType, { name: 'manifest.json', bytes: content.subarray(3) }]),
  ],
  ['a manifest without a meeting', 'badManifest', () => archiveWith([sheet], { meeting: undefined })],
  ['a manifest of another format', 'badManifest', () => archiveWith([sheet], { format: 'other' })],
  ['a newer format', 'newerFormat', () => archiveWith([sheet], { minimumReaderVersion: 2, kind: 'film' })],
  ['an entry that is not listed', 'extraEntry', () => archiveWith([sheet], { files: [] })],
  [
    'an entry that is not there',
    'missingEntry',
    () => archiveWith([sheet], { files: [...listOf([sheet]), ...listOf([{ name: 'other.json' }])] }),
  ],
  [
    'an entry listed twice',
    'duplicateId',
    () => archiveWith([sheet], { files: [...listOf([sheet]), ...listOf([sheet])] }),
  ],
  [
    'an entry with another hash',
    'wrongHash',
    () =>
      archiveWith([sheet], { files: listOf([sheet]).map((file) => ({ ...file, sha256: '0'.repeat(64) })) }),
  ],
  [
    'an entry with another size',
    'wrongHash',
    () => archiveWith([sheet], { files: listOf([sheet]).map((file) => ({ ...file, size: file.size + 1 })) }),
  ],
  [
    'a signature that is none',
    'wrongSignature',
    () => {
      const manifest = { ...manifestFields(), files: listOf([sheet]) };
      return rawArchive([
        mediaType,
        { name: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest)) },
        sheet,
        { name: 'signature.json', bytes: Buffer.from('{}') },
      ]);
    },
  ],
  [
    'a passphrase that takes a gigabyte to try',
    'tooLarge',
    () => Buffer.from('age-encryption.org/v1\n-> scrypt bBjlhJVYZeE4aqUdmtRHfw 20\nZZZZ\n--- AAAA\n'),
  ],
];

describe('a hostile or damaged bundle', () => {
  it.each(hostile)('with %s is refused as %s', async (_, reason, make) => {
    expect(await refusalOf(make(), { identities: [], passphrases: ['x'] })).toBe(reason);
  });

  it('is told from a sound one made by the same hand', async () => {
    expect([...(await readBundle(archiveWith([sheet]), noKeys)).files.keys()]).toEqual(['sheet.json']);
  });
});

describe('a bundle cut short', () => {
  it('is refused wherever it was cut, and says so', async () => {
    const noise = Buffer.concat(
      Array.from({ length: 1250 }, (_, n) => createHash('sha256').update(String(n)).digest()),
    );
    const { bytes } = await writeBundle(
      bundle({ files: [{ path: 'a.bin', type: 'application/octet-stream', bytes: noise }] }),
    );
    const cuts = [...Array(Math.ceil(bytes.byteLength / 1024)).keys()].map((n) => n * 1024);
    expect(cuts.length).toBeGreaterThan(30);
    for (const cut of [...cuts, bytes.byteLength - 1]) {
      expect([cut, await refusalOf(bytes.subarray(0, cut))]).toEqual([cut, 'truncated']);
    }
  });

  it('is refused at every byte of a small one', async () => {
    const { bytes } = await writeBundle(bundle());
    for (let cut = 0; cut < bytes.byteLength; cut += 1) {
      expect([cut, await refusalOf(bytes.subarray(0, cut))]).toEqual([cut, 'truncated']);
    }
  });

  it('is refused when it was encrypted', async () => {
    const key = await makeReceivingKey();
    const { bytes } = await writeBundle(bundle({ encryptTo: { recipient: key.recipient } }));
    const keys = { identities: [key.identity], passphrases: [] };
    for (let cut = 0; cut < bytes.byteLength; cut += 97) {
      expect(['truncated', 'tampered']).toContain(await refusalOf(bytes.subarray(0, cut), keys));
    }
  });
});

describe('the writer', () => {
  it('stores what would be packed tighter than the reader believes', async () => {
    const { bytes } = await writeBundle(
      bundle({ files: [{ path: 'zeros.bin', type: 'application/octet-stream', bytes: zeros }] }),
    );
    expect(readArchive(bytes).get('zeros.bin')?.byteLength).toBe(zeros.byteLength);
  });
});
