import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { ShingiError } from '../../core/contract/errors.ts';
import { createPortPair } from '../../core/contract/rpc.ts';
import { createIdSource } from '../../service/environment.ts';
import { createThreadRunner } from '../../service/jobs/job-runner.ts';
import { createCommitteeAt } from '../../service/open-committee.ts';
import { serveWindow } from '../../service/serve-window.ts';
import { committeeName, describeContract } from './contract-suite.ts';

const files = mkdtempSync(path.join(os.tmpdir(), 'shingi-contract-'));
afterAll(() => rmSync(files, { recursive: true, force: true }));

describeContract('a port in the same process', () => {
  const service = createCommitteeAt(
    path.join(files, 'contract.shingi'),
    { name: committeeName, city: null, office: null },
    {
      now: Date.now,
      passwords: new Map(),
      newId: createIdSource(Date.now),
      locale: 'ja',
      assetsFolder: files,
      // No call of the contract suite needs a job or a printer.
      jobs: createThreadRunner(path.join(files, 'worker.cjs')),
      findPrinter: () => Promise.reject(new ShingiError('printer-unavailable')),
    },
  );
  return Promise.resolve({
    connect: () => {
      const [window, far] = createPortPair();
      serveWindow(service, far);
      return Promise.resolve(window);
    },
    close: () => service.close(),
  });
});
