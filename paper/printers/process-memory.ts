import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

const pageBytes = 4096;

/**
 * Resident memory in bytes of a process and everything it started. Linux reads /proc, macOS asks ps; null where
 * neither tells (Windows: there only the time limit protects).
 */
export async function memoryOfProcessTree(rootId: number): Promise<number | null> {
  if (process.platform === 'linux') {
    return memoryFromProc(rootId);
  }
  return process.platform === 'darwin' ? memoryFromPs(rootId) : null;
}

async function memoryFromProc(id: number): Promise<number | null> {
  let memory: string;
  let children: string;
  try {
    [memory, children] = await Promise.all([
      readFile(`/proc/${id}/statm`, 'utf8'),
      readFile(`/proc/${id}/task/${id}/children`, 'utf8'),
    ]);
  } catch {
    // It has ended meanwhile, or this kernel keeps no list of children.
    return null;
  }
  const [, residentPages = 0, sharedPages = 0] = memory.split(' ').map(Number);
  const below = await Promise.all(
    children
      .split(' ')
      .filter((child) => child.trim() !== '')
      .map((child) => memoryFromProc(Number(child))),
  );
  // Shared pages (the program itself) would otherwise be counted once for each of its processes.
  const own = (residentPages - sharedPages) * pageBytes;
  return below.reduce<number>((sum, bytes) => sum + (bytes ?? 0), own);
}

async function memoryFromPs(rootId: number): Promise<number> {
  const { stdout } = await run('ps', ['-axo', 'pid=,ppid=,rss=']);
  const entries = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const members = new Set([rootId]);
  // Parents are listed in no fixed order, so repeat until no process is added.
  for (let size = 0; size < members.size; ) {
    size = members.size;
    for (const [id = 0, parentId = 0] of entries) {
      if (members.has(parentId)) {
        members.add(id);
      }
    }
  }
  return entries.reduce(
    (sum, [id = 0, , kibibytes = 0]) => (members.has(id) ? sum + kibibytes * 1024 : sum),
    0,
  );
}
