import type { Port } from '../../core/contract/rpc.ts';

/** How this service process and its host talk, whatever kind of process it is. */
export interface ControlChannel {
  post(message: unknown): void;
  /** `port` is there when the host transferred one with the message. */
  listen(receive: (message: unknown, port: Port | undefined) => void): void;
  onClose(closed: () => void): void;
  /** Ends this process with `status` once everything posted has been handed over. */
  end(status: number): void;
}

/** What Electron gives a utility process; declared here because the service knows no Electron. */
interface ElectronPort {
  postMessage(message: unknown): void;
  on(event: 'message', receive: (event: { data: unknown; ports: ElectronPort[] }) => void): unknown;
  on(event: 'close', closed: () => void): unknown;
  start(): void;
  close(): void;
}

/** The channel to whoever started this process. Throws when it was started without one. */
export function openControlChannel(): ControlChannel {
  const parentPort = (process as unknown as { parentPort?: ElectronPort }).parentPort;
  if (parentPort !== undefined) {
    return utilityProcessChannel(parentPort);
  }
  if (process.send !== undefined) {
    return nodeChildChannel();
  }
  throw new Error(
    'The service is started by the application or by a test, not by hand; use the command line.',
  );
}

function utilityProcessChannel(parentPort: ElectronPort): ControlChannel {
  return {
    post: (message) => parentPort.postMessage(message),
    listen: (receive) => {
      parentPort.on('message', (event) => {
        const [port] = event.ports;
        receive(event.data, port === undefined ? undefined : portOf(port));
      });
    },
    // A utility process ends with its host; there is no moment left in which to be told.
    onClose: () => undefined,
    end: (status) => process.exit(status),
  };
}

function nodeChildChannel(): ControlChannel {
  return {
    post: (message) => {
      if (process.connected) {
        process.send?.(message);
      }
    },
    listen: (receive) => {
      process.on('message', (message: unknown) => receive(message, undefined));
    },
    onClose: (closed) => {
      process.on('disconnect', closed);
    },
    end: (status) => {
      process.exitCode = status;
      if (process.connected) {
        // Flushes what was sent, then lets the process end by itself.
        process.disconnect();
      }
      // Handles that libraries leave open must not keep a finished service alive.
      setTimeout(() => process.exit(status), 2000).unref();
    },
  };
}

/** An Electron MessagePort as `Port`. */
function portOf(port: ElectronPort): Port {
  const receivers = new Set<(message: unknown) => void>();
  port.on('message', (event) => {
    for (const receive of receivers) {
      receive(event.data);
    }
  });
  let started = false;
  return {
    post: (message) => port.postMessage(message),
    listen: (receive) => {
      receivers.add(receive);
      if (!started) {
        started = true;
        port.start();
      }
      return () => receivers.delete(receive);
    },
    onClose: (closed) => {
      let wanted = true;
      port.on('close', () => {
        if (wanted) {
          closed();
        }
      });
      return () => {
        wanted = false;
      };
    },
    close: () => port.close(),
  };
}
