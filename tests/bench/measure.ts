/** Timing of several ways to do the same, side by side. */

export interface Candidate {
  readonly name: string;
  /** Does the work once. What it returns is kept alive until the clock has stopped. */
  readonly run: () => unknown;
}

export interface Measured {
  readonly name: string;
  /** Milliseconds of each round. */
  readonly samples: readonly number[];
}

export interface Rounds {
  readonly warmUp: number;
  readonly rounds: number;
}

/**
 * Runs the candidates in turn, so that a slow spell of the machine meets all of them, and in another order each round.
 * Garbage is collected before each run where the process allows it (--expose-gc): each pays for its own.
 */
export async function measure(
  candidates: readonly Candidate[],
  { warmUp, rounds }: Rounds,
): Promise<Measured[]> {
  const samples = candidates.map((): number[] => []);
  for (let round = -warmUp; round < rounds; round += 1) {
    for (let step = 0; step < candidates.length; step += 1) {
      const index = (step + round + warmUp) % candidates.length;
      const candidate = candidates[index];
      if (candidate === undefined) continue;
      globalThis.gc?.();
      const startedAt = performance.now();
      const result = await candidate.run();
      const elapsed = performance.now() - startedAt;
      if (result === undefined) throw new Error(`${candidate.name} gave nothing`);
      if (round >= 0) samples[index]?.push(elapsed);
    }
  }
  return candidates.map(({ name }, index) => ({ name, samples: samples[index] ?? [] }));
}

/** The value below which a share of the samples lies, between neighbours in proportion. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}
