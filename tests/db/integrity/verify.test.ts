import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openCommitteeFile } from '../../../db/connection/committee-file.ts';
import { verifyCommitteeFile, verifyOpenFile } from '../../../db/integrity/verify.ts';
import { contents } from '../../fixtures/contents.ts';
import { narrative, newFile, publishContent, reopen, testEnvironment } from '../support.ts';

function fullFile() {
  const file = newFile();
  file.write('', 'publish', (handle) => {
    for (const content of contents) {
      publishContent(handle, content);
    }
    publishContent(handle, narrative(handle.environment, '目印になる文章です', '次の段落'));
  });
  return file;
}

/** Flips one bit of the n-th occurrence of a text in a closed file; null when there are fewer. */
function flip(file: string, text: string, occurrence: number): boolean {
  const bytes = readFileSync(file);
  let at = -1;
  for (let count = 0; count <= occurrence; count += 1) {
    at = bytes.indexOf(Buffer.from(text), at + 1);
    if (at < 0) {
      return false;
    }
  }
  // The last byte of a character: the text stays valid UTF-8, so that nothing but its hash can tell.
  const last = at + Buffer.byteLength(text) - 1;
  bytes.writeUInt8(bytes.readUInt8(last) ^ 1, last);
  writeFileSync(file, bytes);
  return true;
}

describe('verification', () => {
  it('finds nothing in a sound file, open or closed, and leaves it as it was', () => {
    const file = fullFile();
    expect(verifyOpenFile(file)).toEqual([]);
    file.close();
    const before = readFileSync(file.path);
    expect(verifyCommitteeFile(file.path, testEnvironment())).toEqual([]);
    expect(readFileSync(file.path)).toEqual(before);
  });

  it('finds one changed bit of a text wherever it is kept, which SQLite alone does not', () => {
    const original = fullFile();
    original.close();
    const copy = path.join(path.dirname(original.path), 'copy.shingi');
    let flipped = 0;
    let seenBySqlite = 0;
    for (let occurrence = 0; ; occurrence += 1) {
      writeFileSync(copy, readFileSync(original.path));
      if (!flip(copy, '目印になる文章です', occurrence)) {
        break;
      }
      const database = new Database(copy);
      seenBySqlite += database.pragma('integrity_check', { simple: true }) === 'ok' ? 0 : 1;
      database.close();
      expect(verifyCommitteeFile(copy, testEnvironment())).not.toEqual([]);
      flipped += 1;
    }
    // In the block, in the content, and in the change log twice.
    expect(flipped).toBe(4);
    expect(seenBySqlite).toBe(0);
  });

  it('names what is wrong', () => {
    const cases: readonly [string, string][] = [
      ['block-text', "DROP TRIGGER block_is_frozen; UPDATE block SET text = text || '。' WHERE ordinal = 0"],
      [
        'version-content',
        "DROP TRIGGER published_version_is_frozen; UPDATE material_version SET content = replace(content, '地', '池')",
      ],
      ['file-bytes', 'DROP TRIGGER file_is_frozen; UPDATE file SET bytes = zeroblob(byte_length)'],
      [
        'change-hash',
        "DROP TRIGGER change_is_frozen; UPDATE change_log SET patch = replace(patch, '市', '町')",
      ],
      [
        'change-gap',
        'DROP TRIGGER change_is_frozen; UPDATE change_log SET device_sequence = device_sequence + 5',
      ],
      ['replay', "UPDATE meeting SET title = '別の会議'"],
      ['derived', 'DELETE FROM indicator'],
      ['search', 'DELETE FROM searched_version'],
      ['permit', "INSERT INTO permit VALUES ('remove', 'x')"],
      [
        'foreign-key',
        `PRAGMA foreign_keys = OFF; INSERT INTO goal (id, plan_id, no, title) VALUES (hex(randomblob(18)), 'none', 1, 'x')`,
      ],
    ];
    for (const [code, sql] of cases) {
      const file = fullFile();
      file.connection.exec(sql);
      expect([code, verifyOpenFile(file).some((finding) => finding.code === code)]).toEqual([code, true]);
      file.close();
    }
  });

  it('reports a file whose structure is broken instead of stopping', () => {
    const file = fullFile();
    file.close();
    const bytes = readFileSync(file.path);
    bytes.fill(
      0,
      Math.floor(bytes.byteLength / 8192) * 4096,
      Math.floor(bytes.byteLength / 8192) * 4096 + 4096,
    );
    writeFileSync(file.path, bytes);
    expect(verifyCommitteeFile(file.path, testEnvironment()).length).toBeGreaterThan(0);
    writeFileSync(file.path, bytes.subarray(0, 8192));
    expect(verifyCommitteeFile(file.path, testEnvironment()).map(({ code }) => code)).toEqual(['unreadable']);
  });

  it('accepts what other devices wrote', () => {
    const file = reopen(fullFile());
    file.write('', 'publish', (handle) => publishContent(handle, narrative(handle.environment, '続き')));
    expect(verifyOpenFile(file)).toEqual([]);
    file.close();
    const again = openCommitteeFile(file.path, testEnvironment());
    expect(verifyOpenFile(again)).toEqual([]);
    again.close();
  });
});
