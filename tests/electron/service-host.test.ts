import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createClient, createPortPair } from '../../core/contract/rpc.ts';
import { serviceContract, serviceEvents } from '../../core/contract/service.ts';
import { ServiceHost, type ServiceState } from '../../electron/main/service-host.ts';
import { forkNodeService, type ServiceLink } from '../../electron/main/service-link.ts';
import { nodeBuild } from '../../vite.config.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-host-'));
beforeAll(() => build(nodeBuild({ folder, entry: 'tests/contract/echo-service.ts', target: 'node22' })));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hosts: ServiceHost<never>[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

/** A host whose states are recorded and whose present process is at hand. */
function observed(file: string) {
  const states: ServiceState[] = [];
  const waiting: { state: ServiceState; resolve: () => void }[] = [];
  const links: ServiceLink<never>[] = [];
  const host = new ServiceHost<never>(
    { mode: 'create', path: file, committee: '委員会', city: null },
    {
      locale: 'ja',
      printer: null,
      fork: () => {
        const link = forkNodeService(path.join(folder, 'echo-service.cjs'), process.execPath);
        links.push(link);
        return link;
      },
      onState: (state) => {
        states.push(state);
        for (const each of waiting.filter((one) => one.state === state)) {
          each.resolve();
        }
      },
    },
  );
  hosts.push(host);
  const reached = (state: ServiceState): Promise<void> =>
    new Promise((resolve) => waiting.push({ state, resolve }));
  const connect = () => {
    const [window, main] = createPortPair();
    host.attach(
      'window',
      () => {
        throw new Error('a Node child takes no ports');
      },
      () => main,
    );
    return createClient(window, serviceContract, {
      events: serviceEvents,
      report: (error) => expect(error).toBeNull(),
    });
  };
  return { host, states, links, reached, connect };
}

describe('the host of a service', () => {
  it('tells what a service that refuses the file says, with the newest backup', async () => {
    const { host, states } = observed('/absent.shingi');
    await expect(host.start()).rejects.toMatchObject({ code: 'file-missing' });
    expect(states).toEqual(['failed']);
    expect(host.backup()).toBe('/backups/newest.shingi');
  });

  it('starts a service that died once more, and gives up the second time', async () => {
    const { host, states, links, reached, connect } = observed('/present.shingi');
    await host.start();
    const before = connect();
    await before.call('members', {});

    const again = reached('running');
    links.at(-1)?.kill();
    await again;
    await expect(before.call('members', {})).rejects.toMatchObject({ code: 'service-lost' });
    await expect(connect().call('members', {})).resolves.toEqual([]);

    const failed = reached('failed');
    links.at(-1)?.kill();
    await failed;
    expect(states).toEqual(['running', 'restarting', 'running', 'failed']);
    expect(links).toHaveLength(2);
    expect(connect).toThrow(expect.objectContaining({ code: 'service-lost' }));
  });

  it('rejects what is under way when the service dies', async () => {
    const { host, links, reached, connect } = observed('/present.shingi');
    await host.start();
    const client = connect();
    const again = reached('running');
    const pending = client.call('members', {});
    links.at(-1)?.kill();
    await expect(pending).rejects.toMatchObject({ code: 'service-lost' });
    await again;
  });

  it('ends the process when it closes', async () => {
    const { host, links, states } = observed('/present.shingi');
    await host.start();
    const exit = new Promise((resolve) => links[0]?.onExit(resolve));
    await host.close();
    await expect(exit).resolves.toBe(0);
    expect(states).toEqual(['running']);
  });

  it('says when the service cannot even be started', async () => {
    const host = new ServiceHost<never>(
      { mode: 'open', path: '/present.shingi' },
      {
        locale: 'ja',
        printer: null,
        fork: () => forkNodeService(path.join(folder, 'echo-service.cjs'), '/nowhere/node'),
        onState: () => undefined,
      },
    );
    await expect(host.start()).rejects.toMatchObject({ code: 'service-lost' });
  });
});
