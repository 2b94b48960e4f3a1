import { ShingiError } from '../../core/contract/errors.ts';
import type { CallInput, CallOutput } from '../../core/contract/rpc.ts';
import type { ShellCall, ShellEvent, ShingiWindow, shellContract } from '../../core/contract/shell.ts';

declare global {
  interface Window {
    /** Exposed by the preload. */
    readonly shingi: ShingiWindow;
  }
}

type Shell = typeof shellContract;
type ShellInput<K extends ShellCall> = CallInput<Shell, K>;
type ShellOutput<K extends ShellCall> = CallOutput<Shell, K>;

/** Asks the main process for a native act. Rejects with the `ShingiError` of its refusal. */
export async function askShell<K extends ShellCall>(call: K, input: ShellInput<K>): Promise<ShellOutput<K>> {
  const ask = window.shingi[call] as unknown as (input: ShellInput<K>) => ReturnType<ShingiWindow[ShellCall]>;
  const reply = await ask(input);
  if (!reply.ok) {
    throw new ShingiError(reply.code, reply.detail);
  }
  return reply.value as ShellOutput<K>;
}

const handlers = new Set<(event: ShellEvent) => void>();
/** Events of the start, for handlers that come later; null when every part of the page listens. */
let early: ShellEvent[] | null = [];
let subscribed = false;

/** Calls `handler` for every event of the main process; returns a function that stops it. */
export function onShellEvent(handler: (event: ShellEvent) => void): () => void {
  if (!subscribed) {
    subscribed = true;
    window.shingi.onShellEvent((event) => {
      early?.push(event);
      for (const listener of handlers) {
        listener(event);
      }
    });
  }
  handlers.add(handler);
  for (const event of early ?? []) {
    handler(event);
  }
  return () => {
    handlers.delete(handler);
  };
}

/** Told by the outermost component, whose effects run last: from now on nobody needs what came before. */
export function everyoneListens(): void {
  early = null;
}

/** Paths of files dropped on the window; what is not a file on disk is left out. */
export function pathsOfDroppedFiles(files: Iterable<File>): string[] {
  return [...files].map((file) => window.shingi.pathOfDroppedFile(file)).filter((path) => path !== '');
}
