/** The script of a job's worker thread: does the one job it was given, then ends. */
import { parentPort, workerData } from 'node:worker_threads';
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

async function work(): Promise<void> {
  const { name, input } = orderSchema.parse(workerData);
  const value: unknown = await perform(name, jobShapes[name].input.parse(input) as never, (done, total) =>
    send({ type: 'progress', done, total }),
  );
  send({ type: 'value', value });
}

work().catch((error: unknown) => send(failureMessage(error)));
