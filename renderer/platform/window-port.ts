import type { Port } from '../../core/contract/rpc.ts';
import { servicePortMessage } from '../../core/contract/shell.ts';
import { newToken } from './new-id.ts';

/** A MessagePort as `Port`. Old Chromium has no close event on ports: whoever learns of the end calls `close`. */
export function portOf(channel: MessagePort): Port {
  const closers = new Set<() => void>();
  let open = true;
  channel.start();
  const close = (): void => {
    if (!open) {
      return;
    }
    open = false;
    channel.close();
    for (const closed of closers) {
      closed();
    }
  };
  channel.addEventListener('close', close);
  return {
    post: (message) => channel.postMessage(message),
    listen: (receive) => {
      const handler = (event: MessageEvent): void => receive(event.data);
      channel.addEventListener('message', handler);
      return () => channel.removeEventListener('message', handler);
    },
    onClose: (closed) => {
      closers.add(closed);
      return () => closers.delete(closed);
    },
    close,
  };
}

/** Asks the shell for a port to the service and waits for it. Rejects when `signal` is aborted first. */
export function requestServicePort(signal: AbortSignal): Promise<Port> {
  return new Promise((resolve, reject) => {
    const token = newToken();
    const stop = (): void => {
      window.removeEventListener('message', receive);
      signal.removeEventListener('abort', abort);
    };
    const abort = (): void => {
      stop();
      reject(signal.reason);
    };
    const receive = (event: MessageEvent): void => {
      const data: unknown = event.data;
      const [channel] = event.ports;
      if (event.source !== window || channel === undefined || !isPortMessage(data, token)) {
        return;
      }
      stop();
      resolve(portOf(channel));
    };
    window.addEventListener('message', receive);
    signal.addEventListener('abort', abort);
    window.shingi.connectService(token);
  });
}

function isPortMessage(data: unknown, token: string): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    'kind' in data &&
    data.kind === servicePortMessage &&
    'token' in data &&
    data.token === token
  );
}
