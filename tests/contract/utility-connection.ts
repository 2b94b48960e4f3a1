import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { electronSwitches, onAScreen } from '../../build/electron-command.mjs';
import { electronRuntime } from '../../build/electron-runtime.mjs';
import type { Port } from '../../core/contract/rpc.ts';
import { nodeBuild } from '../../vite.config.ts';
import { committeeName, type RunningService } from './contract-suite.ts';

/** Builds the test application into `folder` and starts its service in a utility process of a real Electron. */
export async function startInUtilityProcess(folder: string): Promise<RunningService> {
  for (const entry of ['tests/contract/utility-main.ts', 'tests/contract/echo-service.ts']) {
    await build(nodeBuild({ folder, entry, target: 'node18' }));
  }
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'contract', version: '1.0.0', main: 'utility-main.cjs' }),
  );
  const runtime = await electronRuntime();
  const { command, args } = onAScreen(runtime.executable, [
    ...electronSwitches(),
    `--user-data-dir=${path.join(folder, 'user-data')}`,
    folder,
  ]);
  const application = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  const noise: string[] = [];
  application.stderr?.on('data', (chunk: Buffer) => noise.push(chunk.toString()));
  const ended = new Promise<never>((_resolve, reject) => {
    application.once('exit', (status) =>
      reject(new Error(`Electron ended with ${status}\n${noise.join('')}`)),
    );
  });
  // Ends like this are only news while someone waits for an answer.
  ended.catch(() => undefined);
  const done = (what: string): Promise<void> => Promise.race([answered(application, what), ended]);

  await done('ready');
  application.send({
    order: 'start',
    entry: path.join(folder, 'echo-service.cjs'),
    committee: committeeName,
  });
  await done('start');
  let clients = 0;
  return {
    connect: async () => {
      clients += 1;
      const client = `window-${clients}`;
      application.send({ order: 'connect', client });
      await done(`connect ${client}`);
      return portOver(application, client);
    },
    close: () =>
      new Promise((resolve) => {
        application.once('exit', () => resolve());
        application.send({ order: 'close' });
      }),
  };
}

function answered(application: ChildProcess, what: string): Promise<void> {
  return new Promise((resolve) => {
    const listener = (message: unknown): void => {
      if ((message as { done?: unknown }).done === what) {
        application.off('message', listener);
        resolve();
      }
    };
    application.on('message', listener);
  });
}

function portOver(application: ChildProcess, client: string): Port {
  return {
    post: (message) => {
      application.send({ order: 'message', client, message });
    },
    listen: (receive) => {
      const listener = (raw: unknown): void => {
        const envelope = raw as { client?: unknown; message?: unknown };
        if (envelope.client === client) {
          receive(envelope.message);
        }
      };
      application.on('message', listener);
      return () => application.off('message', listener);
    },
    onClose: (closed) => {
      application.once('exit', closed);
      return () => application.off('exit', closed);
    },
    close: () => undefined,
  };
}
