/**
 * What the main process and the service process of one committee file tell each other outside the calls of
 * service.ts: opening, attaching windows, closing, printing. Validated at both ends.
 */
import { z } from 'zod';
import { errorCodes } from './errors.ts';
import { bundleFactsSchema } from './exchange-schemas.ts';
import { errorDetailSchema } from './rpc.ts';

const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const pathText = z.string().min(1).max(4096);

/** How a service process comes to its committee file. */
export const bootSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('open'), path: pathText }),
  z.strictObject({
    mode: z.literal('create'),
    path: pathText,
    committee: z.string().min(1),
    city: z.string().nullable(),
  }),
  /** Copies a backup to `path`, which must not exist, and opens that. */
  z.strictObject({ mode: z.literal('restore'), path: pathText, backup: pathText }),
  /** Makes a member's own file, which must not exist, out of a packet; see service/exchange/open-packet.ts. */
  z.strictObject({
    mode: z.literal('packet'),
    path: pathText,
    bundle: pathText,
    memberName: z.string().min(1).max(100),
    passphrase: z.string().min(1).max(1000).nullable(),
  }),
]);
export type Boot = z.infer<typeof bootSchema>;

const printerEngineSchema = z.strictObject({ name: z.string(), version: z.string(), tagged: z.boolean() });

/** A client is one window, known by an id that main gives it. */
const client = z.string().min(1).max(40);

export const toServiceSchema = z.discriminatedUnion('control', [
  z.strictObject({
    control: z.literal('boot'),
    boot: bootSchema,
    locale: z.enum(['ja', 'en']),
    /** The engine with which main prints for the service; null where it is too old. */
    mainPrinter: printerEngineSchema.nullable(),
  }),
  /** With a transferred MessagePort over a utility process; over a Node child the messages are relayed. */
  z.strictObject({ control: z.literal('attach'), client }),
  z.strictObject({ control: z.literal('message'), client, message: z.unknown() }),
  z.strictObject({ control: z.literal('detach'), client }),
  z.strictObject({
    control: z.literal('printed'),
    seq: z.int(),
    result: z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), pdf: bytesSchema }),
      z.strictObject({ ok: z.literal(false), code: z.enum(errorCodes), detail: errorDetailSchema }),
    ]),
  }),
  /** Instead of `boot`: reads what a bundle says of itself, without a committee file. Answered by `inspected` or `refused`. */
  z.strictObject({
    control: z.literal('inspect'),
    path: pathText,
    passphrase: z.string().min(1).max(1000).nullable(),
  }),
  z.strictObject({ control: z.literal('close') }),
]);
export type ToService = z.infer<typeof toServiceSchema>;

export const fromServiceSchema = z.discriminatedUnion('control', [
  z.strictObject({ control: z.literal('booted'), latestBackup: pathText.nullable() }),
  z.strictObject({
    control: z.literal('refused'),
    code: z.enum(errorCodes),
    detail: errorDetailSchema,
    latestBackup: pathText.nullable(),
  }),
  z.strictObject({ control: z.literal('inspected'), facts: bundleFactsSchema }),
  z.strictObject({ control: z.literal('message'), client, message: z.unknown() }),
  /** A self-contained HTML file to print (see printer.ts); the answer is `printed` with the same seq. */
  z.strictObject({
    control: z.literal('print'),
    seq: z.int(),
    path: pathText,
    folders: z.array(pathText),
    timeoutMilliseconds: z.int().positive(),
  }),
  z.strictObject({ control: z.literal('cancel-print'), seq: z.int() }),
  z.strictObject({ control: z.literal('closed') }),
]);
export type FromService = z.infer<typeof fromServiceSchema>;
