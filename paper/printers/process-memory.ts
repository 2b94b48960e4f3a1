import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface ProcessEntry {
  readonly id: number;
  readonly parentId: number;
  readonly bytes: number;
}

/**
 * Resident memory in bytes of a process and everything it started. Linux reads /proc, macOS asks ps; null where
 * neither exists (Windows: there only the time limit protects).
 */
export async function memoryOfProcessTree(rootId: number): Promise<number | null> {
  const entries = await listProcesses();
  if (entries === null) {
    return null;
  }
  const members = new Set([rootId]);
  // Parents are listed in no fixed order, so repeat until no process is added.
  for (let grown = true; grown; ) {
    grown = false;
    for (const entry of entries) {
      if (members.has(entry.parentId) && !members.has(entry.id)) {
        members.add(entry.id);
        grown = true;
      }
    }
  }
  return entries.reduce((sum, entry) => (members.has(entry.id) ? sum + entry.bytes : sum), 0);
}

async function listProcesses(): Promise<ProcessEntry[] | null> {
  if (process.platform === 'linux') {
    const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const entries = await Promise.all(names.map(readLinuxProcess));
    return entries.filter((entry) => entry !== null);
  }
  if (process.platform === 'darwin') {
    const { stdout } = await run('ps', ['-axo', 'pid=,ppid=,rss=']);
    return stdout.split('\n').flatMap((line) => {
      const [id, parentId, kibibytes] = line.trim().split(/\s+/).map(Number);
      return id === undefined || parentId === undefined || kibibytes === undefined
        ? []
        : [{ id, parentId, bytes: kibibytes * 1024 }];
    });
  }
  return null;
}

async function readLinuxProcess(name: string): Promise<ProcessEntry | null> {
  let status: string;
  let memory: string;
  try {
    [status, memory] = await Promise.all([
      readFile(`/proc/${name}/status`, 'utf8'),
      readFile(`/proc/${name}/statm`, 'utf8'),
    ]);
  } catch {
    // It ended between the listing and the reading, or belongs to somebody else: it is not ours to count.
    return null;
  }
  const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1];
  const [, residentPages, sharedPages] = memory.split(' ').map(Number);
  if (parent === undefined || residentPages === undefined || sharedPages === undefined) {
    return null;
  }
  // Shared pages (the program itself) would otherwise be counted once for each of its processes.
  return { id: Number(name), parentId: Number(parent), bytes: (residentPages - sharedPages) * 4096 };
}
