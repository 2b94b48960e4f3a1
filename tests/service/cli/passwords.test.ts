import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encryptedPdf, plainPdf } from '../../formats/pdf/fixtures.ts';
import { createBench, type TestBench } from '../environment.ts';
import { shingi } from './command-line.ts';

const packet = `# 福祉計画策定委員会
日時 令和5年6月30日（金）

資料3

# 動向について

移動の支援が足りないと答えた人は27.2%です。
`;

describe('locked PDFs at the command line', () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = createBench();
    await shingi(bench, ['init', 'a.shingi', '--committee', '福祉計画策定委員会']);
    mkdirSync(bench.file('packet'));
    writeFileSync(bench.file('packet/0.md'), packet);
    writeFileSync(bench.file('packet/open.pdf'), await plainPdf(['words for everybody']));
    writeFileSync(bench.file('packet/one.pdf'), await encryptedPdf('words of the first', 'ichi-1'));
    writeFileSync(bench.file('packet/two.pdf'), await encryptedPdf('words of the second', 'ni-2'));
  });
  afterEach(() => bench.close());

  /** As a new process would: what one command was told, the next one does not know. */
  const run = (words: readonly string[], input = '') => {
    bench.environment.passwords.clear();
    return shingi(bench, [...words, '--json'], 'ja', input);
  };
  const passwords = (...lines: string[]) => {
    writeFileSync(bench.file('secret'), `\uFEFF${lines.join('\r\n')}\r\n`);
    return ['--password-file', 'secret'];
  };
  const hits = async (query: string) =>
    (await run(['search', 'a.shingi', query])).json<{ total: number }>().total;

  it('are named all at once when they are refused, and nothing is taken in', async () => {
    const refused = await run(['import', 'a.shingi', 'packet']);
    expect(refused.status).toBe(3);
    const { error } = refused.json<{ error: { code: string; detail: { locked: string[] } } }>();
    expect(error.code).toBe('source-encrypted');
    expect(error.detail.locked).toEqual([bench.file('packet/one.pdf'), bench.file('packet/two.pdf')]);
    for (const words of ['one.pdf', 'two.pdf', '--password-file']) {
      expect(refused.error).toContain(words);
    }
    expect(await hits('移動の支援')).toBe(0);
    const some = await run(['import', 'a.shingi', 'packet', ...passwords('ichi-1')]);
    expect(some.status).toBe(3);
    expect(some.error).not.toContain('one.pdf');
  });

  it('are taken in with the passwords of a file or of standard input, which say nothing of them', async () => {
    const taken = await run(['import', 'a.shingi', 'packet', ...passwords('wrong', 'ni-2', 'ichi-1')]);
    expect(taken.status, taken.error).toBe(0);
    expect(await hits('words of the first')).toBe(1);
    expect(await hits('words of the second')).toBe(1);
    for (const said of [taken.out, taken.error]) {
      expect(said).not.toContain('ichi-1');
    }
    expect(readFileSync(bench.file('a.shingi')).includes('ichi-1')).toBe(false);
    await shingi(bench, ['init', 'b.shingi', '--committee', '福祉計画策定委員会']);
    const piped = await run(['import', 'b.shingi', 'packet', '--password-file', '-'], 'ichi-1\nni-2\n');
    expect(piped.status, piped.error).toBe(0);
  });

  it('are left out on request, and the rest is taken in', async () => {
    const rest = await run(['import', 'a.shingi', 'packet', '--leave-out-locked', ...passwords('ni-2')]);
    expect(rest.status, rest.error).toBe(0);
    expect(rest.json<{ leftOut: string[] }>().leftOut).toEqual([bench.file('packet/one.pdf')]);
    expect(rest.error).toContain('one.pdf');
    expect(await hits('words of the second')).toBe(1);
    expect(await hits('移動の支援')).toBe(1);
    expect(await hits('words of the first')).toBe(0);
  });

  it('replace others, are printed, and their notes are read, with the password', async () => {
    await run(['import', 'a.shingi', 'packet', ...passwords('ni-2', 'ichi-1')]);
    writeFileSync(bench.file('next.pdf'), await encryptedPdf('words of the third', 'san-3'));
    const replacing = ['replace', 'a.shingi', '--material', 'two', 'next.pdf'];
    expect((await run(replacing)).json()).toMatchObject({ error: { code: 'source-encrypted' } });
    const replaced = await run([...replacing, ...passwords('ni-2', 'san-3')]);
    expect(replaced.json()).toMatchObject({ outcome: 'published' });

    const printing = ['export', 'a.shingi', 'packet', '--out', 'out.pdf'];
    const locked = await run([...printing, ...passwords('san-3')]);
    expect(locked.status).toBe(3);
    expect(locked.json()).toMatchObject({ error: { code: 'paper-locked', detail: { material: 'one' } } });
    expect(locked.error).toContain('--password-file');
    const printed = await run([...printing, ...passwords('ichi-1', 'san-3')]);
    expect(printed.status, printed.error).toBe(0);
    expect(printed.json()).toMatchObject({ pageCount: 5 });

    const noted = ['annotate', 'a.shingi', '--from', 'packet/one.pdf'];
    expect((await run(noted)).json()).toMatchObject({ error: { code: 'source-encrypted' } });
    expect((await run([...noted, ...passwords('ichi-1')])).json()).toMatchObject({ added: 0 });
  });

  it('refuse a file of passwords that is not there or empty', async () => {
    expect((await run(['import', 'a.shingi', 'packet', '--password-file', 'none'])).status).toBe(3);
    expect((await run(['import', 'a.shingi', 'packet', '--password-file', '-'], '')).status).toBe(3);
  });
});
