import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inspectBundle } from '../../electron/main/inspect-bundle.ts';
import { forkNodeService } from '../../electron/main/service-link.ts';
import { nodeBuild } from '../../vite.config.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-inspect-'));
beforeAll(() => build(nodeBuild({ folder, entry: 'tests/contract/echo-service.ts', target: 'node22' })));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('asks a process of its own, hands its refusal on, and leaves no process behind', async () => {
  let ended: (status: number | null) => void = () => undefined;
  const end = new Promise<number | null>((resolve) => {
    ended = resolve;
  });
  const fork = () => {
    const link = forkNodeService(path.join(folder, 'echo-service.cjs'), process.execPath);
    link.onExit((status) => ended(status));
    return link;
  };
  await expect(inspectBundle(fork, '/nowhere/a.shingix', null)).rejects.toMatchObject({
    code: 'bundle-refused',
    detail: { reason: 'unreadable' },
  });
  expect(await end).toBe(0);
});

it('says so when the process cannot even start', async () => {
  const fork = () => forkNodeService(path.join(folder, 'echo-service.cjs'), '/nowhere/node');
  await expect(inspectBundle(fork, '/nowhere/a.shingix', null)).rejects.toMatchObject({
    code: 'service-lost',
  });
});
