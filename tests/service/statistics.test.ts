import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatisticsContent } from '../../core/domain/statistics/statistics-content.ts';
import { statisticsCsv } from '../../formats/statistics/write-csv.ts';
import { createDirectRunner } from '../../service/jobs/direct-runner.ts';
import { fullContent, withoutIds } from '../formats/statistics/contents.ts';
import { faultyWorkbook, mergedWorkbook, shiftJis } from '../formats/statistics/sources.ts';
import { shingi } from './cli/command-line.ts';
import { createBench, type TestBench } from './environment.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const signal = new AbortController().signal;
const jobs = createDirectRunner();

describe('statistics through the command line', () => {
  let bench: TestBench;
  beforeAll(async () => {
    bench = createBench();
    await shingi(bench, ['init', 'a.shingi', '--committee', '福祉計画策定委員会', '--city', '見本市']);
    writeFileSync(bench.file('福祉に係る統計資料.csv'), statisticsCsv({ ...fullContent(), title: null }));
  });
  afterAll(() => bench.close());

  const contentOf = async (out: string): Promise<StatisticsContent> => {
    const { status } = await shingi(bench, [
      'export',
      'a.shingi',
      'statistics',
      '--material',
      '福祉に係る統計資料',
      '--out',
      out,
    ]);
    expect(status).toBe(0);
    return out.endsWith('.json')
      ? (JSON.parse(readFileSync(bench.file(out), 'utf8')) as StatisticsContent)
      : fullContent();
  };

  it('are taken in as the paper they were', async () => {
    const imported = await shingi(bench, ['import', 'a.shingi', '福祉に係る統計資料.csv', '--json']);
    expect(imported.status).toBe(0);
    expect(imported.json()).toMatchObject({
      notUnderstood: [],
      documents: [{ kind: 'statistics', outcome: 'added' }],
    });
  });

  it('give out a workbook, CSV and JSON; what comes back is no new version', async () => {
    const before = await contentOf('before.json');
    for (const name of ['tables.xlsx', 'tables.csv']) {
      await contentOf(name);
      const folder = bench.file(name);
      writeFileSync(bench.file(`福祉に係る統計資料.${name.slice(7)}`), readFileSync(folder));
      const again = await shingi(bench, [
        'import',
        'a.shingi',
        `福祉に係る統計資料.${name.slice(7)}`,
        '--json',
      ]);
      expect(again.json<{ documents: unknown[] }>().documents).toMatchObject([{ outcome: 'unchanged' }]);
    }
    expect(withoutIds(await contentOf('after.json'))).toEqual(withoutIds(before));
  });

  it('refuse an ending that they do not know', async () => {
    const { status } = await shingi(bench, [
      'export',
      'a.shingi',
      'statistics',
      '--material',
      '福祉に係る統計資料',
      '--out',
      'x.pdf',
    ]);
    expect(status).toBe(2);
  });
});

describe('the job that reads statistics', () => {
  const run = (input: { source: 'workbook' | 'text' | 'pasted'; bytes: Uint8Array; html?: string }) =>
    jobs.run('readStatistics', { html: '', name: 'x', ...input }, { signal, timeout: 10_000 });

  it('reads workbooks, text in Shift_JIS, and what was pasted', async () => {
    expect((await run({ source: 'workbook', bytes: await mergedWorkbook() })).tables).toHaveLength(1);
    const text = '区分,令和3年度,令和4年度\n介護,24,23\n子育て,4,4\n';
    const read = await run({ source: 'text', bytes: shiftJis(text) });
    expect(read.tables[0]?.table.series.map(({ label }) => label)).toEqual(['介護', '子育て']);
    expect((await run({ source: 'pasted', bytes: encode(text) })).isOwn).toBe(false);
    const faulty = await run({ source: 'workbook', bytes: await faultyWorkbook() });
    expect(faulty.tables[0]?.table.series[0]?.values.map(({ raw, value }) => [raw, value])).toEqual([
      ['10', 10],
      ['#DIV/0!', null],
    ]);
  });

  it('refuses damaged workbooks with the code for it', async () => {
    await expect(run({ source: 'workbook', bytes: encode('PK no workbook') })).rejects.toMatchObject({
      code: 'source-damaged',
    });
    await expect(run({ source: 'text', bytes: new Uint8Array() })).rejects.toMatchObject({
      code: 'source-empty',
    });
  });

  it('refuses files of older programs and locked ones, each with its own code', async () => {
    const compound = (words: string): Uint8Array =>
      new Uint8Array(
        Buffer.concat([
          Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
          Buffer.alloc(504),
          Buffer.from(words, 'utf16le'),
        ]),
      );
    await expect(run({ source: 'workbook', bytes: compound('Workbook') })).rejects.toMatchObject({
      code: 'source-old-format',
    });
    await expect(run({ source: 'workbook', bytes: compound('EncryptedPackage') })).rejects.toMatchObject({
      code: 'source-encrypted',
    });
  });

  it('refuses a download that is longer than what is read, rather than cutting it', async () => {
    const lines = Array.from({ length: 20_001 }, (_, index) => `町${index % 3000},${2010 + index},${index}`);
    await expect(
      run({ source: 'text', bytes: encode(`地域,時間軸,値\n${lines.join('\n')}\n`) }),
    ).rejects.toMatchObject({ code: 'source-too-large' });
    const years = Array.from({ length: 600 }, (_, index) => `${index}`).join(',');
    await expect(run({ source: 'text', bytes: encode(`区分,${years}\n`) })).rejects.toMatchObject({
      code: 'source-too-large',
    });
  });
});
