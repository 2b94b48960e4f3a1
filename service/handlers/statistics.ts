import { ShingiError } from '../../core/contract/errors.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import type { ReadStatistics, StatisticsCalls } from '../../core/contract/statistics-calls.ts';
import type { CommitteeService } from '../committee-service.ts';
import { readSource } from '../imports/source.ts';
import type { JobInput } from '../jobs/job-shapes.ts';

/** Milliseconds for reading one file; the largest download takes some seconds. */
const readTimeout = 60_000;

/** Looking at statistics that come from elsewhere, before they become part of a paper. */
export function statisticsHandlers(service: CommitteeService): Handlers<StatisticsCalls> {
  const { jobs } = service.environment;
  const read = async (input: JobInput<'readStatistics'>): Promise<ReadStatistics> => {
    const found = await jobs.run('readStatistics', input, {
      timeout: readTimeout,
      signal: new AbortController().signal,
    });
    if (found.tables.length === 0) {
      throw new ShingiError('no-table-recognised', { path: input.name });
    }
    return found;
  };
  return {
    readStatisticsFile: async ({ path }) => {
      const { kind, bytes, name } = await readSource(path);
      if (kind !== 'workbook' && kind !== 'commaSeparated' && kind !== 'packetText') {
        throw new ShingiError('source-unsupported', { path });
      }
      return read({ source: kind === 'workbook' ? 'workbook' : 'text', bytes, name, html: '' });
    },
    readPastedStatistics: ({ text, html }) =>
      read({ source: 'pasted', bytes: new TextEncoder().encode(text), name: '', html }),
  };
}
