import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasTool } from '../../formats/pdf/support.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';
import { annotateAll, newNotedFile } from './marked-file.ts';

interface Listed {
  id: string;
  textNow: string;
  range: unknown;
  blockText: string;
  target: { 'shingi:shape'?: unknown }[];
}

describe('annotations in a PDF', () => {
  let bench: TestBench;
  beforeEach(() => {
    bench = createBench();
  });
  afterEach(() => bench.close());

  const newFile = (name: string) => newNotedFile(bench, name);
  const listed = async (name: string) =>
    (await shingi(bench, ['annotations', name, '--json'])).json<{ annotations: Listed[] }>().annotations;

  const annotate = () => annotateAll(bench, 'a.shingi');

  it('are standard ones, and are read back as they were, also into a file that read the paper for itself', async () => {
    await newFile('a.shingi');
    await annotate();
    const before = await listed('a.shingi');
    expect(before).toHaveLength(8);
    const made = await shingi(bench, ['export', 'a.shingi', 'annotations', '--out', 'noted.pdf', '--json']);
    expect(made.status, made.error).toBe(0);
    if (hasTool('qpdf')) {
      execFileSync('qpdf', ['--check', bench.file('noted.pdf')]);
    }
    await newFile('b.shingi');
    const taken = await shingi(bench, ['annotate', 'b.shingi', '--from', 'noted.pdf', '--json']);
    expect(taken.json()).toEqual({ added: 8, updated: 0, unchanged: 0, notPlaced: [] });
    const essence = (list: Listed[]) =>
      list
        .map(({ id, textNow, range, blockText, target, ...rest }) => ({
          id,
          textNow,
          range,
          blockText,
          shape: target[0]?.['shingi:shape'],
          mark: Reflect.get(rest, 'shingi:mark'),
          colour: Reflect.get(rest, 'shingi:colour'),
          body: Reflect.get(rest, 'body'),
        }))
        .sort((a, b) => a.id.localeCompare(b.id));
    expect(essence(await listed('b.shingi'))).toEqual(essence(before));
    const again = await shingi(bench, ['annotate', 'b.shingi', '--from', 'noted.pdf', '--json']);
    expect(again.json()).toEqual({ added: 0, updated: 0, unchanged: 8, notPlaced: [] });
    const same = await shingi(bench, ['annotate', 'a.shingi', '--from', 'noted.pdf', '--json']);
    expect(same.json()).toMatchObject({ unchanged: 8 });
  });

  it('hold private ones only by explicit choice', async () => {
    await newFile('a.shingi');
    await shingi(bench, [
      'annotate',
      'a.shingi',
      '--material',
      '動向',
      '--quote',
      '18.0%',
      '--body',
      'ここだけの話',
    ]);
    const utf16 = Buffer.from('ここだけの話', 'utf16le').swap16().toString('hex').toUpperCase();
    const holds = (name: string) => {
      // Strings of notes are in the object streams, which have to be opened to be searched.
      const bytes =
        name.endsWith('.pdf') && hasTool('qpdf')
          ? execFileSync('qpdf', ['--qdf', '--object-streams=disable', bench.file(name), '-'])
          : readFileSync(bench.file(name));
      return (
        bytes.includes('ここだけの話') ||
        bytes.toString('latin1').toUpperCase().includes(utf16) ||
        bytes.includes(Buffer.from('ここだけの話', 'utf16le').swap16())
      );
    };
    await shingi(bench, ['export', 'a.shingi', 'annotations', '--out', 'shared.pdf']);
    await shingi(bench, ['export', 'a.shingi', 'annotations', '--out', 'all.pdf', '--include-private']);
    await shingi(bench, ['export', 'a.shingi', 'annotations', '--out', 'shared.json']);
    await shingi(bench, ['export', 'a.shingi', 'annotations', '--out', 'all.json', '--include-private']);
    await shingi(bench, ['export', 'a.shingi', 'packet', '--out', 'packet.pdf']);
    expect(['shared.pdf', 'packet.pdf', 'shared.json', 'all.json'].map(holds)).toEqual([
      false,
      false,
      false,
      true,
    ]);
    if (hasTool('qpdf')) {
      expect(holds('all.pdf')).toBe(true);
    }
  });

  it('of a PDF that shows other papers are not taken in', async () => {
    await newFile('a.shingi');
    await annotate();
    await shingi(bench, ['export', 'a.shingi', 'annotations', '--out', 'noted.pdf']);
    await shingi(bench, ['init', 'c.shingi', '--committee', '別の委員会']);
    writeFileSync(
      bench.file('other.md'),
      '# 別の委員会\n日時 令和6年1月10日（水）\n\n資料1\n\n# 公園について\n\n遊具の点検の結果をまとめました。\n',
    );
    await shingi(bench, ['import', 'c.shingi', 'other.md']);
    const refused = await shingi(bench, ['annotate', 'c.shingi', '--from', 'noted.pdf', '--json']);
    expect([refused.status, refused.json<{ error: { code: string } }>().error.code]).toEqual([
      3,
      'nothing-recognised',
    ]);
    expect(await listed('c.shingi')).toEqual([]);
  });
});
