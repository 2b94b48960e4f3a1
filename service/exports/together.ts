/** Starts work that belongs to a group; `signal` strikes when the group has failed or was cancelled. */
export type StartWork = <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/**
 * Runs `body` and all work that it starts. The first failure ends the rest and is what the caller gets, after
 * everything has come to its end; a success waits for everything, too.
 */
export async function together<T>(
  signal: AbortSignal,
  body: (start: StartWork, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const failing = new AbortController();
  const shared = AbortSignal.any([signal, failing.signal]);
  const failures: unknown[] = [];
  const under: Promise<unknown>[] = [];
  const start: StartWork = (work) => {
    const running = work(shared);
    under.push(
      running.catch((error: unknown) => {
        failures.push(error);
        failing.abort();
      }),
    );
    return running;
  };
  const result = await start((own) => body(start, own)).catch(() => undefined);
  // Work may start more work.
  for (let index = 0; index < under.length; index += 1) {
    await under[index];
  }
  if (failures.length > 0) {
    throw failures[0];
  }
  return result as T;
}
