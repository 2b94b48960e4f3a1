/**
 * Native acts that a window may ask of the main process: dialogs, recent files, preferences, opening a committee
 * file. The preload exposes exactly these as `window.shingi` (type `ShingiWindow`); both sides validate.
 *
 * How a window reaches the service of its committee file:
 * 1. wait until `currentFile` (or the event `file-opened`) says that a file is open here;
 * 2. add a `message` listener to `window`, then call `shingi.connectService(token)` with a fresh random token;
 * 3. a message with `{kind: servicePortMessage, token}`, `source === window` and one MessagePort arrives;
 *    wrap the port as `Port` of rpc.ts and give it to `createClient`;
 * 4. on the event `service-state` that is not `running`, treat the port as closed (old Chromium has no close event
 *    on ports); on `running` begin again at 2.
 */
import { z } from 'zod';
import { errorCodes } from './errors.ts';
import { bundleFactsSchema } from './exchange-schemas.ts';
import type { CallInput, CallOutput, Contract, Reply } from './rpc.ts';
import { errorDetailSchema } from './rpc.ts';

export const servicePortMessage = 'shingi:service-port';

const pathText = z.string().min(1).max(4096);

export const committeeFileSchema = z.strictObject({
  path: pathText,
  /** File name without its ending, for titles. */
  name: z.string(),
});
export type CommitteeFile = z.infer<typeof committeeFileSchema>;

export const preferencesSchema = z.strictObject({
  locale: z.enum(['ja', 'en']),
  calendar: z.enum(['wareki', 'western']),
  theme: z.enum(['system', 'light', 'dark']),
  /** Text size of documents in percent. */
  textScale: z.int().min(50).max(300),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const defaultPreferences: Preferences = {
  locale: 'ja',
  calendar: 'wareki',
  theme: 'system',
  textScale: 100,
};

/** What happened to a request to open or create a committee file. `focused`: another window has it already. */
export const openOutcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('opened'), file: committeeFileSchema }),
  z.strictObject({ outcome: z.literal('focused'), file: committeeFileSchema }),
  z.strictObject({ outcome: z.literal('cancelled') }),
  z.strictObject({
    outcome: z.literal('refused'),
    path: pathText,
    code: z.enum(errorCodes),
    detail: errorDetailSchema,
  }),
]);
export type OpenOutcome = z.infer<typeof openOutcomeSchema>;

const nothing = z.strictObject({});
const done = z.null();
const passphrase = z.string().min(1).max(1000).nullable();

export const environmentSchema = z.strictObject({
  appVersion: z.string(),
  platform: z.enum(['linux', 'win32', 'darwin', 'other']),
  electron: z.string(),
  chromium: z.string(),
  /** False where the running engine is too old to print; the service then prints with an engine of its own. */
  printsItself: z.boolean(),
  preferences: preferencesSchema,
});
export type Environment = z.infer<typeof environmentSchema>;

export const shellContract = {
  environment: { kind: 'read', input: nothing, output: environmentSchema },
  savePreferences: { kind: 'write', input: preferencesSchema.partial(), output: preferencesSchema },
  /** The committee file of the asking window, or null on the start page. */
  currentFile: { kind: 'read', input: nothing, output: committeeFileSchema.nullable() },
  /**
   * Without a path a dialog asks. Opens in this window when it has no file yet, else in a new one. The window that has the
   * file then is told of the bundles, as by `bundles-given`.
   */
  openCommittee: {
    kind: 'write',
    input: z.strictObject({ path: pathText.optional(), bundles: z.array(pathText).max(2000).optional() }),
    output: openOutcomeSchema,
  },
  /** What a bundle says of itself, read in a process of its own. Rejects with `bundle-refused` and the reason. */
  inspectBundle: {
    kind: 'read',
    input: z.strictObject({ path: pathText, passphrase }),
    output: bundleFactsSchema,
  },
  /** Asks where to save, then makes a member's own committee file out of a packet and opens it. */
  openPacket: {
    kind: 'write',
    input: z.strictObject({
      bundle: pathText,
      memberName: z.string().min(1).max(100),
      passphrase,
      suggestedName: z.string().min(1).max(200),
    }),
    output: openOutcomeSchema,
  },
  /** Asks where to save, then has a new committee file made there and opened. */
  createCommittee: {
    kind: 'write',
    input: z.strictObject({ committee: z.string().min(1).max(200), city: z.string().max(200).optional() }),
    output: openOutcomeSchema,
  },
  recentFiles: {
    kind: 'read',
    input: nothing,
    output: z.array(committeeFileSchema.extend({ openedAt: z.iso.datetime(), exists: z.boolean() })),
  },
  forgetRecentFile: { kind: 'write', input: z.strictObject({ path: pathText }), output: done },
  /** A dialog for files to read; the chosen paths, empty when cancelled. */
  chooseSources: {
    kind: 'read',
    input: z.strictObject({
      purpose: z.enum(['packet', 'material', 'backup', 'tables', 'receive']),
      multiple: z.boolean(),
    }),
    output: z.array(pathText),
  },
  /** A dialog for a folder; null when cancelled. */
  chooseFolder: { kind: 'read', input: nothing, output: pathText.nullable() },
  /** A dialog for a file to write; null when cancelled. `suggestedName` is a file name without folder. */
  chooseTarget: {
    kind: 'read',
    input: z.strictObject({
      purpose: z.enum(['pdf', 'text', 'tables', 'xlsx', 'csv', 'docx', 'ics', 'backup', 'bundle', 'file']),
      suggestedName: z.string().min(1).max(200),
    }),
    output: pathText.nullable(),
  },
  /** Opens a finished file in the system's viewer. Only files chosen with `chooseTarget` in this run. */
  openFinished: { kind: 'write', input: z.strictObject({ path: pathText }), output: done },
  /** Shows a finished file in the system's file manager; same files as `openFinished`. */
  revealFinished: { kind: 'write', input: z.strictObject({ path: pathText }), output: done },
  /**
   * A fresh path in the system's temporary folder for a PDF that is only to be looked at or printed in the system's
   * viewer; `openFinished` accepts it. Removed when the application ends.
   */
  temporaryTarget: {
    kind: 'write',
    input: z.strictObject({ suggestedName: z.string().min(1).max(200) }),
    output: pathText,
  },
  /** Asks the person, showing the host, then opens an https or mailto address. True when it was opened. */
  openAddress: { kind: 'write', input: z.strictObject({ address: z.url().max(2000) }), output: z.boolean() },
  /**
   * After `service-state` `failed` with a backup, or `open-refused` with `latestBackup` in its detail: opens a copy of
   * the backup beside the file.
   */
  openLatestBackup: { kind: 'write', input: nothing, output: openOutcomeSchema },
} as const satisfies Contract;

export type ShellCall = keyof typeof shellContract;

/** Commands about marks, for the paper in view. */
export const annotateCommands = [
  'mark-important',
  'mark-doubt',
  'mark-agreement',
  'mark-idea',
  'mark-concern',
  'mark-underline',
  'mark-note',
  'mark-question',
  'mark-bookmark',
  'mark-sticky-note',
  'mark-text-box',
  'mark-area',
  'mark-ink',
  'mark-eraser',
  'mark-opinion',
  'select-mode',
  'undo',
  'redo',
] as const;
export type AnnotateCommand = (typeof annotateCommands)[number];

/** Commands of the menu that the window carries out. */
export const menuCommands = [
  ...annotateCommands,
  'new-committee',
  'new-issue-sheet',
  'import-packet',
  'receive-bundles',
  'hand-out',
  'add-material',
  'export-packet',
  'export-text',
  'print-packet',
  'back-up',
  'verify-file',
  'find',
  'go-home',
  'go-sheet',
  'go-back',
  'go-forward',
  'previous-material',
  'next-material',
  'toggle-contents',
  'toggle-margin',
  'calendar-wareki',
  'calendar-western',
  'larger-text',
  'smaller-text',
  'normal-text',
  'settings',
  'keyboard-help',
  'about',
] as const;
export type MenuCommand = (typeof menuCommands)[number];

export const shellEventSchema = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('command'), command: z.enum(menuCommands) }),
  z.strictObject({ event: z.literal('file-opened'), file: committeeFileSchema }),
  /** Bundles that a person opened from outside: by double click, on the command line. */
  z.strictObject({ event: z.literal('bundles-given'), paths: z.array(pathText).min(1).max(2000) }),
  z.strictObject({
    event: z.literal('open-refused'),
    path: pathText,
    code: z.enum(errorCodes),
    detail: errorDetailSchema,
  }),
  z.strictObject({
    event: z.literal('service-state'),
    state: z.enum(['running', 'restarting', 'failed']),
    /** Newest backup that can be opened, when the service failed for good. */
    latestBackup: pathText.nullable(),
  }),
  z.strictObject({ event: z.literal('preferences-changed'), preferences: preferencesSchema }),
]);
export type ShellEvent = z.infer<typeof shellEventSchema>;

/** Answers are values, not exceptions: errors lose their code on the way into the window. */
export type ShellFunctions = {
  readonly [K in ShellCall]: (
    input: CallInput<typeof shellContract, K>,
  ) => Promise<Reply<CallOutput<typeof shellContract, K>>>;
};

/** The type of `window.shingi`. */
export interface ShingiWindow extends ShellFunctions {
  /** Starts step 2 of the head comment. */
  connectService(token: string): void;
  /** Path of a `File` that was dropped on the window; empty when it is not a file on disk. */
  pathOfDroppedFile(file: unknown): string;
  /** Calls `handler` for every event from the main process; returns a function that stops it. */
  onShellEvent(handler: (event: ShellEvent) => void): () => void;
}

/** IPC channel names between main and preload. */
export const shellChannels = {
  call: 'shingi:shell-call',
  event: 'shingi:shell-event',
  connect: 'shingi:connect-service',
  port: 'shingi:service-port',
} as const;

export const shellRequestSchema = z.strictObject({ call: z.string().max(100), input: z.unknown() });
export const connectRequestSchema = z.strictObject({ token: z.string().min(8).max(100) });
