import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { addMember } from '../../../db/committees/commands.ts';
import { countMembers, findCommittee } from '../../../db/committees/queries.ts';
import { backUpIntoFolder, backUpTo, backupFolderOf, listBackups } from '../../../db/connection/backup.ts';
import { type CommitteeFile, openCommitteeFile } from '../../../db/connection/committee-file.ts';
import { restoreBackup, setAside } from '../../../db/connection/restore.ts';
import { verifyCommitteeFile } from '../../../db/integrity/verify.ts';
import { afterTest, folderState, newFile, refusal, temporaryFolder, testEnvironment } from '../support.ts';

const member = { name: '委員', kana: null, category: null, affiliation: null, role: 'member' } as const;

function addMembers(file: CommitteeFile, count: number): void {
  file.write('', 'addMembers', (handle) => {
    for (let index = 0; index < count; index += 1) {
      addMember(handle, { ...member, affiliation: `所属${index} ${'あ'.repeat(300)}` });
    }
  });
}

describe('a backup', () => {
  it('holds all that was committed, in one file that needs no log', async () => {
    const file = newFile();
    addMembers(file, 2000);
    const target = path.join(temporaryFolder(), 'copy.shingi');
    const { counts } = await backUpTo(file, target);
    expect(counts['member']).toBe(2000);
    const bytes = readFileSync(target);
    expect([bytes[18], bytes[19]]).toEqual([1, 1]);
    expect(readdirSync(path.dirname(target))).toEqual(['copy.shingi']);
    expect(verifyCommitteeFile(target, testEnvironment())).toEqual([]);
    addMembers(file, 1);
    expect(countMembers(file.read)).toBe(2001);
  });

  it('is of one moment while commands go on', async () => {
    const file = newFile();
    addMembers(file, 4000);
    const target = path.join(temporaryFolder(), 'copy.shingi');
    const made = backUpTo(file, target);
    addMembers(file, 10);
    const { counts } = await made;
    expect([4000, 4010]).toContain(counts['member']);
    expect(verifyCommitteeFile(target, testEnvironment())).toEqual([]);
  });

  it('does not write over anything and leaves nothing behind when it fails', async () => {
    const file = newFile();
    const folder = temporaryFolder();
    const target = path.join(folder, 'copy.shingi');
    writeFileSync(target, 'important');
    await expect(backUpTo(file, target)).rejects.toMatchObject({ code: 'exists' });
    expect(readFileSync(target, 'utf8')).toBe('important');
    await expect(backUpTo(file, path.join(folder, 'no', 'copy.shingi'))).rejects.toMatchObject({
      name: 'DatabaseError',
    });
    expect(readdirSync(folder)).toEqual(['copy.shingi']);
  });

  it('is kept beside the file, named by its time, and thinned', async () => {
    const environment = testEnvironment();
    const file = newFile(environment);
    const folder = backupFolderOf(file.path);
    expect(path.basename(folder)).toBe('みはらし野.backups');
    const first = await backUpIntoFolder(file, environment);
    expect(path.basename(first.path)).toBe('みはらし野-20230601T010000Z.shingi');
    const second = await backUpIntoFolder(file, environment);
    expect(path.basename(second.path)).toBe('みはらし野-20230601T010000Z-2.shingi');
    environment.time += 40 * 24 * 3_600_000;
    const third = await backUpIntoFolder(file, environment);
    expect(third.removed).toEqual([first.path]);
    expect(listBackups(folder).map((backup) => backup.path)).toEqual([third.path, second.path]);
    expect(listBackups(folder)[0]?.at).toBe(environment.time);
  });
});

describe('restoring', () => {
  it('puts the backup in place and the old file with its log aside', async () => {
    const environment = testEnvironment();
    const file = newFile(environment);
    addMembers(file, 3);
    const backup = path.join(temporaryFolder(), 'backup.shingi');
    await backUpTo(file, backup);
    addMembers(file, 5);
    file.close();
    // A log that a crash left: beside a restored file it would ruin it.
    const stale = new Database(file.path);
    stale.exec("UPDATE committee SET name = '後で' ");
    const left = readFileSync(`${file.path}-wal`);
    stale.close();
    writeFileSync(`${file.path}-wal`, left);
    const { setAside: aside } = restoreBackup(backup, file.path, environment);
    expect(aside.map((name) => path.basename(name))).toEqual(
      expect.arrayContaining([
        'みはらし野.replaced-20230601T010000Z.shingi',
        'みはらし野.replaced-20230601T010000Z.shingi-wal',
      ]),
    );
    expect(readFileSync(file.path)).toEqual(readFileSync(backup));
    const opened = openCommitteeFile(file.path, environment);
    afterTest(() => opened.close());
    expect(countMembers(opened.read)).toBe(3);
    expect(findCommittee(opened.read)?.name).toBe('地域福祉推進委員会');
    const [old = ''] = aside;
    const before = openCommitteeFile(old, testEnvironment(), { readonly: true });
    expect(countMembers(before.read)).toBe(8);
    before.close();
  });

  it('works where the file is gone or damaged, and never deletes what is there', async () => {
    const environment = testEnvironment();
    const file = newFile(environment);
    const backup = path.join(temporaryFolder(), 'backup.shingi');
    await backUpTo(file, backup);
    file.close();
    const elsewhere = path.join(temporaryFolder(), 'new.shingi');
    expect(restoreBackup(backup, elsewhere, environment).setAside).toEqual([]);
    expect(existsSync(elsewhere)).toBe(true);
    writeFileSync(file.path, 'ruined');
    const { setAside: aside } = restoreBackup(backup, file.path, environment);
    expect(readFileSync(aside[0] ?? '', 'utf8')).toBe('ruined');
    expect(verifyCommitteeFile(file.path, environment)).toEqual([]);
  });

  it('refuses a bad backup and a file in use, and changes nothing', async () => {
    const environment = testEnvironment();
    const file = newFile(environment);
    const folder = temporaryFolder();
    const backup = path.join(folder, 'backup.shingi');
    await backUpTo(file, backup);
    expect(refusal(() => restoreBackup(backup, file.path, environment)).code).toBe('inUse');
    file.close();
    const before = folderState(path.dirname(file.path));
    const bad = path.join(folder, 'bad.shingi');
    copyFileSync(backup, bad);
    const bytes = readFileSync(bad);
    bytes.fill(0, 4096 * 3, 4096 * 4);
    writeFileSync(bad, bytes);
    expect(refusal(() => restoreBackup(bad, file.path, environment)).code).toBe('damaged');
    expect(refusal(() => restoreBackup(path.join(folder, 'no'), file.path, environment)).code).toBe(
      'notFound',
    );
    mkdirSync(path.join(folder, 'x'));
    expect(folderState(path.dirname(file.path))).toEqual(before);
  });

  it('puts a file together again that was copied with its log', () => {
    const environment = testEnvironment();
    const file = newFile(environment);
    addMembers(file, 3);
    file.close();
    const folder = temporaryFolder();
    const writer = new Database(file.path);
    writer.exec("UPDATE committee SET office = '写しの課'");
    for (const suffix of ['', '-wal']) {
      copyFileSync(file.path + suffix, path.join(folder, `copy.shingi${suffix}`));
    }
    writer.close();
    const target = path.join(folder, 'target.shingi');
    restoreBackup(path.join(folder, 'copy.shingi'), target, environment);
    const opened = openCommitteeFile(target, environment);
    expect(findCommittee(opened.read)?.office).toBe('写しの課');
    expect(countMembers(opened.read)).toBe(3);
    opened.close();
  });

  it('sets a damaged file aside under a name that says so', () => {
    const environment = testEnvironment();
    const file = newFile(environment);
    file.close();
    writeFileSync(file.path, 'ruined');
    const names = setAside(file.path, environment, 'damaged').map((name) => path.basename(name));
    expect(names).toEqual(['みはらし野.damaged-20230601T010000Z.shingi']);
    expect(existsSync(file.path)).toBe(false);
  });
});
