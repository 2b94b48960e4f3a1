import type { MessagePortMain } from 'electron';
import type { Port } from '../../core/contract/rpc.ts';

/** A MessagePort of the main process as `Port`. Messages wait until someone listens. */
export function portOfMain(port: MessagePortMain): Port {
  return {
    post: (message) => port.postMessage(message),
    listen: (receive) => {
      const listener = (event: Electron.MessageEvent): void => receive(event.data);
      port.on('message', listener);
      port.start();
      return () => port.off('message', listener);
    },
    onClose: (closed) => {
      port.once('close', closed);
      return () => port.off('close', closed);
    },
    close: () => port.close(),
  };
}
