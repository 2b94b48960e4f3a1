import { ShingiError } from '../../core/contract/errors.ts';
import { parseOrRefuse } from '../../core/contract/rpc.ts';
import type { JobRunner } from './job-runner.ts';
import { jobShapes } from './job-shapes.ts';
import { perform } from './perform.ts';
import { forgetAssets } from './tasks/assets.ts';

/** Jobs in the calling thread, without limits: for measurements and for tests that run from source. */
export function createDirectRunner(): JobRunner {
  return {
    run: async (name, input, { signal, onProgress }, onPart) => {
      if (signal.aborted) {
        throw new ShingiError('cancelled');
      }
      const parsed = parseOrRefuse(jobShapes[name].input, input, 'invalid-input', name);
      try {
        return await perform(
          name,
          parsed as typeof input,
          onProgress ?? (() => undefined),
          onPart ?? (() => undefined),
        );
      } catch (error) {
        // A thread would be ended now; this one goes on.
        forgetAssets();
        throw error;
      }
    },
    close: () => Promise.resolve(),
  };
}
