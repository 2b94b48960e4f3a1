import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCommittee } from '../../../db/committees/commands.ts';
import { findCommittee, listMembers } from '../../../db/committees/queries.ts';
import { createCommitteeFile, openCommitteeFile } from '../../../db/connection/committee-file.ts';
import { restoreBackup, setAside } from '../../../db/connection/restore.ts';
import { verifyCommitteeFile, verifyOpenFile } from '../../../db/integrity/verify.ts';
import { afterTest, newFile, refusal, temporaryFolder, testEnvironment } from '../support.ts';

function start(script: string, file: string): ChildProcess {
  const program = path.join(import.meta.dirname, '..', 'processes', script);
  const child = spawn(process.execPath, [program, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  afterTest(() => child.kill('SIGKILL'));
  return child;
}

async function hold(file: string): Promise<ChildProcess> {
  const child = start('hold-open.ts', file);
  const [said] = await once(child.stdout ?? child, 'data');
  expect(String(said)).toBe('open\n');
  return child;
}

describe('two processes', () => {
  it('cannot have one file: the second is told that it is in use', async () => {
    const file = newFile();
    file.close();
    const holder = await hold(file.path);
    const environment = testEnvironment();
    for (const readonly of [false, true]) {
      expect(refusal(() => openCommitteeFile(file.path, environment, { readonly })).code).toBe('inUse');
    }
    expect(refusal(() => verifyCommitteeFile(file.path, environment)).code).toBe('inUse');
    expect(refusal(() => setAside(file.path, environment, 'damaged')).code).toBe('inUse');
    const backup = path.join(temporaryFolder(), 'backup.shingi');
    const other = createCommitteeFile(backup, environment, (fresh) => {
      fresh.write('', 'createCommittee', (handle) =>
        createCommittee(handle, { name: '別の会', city: null, office: null }),
      );
    });
    other.close();
    expect(refusal(() => restoreBackup(backup, file.path, environment)).code).toBe('inUse');
    holder.stdin?.end();
    await once(holder, 'exit');
    const opened = openCommitteeFile(file.path, environment);
    expect(findCommittee(opened.read)?.name).toBe('地域福祉推進委員会');
    opened.close();
  });
});

/** Kills a writing process after `acknowledged` commits and gives the ids that it had acknowledged. */
async function writeAndKill(file: string, acknowledged: number): Promise<string[]> {
  const child = start('write-until-killed.ts', file);
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.split('\n').length > acknowledged) {
      child.kill('SIGKILL');
    }
  });
  await once(child, 'close');
  // What follows the last line break may be half a line.
  return output.split('\n').slice(0, -1);
}

describe('a process killed while it writes', () => {
  it.each([1, 7, 40, 150])('keeps every acknowledged command (killed after %i)', async (acknowledged) => {
    const file = newFile();
    file.close();
    const ids = await writeAndKill(file.path, acknowledged);
    expect(ids.length).toBeGreaterThanOrEqual(acknowledged);
    const opened = openCommitteeFile(file.path, testEnvironment());
    const kept = listMembers(opened.read).map(({ id }) => id);
    // The last command may have been committed without the word getting out.
    expect(kept.slice(0, ids.length)).toEqual(ids);
    expect(kept.length - ids.length).toBeLessThanOrEqual(1);
    expect(verifyOpenFile(opened)).toEqual([]);
    opened.close();
  });
});
