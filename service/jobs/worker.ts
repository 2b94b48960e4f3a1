/** The script of a worker thread: does one job after the other, as they are handed to it. */
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { failureMessage, type WorkerMessage } from './job-runner.ts';
import type { JobName } from './job-shapes.ts';
import { jobShapes } from './job-shapes.ts';
import { perform } from './perform.ts';

const names = Object.keys(jobShapes) as [JobName, ...JobName[]];
const orderSchema = z.object({ name: z.enum(names), input: z.unknown() });

const send = (message: WorkerMessage, transfer: ArrayBuffer[] = []): void => {
  parentPort?.postMessage(message, transfer);
};

async function work(order: unknown): Promise<void> {
  const { name, input } = orderSchema.parse(order);
  const value: unknown = await perform(
    name,
    jobShapes[name].input.parse(input) as never,
    (done, total) => send({ type: 'progress', done, total }),
    (part: unknown) => send({ type: 'part', value: part }),
  );
  send({ type: 'value', value }, ownBuffers(value));
}

/** Bytes that are handed over instead of copied: those that fill a buffer of their own. */
function ownBuffers(value: unknown): ArrayBuffer[] {
  return Object.values(value ?? {}).flatMap((item: unknown) =>
    item instanceof Uint8Array &&
    item.buffer instanceof ArrayBuffer &&
    item.byteLength === item.buffer.byteLength
      ? [item.buffer]
      : [],
  );
}

parentPort?.on('message', (order: unknown) => {
  work(order).catch((error: unknown) => send(failureMessage(error)));
});
