import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient, type Port } from '../../core/contract/rpc.ts';
import {
  type ServiceContract,
  type ServiceEvents,
  serviceContract,
  serviceEvents,
} from '../../core/contract/service.ts';

/** A running service with an empty file of the committee named `committeeName`. */
export interface RunningService {
  /** A new window's port. */
  connect(): Promise<Port>;
  close(): Promise<void>;
}

export const committeeName = '地域福祉計画策定委員会';

const absentId = '01890a5d-ac96-774b-bcce-b302099a8057';
const newcomer = {
  name: '髙﨑 𠮷子',
  kana: 'たかさき よしこ',
  category: '公募',
  affiliation: null,
  role: 'member',
} as const;

/** What must hold whatever kind of channel lies between a window and the service. */
export function describeContract(transport: string, start: () => Promise<RunningService>): void {
  describe(`the service over ${transport}`, () => {
    let service: RunningService;
    let port: Port;
    let client: Client<ServiceContract, ServiceEvents>;
    const reported: unknown[] = [];

    const connect = async (): Promise<{ port: Port; client: Client<ServiceContract, ServiceEvents> }> => {
      const fresh = await service.connect();
      return {
        port: fresh,
        client: createClient(fresh, serviceContract, {
          events: serviceEvents,
          report: (error) => reported.push(error),
        }),
      };
    };

    beforeAll(async () => {
      service = await start();
      ({ port, client } = await connect());
    });
    afterAll(async () => {
      await service.close();
      expect(reported).toEqual([]);
    });

    it('answers a read', async () => {
      const overview = await client.call('overview', {});
      expect(overview.committee.name).toBe(committeeName);
      expect(overview.meetings).toEqual([]);
    });

    it('makes a write visible to the next read, and tells every window', async () => {
      const other = await connect();
      const told = new Promise<readonly string[]>((resolve) => {
        other.client.on('changed', ({ topics }) => resolve(topics));
      });
      const added = await client.call('addMember', newcomer);
      expect(added.name).toBe(newcomer.name);
      expect(await told).toContain('members');
      const members = await other.client.call('members', {});
      expect(members.map(({ name }) => name)).toContain(newcomer.name);
      other.client.close();
    });

    it('keeps the answers of many calls apart', async () => {
      const names = Array.from({ length: 30 }, (_each, index) => `委員${index}`);
      const added = await Promise.all(names.map((name) => client.call('addMember', { ...newcomer, name })));
      expect(added.map(({ name }) => name)).toEqual(names);
      expect(new Set(added.map(({ id }) => id)).size).toBe(names.length);
    });

    it('refuses with a code and a detail', async () => {
      await expect(client.call('removeMember', { id: absentId })).rejects.toMatchObject({
        name: 'ShingiError',
        code: 'not-found',
      });
      await expect(client.call('file', { hash: '0'.repeat(64) })).rejects.toMatchObject({
        code: 'not-found',
      });
    });

    it('refuses input that the contract does not allow', async () => {
      await expect(client.call('addMember', { ...newcomer, name: '' })).rejects.toMatchObject({
        code: 'invalid-input',
        detail: { call: 'addMember', issues: [{ path: 'name' }] },
      });
      await expect(client.call('removeMember', { id: "' OR 1=1 --" })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    });

    it.each(['dropEverything', '__proto__', 'constructor'])('does not know the call %s', async (call) => {
      const seq = 1_000_000;
      const answer = await new Promise((resolve) => {
        const stop = port.listen((message) => {
          if ((message as { seq?: unknown }).seq === seq) {
            stop();
            resolve(message);
          }
        });
        port.post({ seq, call, input: {} });
      });
      expect(answer).toMatchObject({ seq, ok: false, code: 'unknown-call' });
      // The client shares the port and did not ask: it reports the stray answer.
      expect(reported.splice(0)).toHaveLength(1);
    });

    it('survives messages that are no requests', async () => {
      for (const message of [null, 'text', 5, {}, { seq: 'a', call: 'overview' }, { control: 'close' }]) {
        port.post(message);
      }
      await expect(client.call('overview', {})).resolves.toMatchObject({
        committee: { name: committeeName },
      });
    });

    it('carries text unchanged, whatever is in it', async () => {
      const name = '一\u0000二\r\n三\u{20BB7}葛\u{E0100}ｶﾞ\u202E';
      const added = await client.call('addMember', { ...newcomer, name });
      expect(added.name).toBe(name);
    });

    it('lets one window go without harm to the others', async () => {
      const leaving = await connect();
      leaving.client.close();
      await expect(leaving.client.call('overview', {})).rejects.toMatchObject({ code: 'service-lost' });
      await expect(client.call('overview', {})).resolves.toMatchObject({
        committee: { name: committeeName },
      });
    });
  });
}
