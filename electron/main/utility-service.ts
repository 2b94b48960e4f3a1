import { type MessagePortMain, utilityProcess } from 'electron';
import type { ServiceLink } from './service-link.ts';

/** True where the running Electron can load the SQLite addon in a utility process (Node-API 10). */
export function canUseUtilityProcess(): boolean {
  return Number(process.versions['napi']) >= 10;
}

/** Starts the service as a utility process; windows get their ports straight to it. */
export function forkUtilityService(entry: string): ServiceLink<MessagePortMain> {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Shingi', stdio: 'inherit' });
  return {
    takesPorts: true,
    post: (message, port) => child.postMessage(message, port === undefined ? [] : [port]),
    listen: (receive) => {
      child.on('message', receive);
    },
    onExit: (ended) => {
      child.once('exit', ended);
    },
    kill: () => {
      child.kill();
    },
  };
}
