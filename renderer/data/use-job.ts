import { useCallback, useEffect, useRef, useState } from 'react';
import type { ShingiError } from '../../core/contract/errors.ts';
import type { Id } from '../../core/domain/ids.ts';
import { newId } from '../platform/new-id.ts';
import type { ServiceEventPayload } from '../platform/service-link.ts';
import { asShingiError } from './call-cache.ts';
import { useAsk, useSession } from './session.tsx';

export type JobProgress = Omit<ServiceEventPayload<'job-progress'>, 'jobId'>;

export type Job<T> =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly progress: JobProgress | null; readonly cancelling: boolean }
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'failed'; readonly error: ShingiError };

export interface JobControl<T> {
  readonly job: Job<T>;
  /** Starts work under a fresh job id. Does nothing while other work is running. */
  readonly start: (work: (jobId: Id) => Promise<T>) => void;
  /** Asks the service to stop; the job then ends as `failed` with `cancelled`. */
  readonly cancel: () => void;
  /** Back to `idle`. */
  readonly reset: () => void;
}

/** Long work of the service: its progress, its end, and how to stop it. */
export function useJob<T>(): JobControl<T> {
  const { link } = useSession();
  const ask = useAsk();
  const [job, setJob] = useState<Job<T>>({ state: 'idle' });
  const running = useRef<Id | null>(null);

  useEffect(
    () =>
      link.on('job-progress', ({ jobId, ...progress }) => {
        if (jobId === running.current) {
          setJob((now) => (now.state === 'running' ? { ...now, progress } : now));
        }
      }),
    [link],
  );

  const start = useCallback((work: (jobId: Id) => Promise<T>) => {
    if (running.current !== null) {
      return;
    }
    const jobId = newId();
    running.current = jobId;
    setJob({ state: 'running', progress: null, cancelling: false });
    const end = (next: Job<T>): void => {
      running.current = null;
      setJob(next);
    };
    work(jobId).then(
      (value) => end({ state: 'done', value }),
      (error: unknown) => end({ state: 'failed', error: asShingiError(error) }),
    );
  }, []);

  const cancel = useCallback(() => {
    const jobId = running.current;
    if (jobId === null) {
      return;
    }
    setJob((now) => (now.state === 'running' ? { ...now, cancelling: true } : now));
    ask('cancelJob', { jobId }).catch((error: unknown) => {
      setJob({ state: 'failed', error: asShingiError(error) });
    });
  }, [ask]);

  const reset = useCallback(() => setJob({ state: 'idle' }), []);
  return { job, start, cancel, reset };
}
