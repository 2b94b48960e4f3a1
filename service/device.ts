import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { type Id, idSchema, type NewId } from '../core/domain/ids.ts';

/** Where this application keeps what belongs to the machine and not to a committee. */
export function configurationFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const home = homedir();
  if (process.platform === 'win32') {
    return path.join(environment['APPDATA'] ?? path.join(home, 'AppData', 'Roaming'), 'shingi');
  }
  if (process.platform === 'darwin') {
    return path.join(home, 'Library', 'Application Support', 'shingi');
  }
  return path.join(environment['XDG_CONFIG_HOME'] ?? path.join(home, '.config'), 'shingi');
}

/**
 * The id under which this machine's commands stand in the change log; made once and kept. Where the folder cannot be
 * written the id lasts for this run only: a new device in the log is harmless, refusing to open a file is not.
 */
export function deviceId(newId: NewId, folder: string = configurationFolder()): Id {
  const file = path.join(folder, 'device-id');
  try {
    const known = idSchema.safeParse(readFileSync(file, 'utf8').trim());
    if (known.success) {
      return known.data;
    }
  } catch (error) {
    if (!isMissing(error)) {
      return newId();
    }
  }
  const made = newId();
  try {
    mkdirSync(folder, { recursive: true });
    const temporary = `${file}.${process.pid}.tmp`;
    writeFileSync(temporary, `${made}\n`, { flush: true });
    renameSync(temporary, file);
  } catch (error) {
    console.error(`device id is not kept: ${error instanceof Error ? error.message : String(error)}`);
  }
  return made;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
