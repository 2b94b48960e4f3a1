import { type Port, serve } from '../core/contract/rpc.ts';
import { serviceContract, serviceEvents } from '../core/contract/service.ts';
import type { CommitteeService } from './committee-service.ts';
import { createHandlers } from './handlers/handlers.ts';

/** Answers one window's calls and tells it of changes; the returned function stops both. */
export function serveWindow(service: CommitteeService, port: Port): () => void {
  const server = serve(port, serviceContract, createHandlers(service), {
    events: serviceEvents,
    report: (error) => console.error(error),
  });
  const unsubscribe = service.subscribe({
    changed: (topics) => server.emit('changed', { topics: [...topics] }),
    progress: (report) => server.emit('job-progress', report),
  });
  return () => {
    unsubscribe();
    server.close();
  };
}
