import { BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { ShingiError } from '../../core/contract/errors.ts';
import { failureOf, parseOrRefuse, type Reply } from '../../core/contract/rpc.ts';
import {
  connectRequestSchema,
  type ShellCall,
  shellChannels,
  shellContract,
  shellRequestSchema,
} from '../../core/contract/shell.ts';
import { isOwnAddress } from './app-address.ts';
import type { ShellHandlers } from './shell-handlers.ts';

/**
 * The only place where windows reach the main process. A message counts when it comes from the main frame of one of the
 * application's own windows; its input is parsed before a handler sees it, and the handler's output before it leaves.
 */
export function serveShell(
  handlers: ShellHandlers,
  connect: (window: BrowserWindow, token: string) => void,
): void {
  ipcMain.handle(shellChannels.call, async (event, raw: unknown): Promise<Reply<unknown>> => {
    try {
      const window = senderOf(event);
      const { call, input } = parseOrRefuse(shellRequestSchema, raw, 'invalid-input', 'shell');
      if (!isShellCall(call)) {
        throw new ShingiError('unknown-call', { call });
      }
      const { input: inputSchema, output: outputSchema } = shellContract[call];
      const parsed = parseOrRefuse(inputSchema, input, 'invalid-input', call);
      const handler = handlers[call] as (input: unknown, window: BrowserWindow) => unknown;
      const value = await handler(parsed, window);
      return { ok: true, value: parseOrRefuse(outputSchema, value, 'invalid-output', call) };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === 'internal' || failure.code === 'invalid-output') {
        console.error(error);
      }
      return failure;
    }
  });
  ipcMain.on(shellChannels.connect, (event, raw: unknown) => {
    try {
      connect(senderOf(event), parseOrRefuse(connectRequestSchema, raw, 'invalid-input', 'connect').token);
    } catch (error) {
      console.error(error);
    }
  });
}

function isShellCall(call: string): call is ShellCall {
  return Object.hasOwn(shellContract, call);
}

/** The window that sent a message; refuses frames, foreign pages and windows that are gone. */
function senderOf(event: IpcMainInvokeEvent | IpcMainEvent): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender);
  const frame = event.senderFrame;
  if (window === null || frame === null || frame !== event.sender.mainFrame || !isOwnAddress(frame.url)) {
    throw new ShingiError('unknown-call', { reason: 'sender' });
  }
  return window;
}
