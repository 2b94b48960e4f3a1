import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import { z } from 'zod';
import { type ErrorDetail, ShingiError } from '../../core/contract/errors.ts';
import { failureOf, failureSchema, issuesOf, parseOrRefuse, type Reply } from '../../core/contract/rpc.ts';
import {
  connectRequestSchema,
  type ShellCall,
  type ShellEvent,
  type ShellFunctions,
  type ShingiWindow,
  servicePortMessage,
  shellChannels,
  shellContract,
  shellEventSchema,
} from '../../core/contract/shell.ts';

const replySchema = z.union([z.strictObject({ ok: z.literal(true), value: z.unknown() }), failureSchema]);

/** Asks the main process; input and answer are validated here too, so that neither side trusts the other. */
async function ask(call: ShellCall, input: unknown): Promise<Reply<unknown>> {
  try {
    const { input: inputSchema, output: outputSchema } = shellContract[call];
    const parsed = parseOrRefuse(inputSchema, input, 'invalid-input', call);
    const answer: unknown = await ipcRenderer.invoke(shellChannels.call, { call, input: parsed });
    const reply = parseOrRefuse(replySchema, answer, 'invalid-output', call);
    if (!reply.ok) {
      return { ok: false, code: reply.code, detail: reply.detail as ErrorDetail };
    }
    return { ok: true, value: parseOrRefuse(outputSchema, reply.value, 'invalid-output', call) };
  } catch (error) {
    return failureOf(error);
  }
}

const calls = Object.keys(shellContract) as ShellCall[];
const functions = Object.fromEntries(
  calls.map((call) => [call, (input: unknown) => ask(call, input)]),
) as unknown as ShellFunctions;

// Events may come before the page listens; they wait for its first handler.
const waiting: ShellEvent[] = [];
const handlers = new Set<(event: ShellEvent) => void>();

ipcRenderer.on(shellChannels.event, (_event: IpcRendererEvent, raw: unknown) => {
  const parsed = shellEventSchema.safeParse(raw);
  if (!parsed.success) {
    console.error(new ShingiError('invalid-output', issuesOf(parsed.error)));
    return;
  }
  if (handlers.size === 0) {
    waiting.push(parsed.data);
  }
  for (const handler of handlers) {
    handler(parsed.data);
  }
});

ipcRenderer.on(shellChannels.port, (event: IpcRendererEvent, raw: unknown) => {
  const { token } = connectRequestSchema.parse(raw);
  const [port] = event.ports;
  if (port !== undefined) {
    window.postMessage({ kind: servicePortMessage, token }, window.location.origin, [port]);
  }
});

const bridge: ShingiWindow = {
  ...functions,
  connectService: (token) => {
    ipcRenderer.send(shellChannels.connect, connectRequestSchema.parse({ token }));
  },
  pathOfDroppedFile: (file) => {
    if (!(file instanceof File)) {
      return '';
    }
    if (webUtils !== undefined) {
      return webUtils.getPathForFile(file);
    }
    // Electron before 32 has the path on the file itself.
    const { path } = file as { path?: unknown };
    return typeof path === 'string' ? path : '';
  },
  onShellEvent: (handler) => {
    handlers.add(handler);
    for (const event of waiting.splice(0)) {
      handler(event);
    }
    return () => {
      handlers.delete(handler);
    };
  },
};

contextBridge.exposeInMainWorld('shingi', bridge);
