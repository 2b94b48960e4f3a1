import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../db/change-log/hashes.ts';
import { listChanges } from '../../../db/change-log/queries.ts';
import { removeUnusedFiles, storeFile } from '../../../db/files/commands.ts';
import { fileBytes, findFile, unusedFiles } from '../../../db/files/queries.ts';
import { removeMaterial } from '../../../db/materials/commands.ts';
import { reportContent } from '../../fixtures/contents.ts';
import { newFile, publishContent } from '../support.ts';

describe('kept files', () => {
  it('are named by their bytes and kept once', () => {
    const file = newFile();
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256);
    const stored = file.write('', 'storeFile', (handle) => storeFile(handle, bytes, 'application/pdf'));
    expect(stored).toEqual({ hash: sha256(bytes), mediaType: 'application/pdf', byteLength: 100_000 });
    expect(file.write('', 'storeFile', (handle) => storeFile(handle, bytes, 'image/png'))).toEqual(stored);
    expect(fileBytes(file.read, stored.hash)).toEqual({ bytes, mediaType: 'application/pdf' });
    expect(Object.getPrototypeOf(fileBytes(file.read, stored.hash)?.bytes)).toBe(Uint8Array.prototype);
    expect(findFile(file.read, '0'.repeat(64))).toBeNull();
    expect(fileBytes(file.read, '0'.repeat(64))).toBeNull();
  });

  it('may be empty, and are in the change log by hash only', () => {
    const file = newFile();
    const stored = file.write('', 'storeFile', (handle) => storeFile(handle, new Uint8Array(), 'text/plain'));
    expect(fileBytes(file.read, stored.hash)?.bytes).toHaveLength(0);
    expect(listChanges(file.read).at(-1)?.patch).toEqual([
      {
        op: 'add',
        path: `/file/${stored.hash}`,
        value: { hash: stored.hash, media_type: 'text/plain', byte_length: 0 },
      },
    ]);
  });

  it('stay as long as a version shows them', () => {
    const file = newFile();
    const { materialId } = file.write('', 'publish', (handle) => publishContent(handle, reportContent));
    expect(unusedFiles(file.read)).toEqual([]);
    expect(file.write('', 'clean', removeUnusedFiles)).toEqual([]);
    expect(() => file.connection.exec('DELETE FROM file')).toThrow(/FOREIGN KEY/);
    file.write('', 'removeMaterial', (handle) => removeMaterial(handle, materialId));
    expect(file.write('', 'clean', removeUnusedFiles)).toHaveLength(1);
    expect(file.read.all('SELECT hash FROM file')).toEqual([]);
  });
});
