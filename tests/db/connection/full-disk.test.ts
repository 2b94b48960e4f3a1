import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addMember } from '../../../db/committees/commands.ts';
import { countMembers, findCommittee } from '../../../db/committees/queries.ts';
import { backUpTo } from '../../../db/connection/backup.ts';
import { createCommitteeFile, openCommitteeFile } from '../../../db/connection/committee-file.ts';
import { DatabaseError } from '../../../db/connection/errors.ts';
import { verifyOpenFile } from '../../../db/integrity/verify.ts';
import { afterTest, folderState, newFile, refusal, temporaryFolder, testEnvironment } from '../support.ts';

function mount(folder: string, options: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  afterTest(() => execFileSync('umount', [folder]));
}

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return false;
  }
  // Own mount namespaces of containers may refuse it even to root.
  return spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
}

const mountable = canMount();
if (!mountable) {
  console.log('full disk and write-protected disk were not run: they need the right to mount');
}

const member = {
  name: '委員',
  kana: null,
  category: null,
  affiliation: 'あ'.repeat(4000),
  role: 'member',
} as const;

describe('a full disk', () => {
  it.runIf(mountable)('is told, costs no earlier command, and is over when there is space again', () => {
    const folder = temporaryFolder();
    mount(folder, 'size=1m');
    const file = newFile(testEnvironment(), path.join(folder, 'a.shingi'));
    let acknowledged = 0;
    const full = refusal(() => {
      for (;;) {
        file.write('', 'addMember', (handle) => addMember(handle, member));
        acknowledged += 1;
      }
    });
    expect(full.code).toBe('diskFull');
    expect(acknowledged).toBeGreaterThan(0);
    expect(countMembers(file.read)).toBe(acknowledged);
    execFileSync('mount', ['-o', 'remount,size=8m', folder]);
    file.write('', 'addMember', (handle) => addMember(handle, member));
    expect(countMembers(file.read)).toBe(acknowledged + 1);
    expect(verifyOpenFile(file)).toEqual([]);
    file.close();
  });

  it.runIf(mountable)('leaves no half file behind from creating or backing up', async () => {
    const folder = temporaryFolder();
    mount(folder, 'size=64k');
    const target = path.join(folder, 'a.shingi');
    expect(refusal(() => createCommitteeFile(target, testEnvironment())).code).toBe('diskFull');
    expect(readdirSync(folder)).toEqual([]);
    const file = newFile();
    await expect(backUpTo(file, target)).rejects.toMatchObject({ name: 'DatabaseError', code: 'diskFull' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a write-protected disk', () => {
  it.runIf(mountable)('can be read from, and says why nothing can be written', async () => {
    const folder = temporaryFolder();
    mount(folder, 'size=8m');
    const file = newFile(testEnvironment(), path.join(folder, 'a.shingi'));
    const backup = path.join(folder, 'backup.shingi');
    await backUpTo(file, backup);
    file.close();
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    const before = folderState(folder);
    const environment = testEnvironment();
    for (const name of [file.path, backup]) {
      const opened = openCommitteeFile(name, environment, { readonly: true });
      expect(findCommittee(opened.read)?.name).toBe('地域福祉推進委員会');
      opened.close();
      expect(refusal(() => openCommitteeFile(name, environment)).code).toBe('noPermission');
    }
    expect(refusal(() => createCommitteeFile(path.join(folder, 'b.shingi'), environment)).code).toBe(
      'noPermission',
    );
    expect(folderState(folder)).toEqual(before);
  });

  it('is an error with its name', () => {
    const missing = path.join(temporaryFolder(), 'no', 'b.shingi');
    expect(refusal(() => createCommitteeFile(missing, testEnvironment()))).toBeInstanceOf(DatabaseError);
  });
});
