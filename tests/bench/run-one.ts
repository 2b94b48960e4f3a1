import { writeFileSync } from 'node:fs';
import type { Report, Table } from './report.ts';

/** What a bench hands back to run.ts: through a file, because programs that it starts may print. */
export async function send(run: () => Promise<readonly (Report | Table)[]>): Promise<void> {
  const target = process.env['SHINGI_BENCH_RESULT'];
  const reports = await run();
  if (target === undefined) throw new Error('start benches with `npm run bench`');
  writeFileSync(target, JSON.stringify(reports));
}
