import os from 'node:os';
import { z } from 'zod';
import { type ErrorDetail, errorCodes, ShingiError } from '../../core/contract/errors.ts';
import { errorDetailSchema, failureOf, parseOrRefuse } from '../../core/contract/rpc.ts';
import {
  type JobInput,
  type JobName,
  type JobOutput,
  type JobPart,
  jobShapes,
  partShapeOf,
  readsForeignBytes,
} from './job-shapes.ts';
import { KeptWorkers } from './kept-workers.ts';

export interface JobOptions {
  readonly signal: AbortSignal;
  /** Milliseconds after which the job is ended with `job-timeout`, from its beginning or from the last part that it sent. */
  readonly timeout: number;
  readonly onProgress?: (done: number, total: number | null) => void;
}

/**
 * Runs work on untrusted or large bytes where it can do no harm: without database handle, with limits on time and
 * memory. It may die; whoever asked gets a named error.
 */
export interface JobRunner {
  run<K extends JobName>(
    name: K,
    input: JobInput<K>,
    options: JobOptions,
    /** Takes what the job sends before its output. */
    onPart?: (part: JobPart<K>) => void,
  ): Promise<JobOutput<K>>;
  /** Ends work under way. */
  close(): Promise<void>;
}

export const workerMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('progress'),
    done: z.int().nonnegative(),
    total: z.int().positive().nullable(),
  }),
  z.strictObject({ type: z.literal('part'), value: z.unknown() }),
  z.strictObject({ type: z.literal('value'), value: z.unknown() }),
  z.strictObject({ type: z.literal('failure'), code: z.enum(errorCodes), detail: errorDetailSchema }),
]);
export type WorkerMessage = z.infer<typeof workerMessageSchema>;

/**
 * Jobs in worker threads, each with one job at a time. A thread that has been cancelled, has run out of time, has failed
 * or has read foreign bytes is ended; the others serve the next job.
 * @param script path of the built worker script
 */
export function createThreadRunner(script: string): JobRunner {
  const workers = new KeptWorkers(script, os.availableParallelism());
  return {
    run: (name, input, options, onPart) => {
      const parsed = parseOrRefuse(jobShapes[name].input, input, 'invalid-input', name);
      return new Promise((resolve, reject) => {
        if (options.signal.aborted) {
          reject(new ShingiError('cancelled'));
          return;
        }
        const worker = workers.take(name);
        let ended = false;
        const settle = (): boolean => {
          if (ended) {
            return false;
          }
          ended = true;
          clearTimeout(timer);
          options.signal.removeEventListener('abort', cancel);
          return true;
        };
        const refuse = (error: ShingiError): void => {
          if (settle()) {
            workers.end(worker).then(() => reject(error), reject);
          }
        };
        const succeed = (value: JobOutput<typeof name>): void => {
          if (!settle()) {
            return;
          }
          if (readsForeignBytes(name, input)) {
            workers.end(worker).then(() => resolve(value), reject);
          } else {
            workers.giveBack(worker, name);
            resolve(value);
          }
        };
        const cancel = (): void => refuse(new ShingiError('cancelled'));
        const timer = setTimeout(
          () => refuse(new ShingiError('job-timeout', { job: name })),
          options.timeout,
        );
        const badOutput = (error: z.ZodError): void =>
          refuse(new ShingiError('invalid-output', { job: name, message: z.prettifyError(error) }));
        const takePart = (value: unknown): void => {
          const part = partShapeOf(name)?.safeParse(value);
          if (part === undefined) {
            refuse(new ShingiError('job-failed', { job: name }));
          } else if (part.success) {
            timer.refresh();
            onPart?.(part.data as JobPart<typeof name>);
          } else {
            badOutput(part.error);
          }
        };
        options.signal.addEventListener('abort', cancel);
        worker.on('message', (message: unknown) => {
          const known = workerMessageSchema.safeParse(message);
          if (!known.success) {
            refuse(new ShingiError('job-failed', { job: name }));
          } else if (known.data.type === 'progress') {
            options.onProgress?.(known.data.done, known.data.total);
          } else if (known.data.type === 'part') {
            takePart(known.data.value);
          } else if (known.data.type === 'failure') {
            refuse(new ShingiError(known.data.code, known.data.detail as ErrorDetail));
          } else {
            const output = jobShapes[name].output.safeParse(known.data.value);
            if (output.success) {
              succeed(output.data as JobOutput<typeof name>);
            } else {
              badOutput(output.error);
            }
          }
        });
        worker.on('error', (error: Error & { code?: string }) => {
          const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
          refuse(
            new ShingiError(outOfMemory ? 'job-out-of-memory' : 'job-failed', {
              job: name,
              message: error.message,
            }),
          );
        });
        worker.on('exit', () => refuse(new ShingiError('job-failed', { job: name })));
        worker.postMessage({ name, input: parsed });
      });
    },
    close: () => workers.close(),
  };
}

/** What thrown errors become on their way out of a worker. */
export function failureMessage(error: unknown): WorkerMessage {
  const { code, detail } = failureOf(error);
  return { type: 'failure', code, detail: errorDetailSchema.parse(detail) };
}
