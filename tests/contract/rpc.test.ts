import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorCodes, exitStatusOf, ShingiError } from '../../core/contract/errors.ts';
import {
  type Contract,
  createClient,
  createPortPair,
  type Handlers,
  serve,
} from '../../core/contract/rpc.ts';

const contract = {
  double: { kind: 'read', input: z.strictObject({ value: z.int() }), output: z.int() },
  bytes: {
    kind: 'read',
    input: z.strictObject({}),
    output: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  },
  refuse: { kind: 'write', input: z.strictObject({}), output: z.null() },
  break: { kind: 'write', input: z.strictObject({}), output: z.null() },
  lie: { kind: 'read', input: z.strictObject({}), output: z.int() },
  never: { kind: 'read', input: z.strictObject({}), output: z.null() },
} as const satisfies Contract;

const events = { said: z.strictObject({ word: z.string() }) };

const handlers: Handlers<typeof contract> = {
  double: ({ value }) => value * 2,
  bytes: () => new Uint8Array([1, 2, 255]),
  refuse: () => {
    throw new ShingiError('not-found', { what: '資料9' });
  },
  break: () => {
    throw new TypeError('a defect');
  },
  lie: () => 'three' as unknown as number,
  never: () => new Promise<null>(() => undefined),
};

function connect() {
  const [near, far] = createPortPair();
  const reported: unknown[] = [];
  const report = (error: unknown): void => {
    reported.push(error);
  };
  const server = serve(far, contract, handlers, { events, report });
  const client = createClient(near, contract, { events, report });
  return { near, far, server, client, reported };
}

/** Sends a raw message and returns the next one that comes back. */
function exchange(port: ReturnType<typeof connect>['near'], message: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    const stop = port.listen((answer) => {
      stop();
      resolve(answer);
    });
    port.post(message);
  });
}

describe('a call', () => {
  it('brings back what the handler returns, also bytes', async () => {
    const { client } = connect();
    await expect(client.call('double', { value: 21 })).resolves.toBe(42);
    await expect(client.call('bytes', {})).resolves.toEqual(new Uint8Array([1, 2, 255]));
  });

  it('keeps many answers apart', async () => {
    const { client } = connect();
    const values = Array.from({ length: 200 }, (_each, index) => index);
    const doubled = await Promise.all(values.map((value) => client.call('double', { value })));
    expect(doubled).toEqual(values.map((value) => value * 2));
  });

  it('brings back a refusal with its code and detail, and reports nothing', async () => {
    const { client, reported } = connect();
    await expect(client.call('refuse', {})).rejects.toMatchObject({
      name: 'ShingiError',
      code: 'not-found',
      detail: { what: '資料9' },
    });
    expect(reported).toEqual([]);
  });

  it('turns a defect into `internal` and reports it', async () => {
    const { client, reported } = connect();
    await expect(client.call('break', {})).rejects.toMatchObject({ code: 'internal' });
    expect(reported).toHaveLength(1);
    expect(reported[0]).toBeInstanceOf(TypeError);
  });

  it('does not let output out that the contract does not allow', async () => {
    const { client, reported } = connect();
    await expect(client.call('lie', {})).rejects.toMatchObject({ code: 'invalid-output' });
    expect(reported).toHaveLength(1);
  });

  it.each([{}, { value: 1.5 }, { value: '1' }, { value: 1, more: 2 }, null, 'text'])(
    'does not reach the handler with input %j',
    async (input) => {
      const { client } = connect();
      await expect(client.call('double', input as unknown as { value: number })).rejects.toMatchObject({
        code: 'invalid-input',
        detail: { call: 'double' },
      });
    },
  );

  it.each(['missing', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'named %s is refused',
    async (call) => {
      const { near } = connect();
      await expect(exchange(near, { seq: 7, call, input: {} })).resolves.toMatchObject({
        seq: 7,
        ok: false,
        code: 'unknown-call',
      });
    },
  );
});

describe('a port', () => {
  it('survives messages that are no requests', async () => {
    const { near, client, reported } = connect();
    for (const message of [
      null,
      7,
      'text',
      {},
      { seq: -1, call: 'double', input: {} },
      { seq: 1, call: 5 },
    ]) {
      near.post(message);
    }
    await expect(client.call('double', { value: 2 })).resolves.toBe(4);
    expect(reported).toHaveLength(6);
  });

  it('rejects what is pending when it closes, and every later call', async () => {
    const { client, near } = connect();
    const pending = client.call('never', {});
    near.close();
    await expect(pending).rejects.toMatchObject({ code: 'service-lost', detail: { call: 'never' } });
    await expect(client.call('double', { value: 1 })).rejects.toMatchObject({ code: 'service-lost' });
  });

  it('refuses input that cannot be copied, at once', async () => {
    const { client } = connect();
    const input = { value: (() => 1) as unknown as number };
    await expect(client.call('double', input)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('an event', () => {
  it('reaches its listeners until they stop', async () => {
    const { client, server } = connect();
    const heard: string[] = [];
    const stop = client.on('said', ({ word }) => heard.push(word));
    server.emit('said', { word: '一' });
    await client.call('double', { value: 1 });
    stop();
    server.emit('said', { word: '二' });
    await client.call('double', { value: 1 });
    expect(heard).toEqual(['一']);
  });

  it('is neither sent nor delivered when it is not as declared', async () => {
    const { client, server, far, reported } = connect();
    const heard: unknown[] = [];
    client.on('said', (payload) => heard.push(payload));
    expect(() => server.emit('said', { word: 5 } as unknown as { word: string })).toThrow(ShingiError);
    far.post({ event: 'said', payload: { word: 5 } });
    far.post({ event: 'unknown', payload: {} });
    await client.call('double', { value: 1 });
    expect(heard).toEqual([]);
    expect(reported).toHaveLength(2);
  });
});

describe('error codes', () => {
  it('each have an exit status of the command line', () => {
    expect(errorCodes.map(exitStatusOf).every((status) => [2, 3, 4].includes(status))).toBe(true);
    expect([exitStatusOf('usage'), exitStatusOf('file-newer'), exitStatusOf('disk-full')]).toEqual([2, 3, 4]);
  });
});
