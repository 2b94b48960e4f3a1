import { readdirSync, readFileSync } from 'node:fs';
import type { ElectronApplication } from '@playwright/test';

/** Parent of every process of this machine, as /proc tells it. */
function parents(): Map<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/u.test(entry))) {
    try {
      const parent = /^PPid:\s+(\d+)/mu.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
      found.set(Number(name), Number(parent));
    } catch (error) {
      // A process may end while the list is read.
      if (
        (error as NodeJS.ErrnoException).code !== 'ENOENT' &&
        (error as NodeJS.ErrnoException).code !== 'ESRCH'
      ) {
        throw error;
      }
    }
  }
  return found;
}

/** Ends the application and everything it started with SIGKILL, at once, as a power cut would. */
export async function killApplication(application: ElectronApplication): Promise<void> {
  const root = await application.evaluate(() => process.pid);
  const known = parents();
  const doomed = [root];
  for (const pid of doomed) {
    doomed.push(...[...known].filter(([, parent]) => parent === pid).map(([child]) => child));
  }
  const gone = new Promise<void>((resolve) => {
    application.process().once('exit', () => resolve());
  });
  // The service first: nothing may tell it that the window is gone.
  for (const pid of doomed.reverse()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
        throw error;
      }
    }
  }
  await gone;
}
