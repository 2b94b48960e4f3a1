import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Port } from '../../../core/contract/rpc.ts';
import { CallCache } from '../../../renderer/data/call-cache.ts';
import { ServiceLink } from '../../../renderer/platform/service-link.ts';
import { writeFixtureCommittee } from '../fixture-committee.ts';
import { type ServedFile, serveFile } from '../service.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-window-'));
const file = path.join(folder, 'committee.shingi');
let served: ServedFile;
let link: ServiceLink;
/** A message that passes no validator is a defect of the contract. */
const fail = (error: unknown): never => {
  throw error;
};

beforeAll(() => writeFixtureCommittee(file, '2099-06-30'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  served = serveFile(file);
  link = new ServiceLink(() => served.openPort(), fail);
});
afterEach(async () => {
  link.fail();
  await served.close();
});

/** Resolves when the answer is no longer on its way. */
function settled(cache: CallCache, call: 'overview' | 'members'): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (cache.answer(call, {}).state !== 'loading') {
        stop();
        resolve();
      }
    };
    const stop = cache.subscribe(call, {}, look);
    look();
  });
}

describe('the way to the service', () => {
  it('keeps a call that comes before the connection and answers it then', async () => {
    const asked = link.call('members', {});
    expect(link.state).toBe('connecting');
    link.connect();
    const members = await asked;
    expect(members.map((member) => member.name)).toContain('青葉 みどり');
    expect(link.state).toBe('connected');
  });

  it('waits while the service is started again and goes on afterwards', async () => {
    link.connect();
    await link.call('members', {});
    link.lose();
    const asked = link.call('overview', {});
    expect(link.state).toBe('lost');
    link.connect();
    expect((await asked).meetings.length).toBe(2);
  });

  it('asks a read again whose answer was lost', async () => {
    const ports: Port[] = [];
    const late = new ServiceLink(async () => {
      const port = await served.openPort();
      ports.push(port);
      return port;
    }, fail);
    late.connect();
    await late.call('members', {});
    const asked = late.call('members', {});
    late.lose();
    late.connect();
    expect((await asked).length).toBe(3);
    expect(ports.length).toBe(2);
    late.fail();
  });

  it('does not repeat a write whose answer was lost: it may have happened', async () => {
    link.connect();
    const [member] = await link.call('members', {});
    const asked = link.call('updateMember', {
      id: member?.id ?? '',
      name: member?.name ?? '',
      kana: null,
      category: null,
      affiliation: null,
      role: 'chair',
    });
    link.lose();
    await expect(asked).rejects.toMatchObject({ code: 'service-lost' });
  });

  it('refuses everything once the service has failed for good', async () => {
    const asked = link.call('members', {});
    link.fail();
    await expect(asked).rejects.toMatchObject({ code: 'service-lost' });
    await expect(link.call('members', {})).rejects.toMatchObject({ code: 'service-lost' });
    expect(link.state).toBe('failed');
  });

  it('passes a refusal on with its code', async () => {
    link.connect();
    await expect(
      link.call('material', { materialId: '0198b5a0-0000-7000-8000-000000000000', versionId: null }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('answers kept in the window', () => {
  it('are asked again when what they depend on has changed, and only then', async () => {
    link.connect();
    const cache = new CallCache(link);
    link.on('changed', ({ topics }) => cache.invalidate(topics));
    await settled(cache, 'overview');
    await settled(cache, 'members');
    const before = cache.answer('members', {});
    const overview = cache.answer('overview', {});
    if (overview.state !== 'ready') {
      throw new Error('no overview');
    }
    const changed = new Promise<void>((resolve) => cache.subscribe('overview', {}, resolve));
    cache.subscribe('members', {}, () => undefined);
    const summary = overview.value.meetings[0]?.materials.find(({ material }) => material.number === '2');
    await link.call('markReading', {
      versionId: summary?.version.id ?? '',
      lastBlockId: null,
      finished: true,
    });
    await changed;
    const after = cache.answer('overview', {});
    const read =
      after.state === 'ready'
        ? after.value.meetings[0]?.materials.find(({ material }) => material.number === '2')?.reading
        : undefined;
    expect(read).toBe('finished');
    expect(cache.answer('members', {})).toBe(before);
  });

  it('keep their identity when nothing in them changed', async () => {
    link.connect();
    const cache = new CallCache(link);
    cache.subscribe('members', {}, () => undefined);
    await settled(cache, 'members');
    const before = cache.answer('members', {});
    cache.invalidate(['members']);
    await link.call('members', {});
    expect(cache.answer('members', {})).toBe(before);
  });
});
