import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ShingiError } from '../../../core/contract/errors.ts';
import { addMember } from '../../../db/committees/commands.ts';
import { countMembers, findCommittee, listMembers } from '../../../db/committees/queries.ts';
import { createCommitteeFile, openCommitteeFile } from '../../../db/connection/committee-file.ts';
import { asShingiError, DatabaseError } from '../../../db/connection/errors.ts';
import { APPLICATION_ID } from '../../../db/connection/file-header.ts';
import { requiredPragmas } from '../../../db/connection/pragmas.ts';
import { latestVersion } from '../../../db/migrations/migrations.ts';
import { folderState, newFile, refusal, reopen, temporaryFolder, testEnvironment } from '../support.ts';

const member = {
  name: '春野 一郎',
  kana: 'はるの いちろう',
  category: '公募',
  affiliation: null,
  role: 'member',
} as const;

describe('a committee file', () => {
  it('has its settings on every connection that writes, the first and the later ones', () => {
    let file = newFile();
    for (let round = 0; round < 3; round += 1) {
      file.write('事務局', 'addMember', (handle) => addMember(handle, member));
      for (const [name, expected] of Object.entries(requiredPragmas)) {
        expect([name, file.connection.pragma(name, { simple: true })]).toEqual([name, expected]);
      }
      expect(file.connection.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
      expect(file.connection.pragma('user_version', { simple: true })).toBe(latestVersion());
      file = reopen(file);
    }
    expect(countMembers(file.read)).toBe(3);
  });

  it('is one plain file after closing, and keeps what was written', () => {
    const file = newFile();
    file.write('事務局', 'addMember', (handle) => addMember(handle, member));
    expect(readdirSync(path.dirname(file.path))).toContain('みはらし野.shingi-wal');
    file.close();
    file.close();
    expect(readdirSync(path.dirname(file.path))).toEqual(['みはらし野.shingi']);
    expect(findCommittee(reopen(file).read)?.name).toBe('地域福祉推進委員会');
  });

  it('is complete without its log after folding, for those who copy files', () => {
    const file = newFile();
    file.write('事務局', 'addMember', (handle) => addMember(handle, member));
    file.foldLog();
    const copy = path.join(temporaryFolder(), 'copy.shingi');
    file.close();
    copyFileSync(file.path, copy);
    const opened = openCommitteeFile(copy, testEnvironment(), { readonly: true });
    expect(countMembers(opened.read)).toBe(1);
    opened.close();
  });

  it('is not made over another file, in a folder that is not there, or in part', () => {
    const file = newFile();
    const folder = path.dirname(file.path);
    file.close();
    const before = folderState(folder);
    const environment = testEnvironment();
    expect(refusal(() => createCommitteeFile(file.path, environment)).code).toBe('exists');
    expect(refusal(() => createCommitteeFile(path.join(folder, 'no', 'x.shingi'), environment)).code).toBe(
      'notFound',
    );
    const failing = () =>
      createCommitteeFile(path.join(folder, 'half.shingi'), environment, () => {
        throw new ShingiError('invalid-input');
      });
    expect(failing).toThrow(ShingiError);
    expect(folderState(folder)).toEqual(before);
  });

  it('keeps all of a command or nothing', () => {
    const file = newFile();
    const act = () =>
      file.write('事務局', 'addMember', (handle) => {
        addMember(handle, member);
        throw new ShingiError('conflict');
      });
    expect(act).toThrow(ShingiError);
    expect(listMembers(file.read)).toEqual([]);
    expect(file.read.get<{ n: number }>('SELECT count(*) AS n FROM change_log')?.n).toBe(1);
  });

  it('refuses commands inside commands, promises, and handles kept after their command', async () => {
    const file = newFile();
    expect(() => file.write('', 'outer', () => file.write('', 'inner', () => 1))).toThrow(/another/);
    expect(() => file.write('', 'late', () => Promise.resolve(1))).toThrow(/finished/);
    const kept = file.write('', 'kept', (handle) => handle);
    expect(() => addMember(kept, member)).toThrow(/ended/);
    expect(countMembers(file.read)).toBe(0);
  });

  it('reads only through a read handle', () => {
    const file = newFile();
    expect(() => file.read.all("UPDATE committee SET name = 'x'")).toThrow(/must not write/);
    expect(() => file.read.get('DELETE FROM committee RETURNING id')).toThrow(/must not write/);
    expect(findCommittee(file.read)?.name).toBe('地域福祉推進委員会');
    // @ts-expect-error a read handle is no write handle
    const misuse = () => addMember(file.read, member);
    expect(misuse).toThrow();
  });

  it('tells of committed commands only, with the tables they changed', () => {
    const heard: string[][] = [];
    const file = newFile(testEnvironment(), undefined, {
      committed: ({ tables }) => heard.push([...tables]),
    });
    file.write('', 'nothing', () => 0);
    file.write('', 'addMember', (handle) => addMember(handle, member));
    expect(heard).toEqual([['member']]);
  });
});

describe('opening read-only', () => {
  it('cannot write and leaves the file and its folder as they were', () => {
    const file = newFile();
    file.close();
    const folder = path.dirname(file.path);
    const before = folderState(folder);
    const opened = openCommitteeFile(file.path, testEnvironment(), { readonly: true });
    expect(findCommittee(opened.read)?.city).toBe('みはらし野市');
    expect(refusal(() => opened.write('', 'addMember', (handle) => addMember(handle, member))).code).toBe(
      'noPermission',
    );
    expect(() => opened.connection.exec("UPDATE committee SET name = 'x'")).toThrow();
    opened.foldLog();
    opened.close();
    expect(folderState(folder)).toEqual(before);
  });
});

describe('what is not a committee file', () => {
  const cases: Record<string, (file: string) => void> = {
    'an empty file': (file) => writeFileSync(file, ''),
    'a short text': (file) => writeFileSync(file, '次第'),
    'a binary': (file) => writeFileSync(file, Buffer.alloc(9000, 0xa7)),
    'another SQLite database': (file) => {
      const other = new Database(file);
      other.exec('CREATE TABLE note (text)');
      other.close();
    },
    'a header that lies': (file) => {
      const bytes = Buffer.alloc(4096);
      bytes.write('SQLite format 3\0');
      bytes.writeUInt32BE(APPLICATION_ID, 68);
      bytes.writeUInt32BE(10, 60);
      bytes.writeUInt16BE(4096, 16);
      bytes.writeUInt32BE(1, 28);
      writeFileSync(file, bytes);
    },
  };
  it.each(Object.entries(cases))('%s is refused and left untouched', (_, make) => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'x.shingi');
    make(file);
    const before = folderState(folder);
    for (const readonly of [false, true]) {
      const { code, detail } = refusal(() => openCommitteeFile(file, testEnvironment(), { readonly }));
      expect(code).toBe('notACommitteeFile');
      expect(detail['path']).toBe(file);
    }
    expect(folderState(folder)).toEqual(before);
  });

  it('a folder and a missing file have names of their own', () => {
    const folder = temporaryFolder();
    expect(refusal(() => openCommitteeFile(folder, testEnvironment())).code).toBe('notACommitteeFile');
    expect(refusal(() => openCommitteeFile(path.join(folder, 'x'), testEnvironment())).code).toBe('notFound');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a damaged file', () => {
  it('that ends too early is refused and left untouched', () => {
    const file = newFile();
    file.close();
    const length = readFileSync(file.path).byteLength;
    for (const kept of [length - 1, length - 4096, 4096, 700]) {
      truncateSync(file.path, kept);
      const before = folderState(path.dirname(file.path));
      expect(refusal(() => openCommitteeFile(file.path, testEnvironment())).code).toBe('damaged');
      expect(folderState(path.dirname(file.path))).toEqual(before);
    }
  });

  it('with a zeroed page is refused', () => {
    const file = newFile();
    file.close();
    const bytes = readFileSync(file.path);
    bytes.fill(0, 4096 * 2, 4096 * 3);
    writeFileSync(file.path, bytes);
    expect(refusal(() => openCommitteeFile(file.path, testEnvironment())).code).toBe('damaged');
  });
});

describe('a file of a newer program', () => {
  it('is refused with both versions and left untouched', () => {
    const file = newFile();
    file.close();
    const newer = new Database(file.path);
    newer.pragma(`user_version = ${latestVersion() + 10}`);
    newer.close();
    const before = folderState(path.dirname(file.path));
    for (const readonly of [false, true]) {
      const { code, detail } = refusal(() => openCommitteeFile(file.path, testEnvironment(), { readonly }));
      expect(code).toBe('newerVersion');
      expect(detail).toMatchObject({ found: latestVersion() + 10, supported: latestVersion() });
    }
    expect(folderState(path.dirname(file.path))).toEqual(before);
  });

  it('is recognised also when only its log says so', () => {
    const file = newFile();
    file.close();
    const newer = new Database(file.path);
    newer.pragma('wal_autocheckpoint = 0');
    newer.pragma(`user_version = ${latestVersion() + 10}`);
    // As a crash leaves it: the log was never folded.
    const folder = temporaryFolder();
    for (const name of ['みはらし野.shingi', 'みはらし野.shingi-wal']) {
      copyFileSync(path.join(path.dirname(file.path), name), path.join(folder, name));
    }
    newer.close();
    const before = folderState(folder);
    const copy = path.join(folder, 'みはらし野.shingi');
    expect(readFileSync(copy).readUInt32BE(60)).toBe(latestVersion());
    expect(refusal(() => openCommitteeFile(copy, testEnvironment())).code).toBe('newerVersion');
    expect(folderState(folder)).toEqual(before);
  });
});

describe('a file on a network share', () => {
  it.each([
    ['cifs', 0xff534d42],
    ['smb2', 0xfe534d42],
    ['nfs', 0x6969],
    ['cifs', 0xff534d42 | 0],
  ])('%s is refused for writing', (share, type) => {
    const folder = temporaryFolder();
    const target = path.join(folder, 'x.shingi');
    const fileSystemType = () => type;
    const { code, detail } = refusal(() =>
      createCommitteeFile(target, testEnvironment(), undefined, { fileSystemType }),
    );
    expect([code, detail['share']]).toEqual(['networkFolder', share]);
    expect(existsSync(target)).toBe(false);
    const file = newFile();
    file.close();
    expect(refusal(() => openCommitteeFile(file.path, testEnvironment(), { fileSystemType })).code).toBe(
      'networkFolder',
    );
    const copy = openCommitteeFile(file.path, testEnvironment(), { fileSystemType, readonly: true });
    expect(findCommittee(copy.read)?.name).toBe('地域福祉推進委員会');
    copy.close();
  });
});

describe('a file in use', () => {
  it('is refused in the same process, by whatever path, and stays locked', () => {
    const file = newFile();
    const detour = path.join(path.dirname(file.path), '.', 'みはらし野.shingi');
    expect(refusal(() => openCommitteeFile(detour, testEnvironment())).code).toBe('inUse');
    expect(refusal(() => openCommitteeFile(file.path, testEnvironment(), { readonly: true })).code).toBe(
      'inUse',
    );
    file.write('', 'addMember', (handle) => addMember(handle, member));
    expect(countMembers(file.read)).toBe(1);
  });
});

describe('errors', () => {
  it('have a code of the contract each', () => {
    expect(
      asShingiError(new DatabaseError('newerVersion', { path: 'x', found: 20, supported: 10 })),
    ).toMatchObject({
      code: 'file-newer',
      detail: { path: 'x', found: 20, supported: 10 },
    });
  });
});
