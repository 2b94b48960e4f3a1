import path from 'node:path';
import { ShingiError } from '../../core/contract/errors.ts';
import { createPortPair, type Port } from '../../core/contract/rpc.ts';
import { createIdSource } from '../../service/environment.ts';
import { createThreadRunner } from '../../service/jobs/job-runner.ts';
import { openCommittee } from '../../service/open-committee.ts';
import { serveWindow } from '../../service/serve-window.ts';

export interface ServedFile {
  /** A port of a window; `drop` ends it from the service's side. */
  openPort(): Promise<Port>;
  drop(): void;
  close(): Promise<void>;
}

/** The real service over a committee file, in this process. */
export function serveFile(file: string): ServedFile {
  const folder = path.dirname(file);
  const service = openCommittee(file, {
    now: Date.now,
    newId: createIdSource(Date.now),
    passwords: new Map(),
    locale: 'ja',
    assetsFolder: folder,
    // No call of these tests needs a job or a printer.
    jobs: createThreadRunner(path.join(folder, 'worker.cjs')),
    findPrinter: () => Promise.reject(new ShingiError('printer-unavailable')),
  });
  let far: Port | undefined;
  return {
    openPort: () => {
      const [window, other] = createPortPair();
      far = other;
      serveWindow(service, other);
      return Promise.resolve(window);
    },
    drop: () => far?.close(),
    close: () => service.close(),
  };
}
