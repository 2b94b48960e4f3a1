import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCommittee } from '../../../service/open-committee.ts';
import { createBench, type TestBench } from '../environment.ts';
import { shingi } from './command-line.ts';

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('the command line', () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = createBench();
    await shingi(bench, ['init', 'a.shingi', '--committee', '福祉計画策定委員会', '--city', '見本市']);
  });
  afterEach(() => bench.close());

  it('makes a committee file and keeps a roster', async () => {
    const added = await shingi(bench, [
      'members',
      'a.shingi',
      'add',
      '--name',
      '髙﨑 花子',
      '--role',
      'chair',
      '--json',
    ]);
    expect(added.status).toBe(0);
    const list = await shingi(bench, ['members', 'a.shingi', 'list', '--json']);
    expect(list.json<{ members: { name: string; role: string }[] }>().members).toMatchObject([
      { name: '髙﨑 花子', role: 'chair' },
    ]);
  });

  it('answers a wrong command line with status 2 and how it is used', async () => {
    for (const argv of [
      ['unknown'],
      ['init'],
      ['search', 'a.shingi'],
      ['members', 'a.shingi', 'add'],
      ['export', 'a.shingi', 'packet'],
    ]) {
      const outcome = await shingi(bench, argv);
      expect(outcome.status, argv.join(' ')).toBe(2);
      expect(outcome.out).toBe('');
      expect(outcome.error).toContain('使い方');
    }
    expect((await shingi(bench, [])).status).toBe(2);
    expect((await shingi(bench, ['help'])).status).toBe(0);
  });

  it('prints refusals as one JSON document, with a sentence in the language of the user', async () => {
    const outcome = await shingi(bench, ['blocks', 'missing.shingi', '--material', '1', '--json'], 'en');
    expect(outcome.status).toBe(3);
    const { error } = outcome.json<{ error: { code: string; message: string } }>();
    expect(error.code).toBe('file-missing');
    expect(error.message).not.toContain('file-missing');
    expect(outcome.error).toContain(error.message);
  });

  it('does not make a file over another one', async () => {
    const before = hashOf(bench.file('a.shingi'));
    const outcome = await shingi(bench, ['init', 'a.shingi', '--committee', '別の委員会', '--json']);
    expect(outcome.status).toBe(3);
    expect(outcome.json<{ error: { code: string } }>().error.code).toBe('file-exists');
    expect(hashOf(bench.file('a.shingi'))).toBe(before);
  });

  it('says 使用中 of a file that is open elsewhere', async () => {
    const service = openCommittee(bench.file('a.shingi'), bench.environment);
    try {
      const outcome = await shingi(bench, ['verify', 'a.shingi', '--json']);
      expect(outcome.status).toBe(3);
      expect(outcome.json<{ error: { code: string } }>().error.code).toBe('file-in-use');
    } finally {
      await service.close();
    }
  });

  it('makes a synthetic committee, searches in it, and lists blocks', async () => {
    await shingi(bench, [
      'seed',
      's.shingi',
      '--years',
      '1',
      '--meetings',
      '1',
      '--materials',
      '3',
      '--paragraphs',
      '4',
    ]);
    const found = (await shingi(bench, ['search', 's.shingi', '福祉', '--json'])).json<{
      hits: { block: string; snippet: string; ranges: [number, number][] }[];
      total: number;
    }>();
    expect(found.total).toBeGreaterThan(0);
    const blocks = (await shingi(bench, ['blocks', 's.shingi', '--material', '資料1', '--json'])).json<{
      blocks: { id: string; text: string }[];
    }>().blocks;
    const hit = found.hits.find(({ block }) => blocks.some(({ id }) => id === block));
    const text = blocks.find(({ id }) => id === hit?.block)?.text;
    const [from, to] = hit?.ranges[0] ?? [0, 0];
    expect(text?.slice(from, to)).toBe('福祉');
  });

  it('keeps totals that add up quiet', async () => {
    await shingi(bench, [
      'seed',
      's.shingi',
      '--years',
      '1',
      '--meetings',
      '1',
      '--materials',
      '3',
      '--paragraphs',
      '2',
    ]);
    const outcome = await shingi(bench, ['check', 's.shingi', '--json']);
    const { findings } = outcome.json<{ findings: { severity: string }[] }>();
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(outcome.status).toBe(findings.length > 0 ? 1 : 0);
  });

  it('backs up, verifies and restores; what was there stays under another name', async () => {
    const made = (await shingi(bench, ['backup', 'a.shingi', '--to', '.', '--json'])).json<{
      path: string;
    }>();
    await shingi(bench, ['members', 'a.shingi', 'add', '--name', '後から来た人']);
    const restored = await shingi(bench, ['restore', made.path, '--to', 'a.shingi', '--json']);
    expect(restored.status).toBe(0);
    const aside = restored.json<{ setAside: string[] }>().setAside;
    expect(aside.length).toBeGreaterThan(0);
    expect(aside.every((file) => existsSync(file))).toBe(true);
    const members = (await shingi(bench, ['members', 'a.shingi', 'list', '--json'])).json<{
      members: unknown[];
    }>();
    expect(members.members).toEqual([]);
    expect((await shingi(bench, ['verify', 'a.shingi'])).status).toBe(0);
  });

  it('dumps everything in the published schema', async () => {
    await shingi(bench, [
      'seed',
      's.shingi',
      '--years',
      '1',
      '--meetings',
      '1',
      '--materials',
      '3',
      '--paragraphs',
      '2',
    ]);
    const { committeeDumpSchema } = await import('../../../service/dump/dump-committee.ts');
    const dump = committeeDumpSchema.parse((await shingi(bench, ['dump', 's.shingi'])).json());
    expect(dump.meetings).toHaveLength(1);
    expect(dump.meetings[0]?.materials).toHaveLength(3);
  });

  describe('given bad sources', () => {
    /** The code of the refusal, after looking that the message names the source and that the file is as it was. */
    const refusalOf = async (name: string, content: Uint8Array | string | null): Promise<string> => {
      if (content !== null) {
        writeFileSync(bench.file(name), content);
      }
      const before = (await shingi(bench, ['dump', 'a.shingi'])).out;
      const outcome = await shingi(bench, ['import', 'a.shingi', name, '--json']);
      expect(outcome.status).toBe(3);
      expect(outcome.error).toContain(name);
      expect((await shingi(bench, ['dump', 'a.shingi'])).out).toBe(before);
      return outcome.json<{ error: { code: string } }>().error.code;
    };

    it('refuses what is missing, empty, binary, too large or of another kind, and leaves the file as it was', async () => {
      const noise = Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256);
      expect(await refusalOf('missing.md', null)).toBe('source-missing');
      expect(await refusalOf('empty.md', '')).toBe('source-empty');
      expect(await refusalOf('binary.txt', noise)).toBe('source-binary');
      expect(await refusalOf('large.md', '大きい文書です。\n'.repeat(2_200_000))).toBe('source-too-large');
      expect(await refusalOf('picture.jpg', 'not text')).toBe('source-unsupported');
      expect(await refusalOf('broken.pdf', '%PDF-1.7 broken')).toBe('source-damaged');
      expect(await refusalOf('broken.docx', 'PK broken')).toBe('source-damaged');
    });

    it('takes none of several sources when one is refused', async () => {
      writeFileSync(bench.file('good.md'), '# 資料の題\n\n本文です。\n');
      writeFileSync(bench.file('empty.md'), '');
      const before = (await shingi(bench, ['dump', 'a.shingi'])).out;
      expect((await shingi(bench, ['import', 'a.shingi', 'good.md', 'empty.md'])).status).toBe(3);
      expect((await shingi(bench, ['dump', 'a.shingi'])).out).toBe(before);
    });

    it('leaves nothing half-written where it may not write', async ({ skip }) => {
      if (process.getuid?.() === 0) {
        skip('permissions do not bind root: not run');
      }
      const folder = bench.file('.');
      chmodSync(folder, 0o500);
      try {
        expect((await shingi(bench, ['seed', 'b.shingi'])).status).toBe(4);
        expect(readdirSync(folder)).not.toContain('b.shingi');
      } finally {
        chmodSync(folder, 0o700);
      }
    });
  });
});
