import { type ChildProcess, fork } from 'node:child_process';
import type { ToService } from '../../core/contract/boot.ts';

/** A running service process, whichever kind it is. `P` is the port type that can be handed over, if any. */
export interface ServiceLink<P> {
  /** Whether windows get a port straight to the process; otherwise their messages are relayed. */
  readonly takesPorts: boolean;
  post(message: ToService, port?: P): void;
  listen(receive: (message: unknown) => void): void;
  /** `ended` is called once, with the exit status (null when killed by a signal). */
  onExit(ended: (status: number | null) => void): void;
  kill(): void;
}

/**
 * Starts the service as a child of plain Node. For an Electron whose Node-API is too old for the SQLite addon, and for
 * tests.
 * @param entry path of the built service
 * @param node path of a Node executable, 22 or newer
 */
export function forkNodeService(entry: string, node: string): ServiceLink<never> {
  const child: ChildProcess = fork(entry, [], {
    execPath: node,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let ended = false;
  const listeners = new Set<(status: number | null) => void>();
  const end = (status: number | null): void => {
    if (!ended) {
      ended = true;
      for (const listener of listeners) {
        listener(status);
      }
    }
  };
  child.on('exit', end);
  // Without this a failed start would end the application.
  child.on('error', (error) => {
    console.error(error);
    if (child.pid === undefined) {
      end(null);
    }
  });
  return {
    takesPorts: false,
    post: (message) => {
      if (child.connected) {
        child.send(message);
      }
    },
    listen: (receive) => {
      child.on('message', receive);
    },
    onExit: (listener) => {
      listeners.add(listener);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
