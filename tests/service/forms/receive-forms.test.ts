import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CommandOutcome, shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';
import { fillPdf, fillWorkbook } from './fill.ts';

const sampleFolder = path.resolve(import.meta.dirname, '../../../sample');
const meeting = ['--meeting', '令和5年度第1回'];

interface Received {
  readonly file: string;
  readonly result: string;
  readonly code: string | null;
  readonly conflict: string | null;
  readonly entries: number;
  readonly revision: number | null;
  readonly items: readonly { readonly result: string; readonly label: string }[];
  readonly notices: readonly {
    readonly code: string;
    readonly no: number | null;
    readonly message: string;
  }[];
}

interface Opinion {
  readonly no: number;
  readonly original: string;
  readonly submitter: string;
  readonly kind: string;
  readonly target: string;
  readonly method: string;
}

const text = '一行目。\n\n　二行目と髙い段差、𠮷野さんの件。 ';

describe('forms that are filled in', () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = createBench();
    await run('init', 's.shingi', '--committee', '地域福祉推進委員会', '--city', '見本市');
    for (const name of ['青木 健一', '今井 和子']) await run('members', 's.shingi', 'add', '--name', name);
    await run('import', 's.shingi', path.join(sampleFolder, 'meeting-1.md'));
  });
  afterEach(() => bench.close());

  async function run(...argv: string[]): Promise<CommandOutcome> {
    const outcome = await shingi(bench, [...argv, '--json']);
    expect([argv.join(' '), outcome.status, outcome.status === 0 ? '' : outcome.error]).toEqual([
      argv.join(' '),
      0,
      '',
    ]);
    return outcome;
  }

  async function make(name: string, ...more: string[]): Promise<string> {
    await run('export', 's.shingi', 'form', '--out', name, ...meeting, ...more);
    return bench.file(name);
  }

  async function receive(...argv: string[]): Promise<Received[]> {
    const outcome = await shingi(bench, ['receive', 's.shingi', ...argv, '--json']);
    expect([0, 3]).toContain(outcome.status);
    return outcome.json<{ files: Received[] }>().files;
  }

  async function opinions(): Promise<Opinion[]> {
    return (await run('opinions', 's.shingi', ...meeting)).json<{ opinions: Opinion[] }>().opinions;
  }

  const title = '資料4　霞野市地域福祉計画の課題シート（版不明）';

  it('come in as sheets: new, unchanged, revised, in any format, and their words stay as they are', async () => {
    await fillWorkbook(
      await make('form.xlsx'),
      bench.file('a.xlsx'),
      { 氏名: '青木　健一', 公表: '氏名を出さずに公表してよい' },
      [
        { 種別: '質問', 資料: title, 内容: text, 理由: '理由一。\n理由二。' },
        {},
        { 種別: 'ご意見', 資料: '資料２', ページ: '２頁', 箇所: '問35', 内容: '単位を付けてほしい。' },
      ],
    );
    await fillPdf(await make('form.pdf'), bench.file('b.pdf'), {
      name: '今井 和子',
      publishability: '=named',
      'opinion1.kind': '=proposal',
      'opinion1.material': '計画全体',
      'opinion1.text': text,
      'opinion2.text': 'もう一つ。',
    });
    const [previewed] = await receive('a.xlsx', '--preview');
    expect([previewed?.result, (await opinions()).length]).toEqual(['new', 0]);
    const first = await receive('a.xlsx', 'b.pdf', '--method', '電子メール');
    expect(first.map(({ file, result, entries }) => [path.basename(file), result, entries])).toEqual([
      ['a.xlsx', 'new', 2],
      ['b.pdf', 'new', 2],
    ]);
    expect(first[1]?.notices.map(({ code, no }) => [code, no])).toEqual([['kindMissing', 2]]);
    const taken = await opinions();
    expect(taken.map(({ submitter, kind, original }) => [submitter, kind, original])).toEqual([
      ['青木 健一', '質問', text],
      ['青木 健一', '意見', '単位を付けてほしい。'],
      ['今井 和子', '提案', text],
      ['今井 和子', '意見', 'もう一つ。'],
    ]);
    expect(taken[0]?.target).toContain('資料4');
    expect(taken[1]?.target).toMatch(/資料2.*2ページ.*問35/u);
    expect(taken[2]?.target).toBe('計画全体');

    const again = await receive('b.pdf', 'a.xlsx');
    expect(again.map(({ result }) => result)).toEqual(['unchanged', 'unchanged']);

    await fillWorkbook(
      bench.file('form.xlsx'),
      bench.file('a2.xlsx'),
      { 氏名: '青木健一', 公表: '氏名を出さずに公表してよい' },
      [
        { 種別: '要望', 内容: '先頭に書き足した別の件です。' },
        { 種別: '質問', 資料: title, 内容: text, 理由: '理由一。\n理由二。' },
        { 種別: 'ご意見', 資料: '資料２', ページ: '２頁', 箇所: '問35', 内容: '単位を必ず付けてほしい。' },
      ],
    );
    const [revised] = await receive('a2.xlsx');
    expect([revised?.result, revised?.revision, revised?.items.map(({ result }) => result)]).toEqual([
      'revised',
      2,
      ['new', 'unchanged', 'revised'],
    ]);
    // The older file once more takes nothing back.
    const [older] = await receive('a.xlsx');
    expect(older?.result).toBe('unchanged');
    expect(
      (await opinions()).filter(({ submitter }) => submitter === '青木 健一').map(({ original }) => original),
    ).toEqual([text, '単位を必ず付けてほしい。', '先頭に書き足した別の件です。']);
    await run('verify', 's.shingi');
  });

  it('of one person with nothing in common stand beside each other, for a person to look at', async () => {
    const form = await make('form.xlsx');
    await fillWorkbook(form, bench.file('a.xlsx'), { 氏名: '青木 健一' }, [
      { 内容: '歩道の段差をなくしてほしい。' },
    ]);
    await fillWorkbook(form, bench.file('b.xlsx'), { 氏名: '青木 健一' }, [
      { 内容: '会議録を早く出すこと。' },
    ]);
    const results = await receive('a.xlsx', 'b.xlsx');
    expect(results.map(({ result, conflict }) => [result, conflict])).toEqual([
      ['new', null],
      ['new', 'secondSheet'],
    ]);
    expect(await opinions()).toHaveLength(2);
    const again = await receive('b.xlsx', 'a.xlsx');
    expect(again.map(({ result }) => result)).toEqual(['unchanged', 'unchanged']);
  });

  it('for one member carry the name; another name, and one that is not on the roster, are pointed out', async () => {
    const form = await make('form.xlsx', '--member', '今井 和子');
    await fillWorkbook(form, bench.file('own.xlsx'), {}, [{ 内容: '自分の意見です。' }]);
    await fillWorkbook(form, bench.file('other.xlsx'), { 氏名: '中原 花' }, [
      { 内容: '代わりに書いた意見です。' },
    ]);
    await fillWorkbook(form, bench.file('nobody.xlsx'), { 氏名: '', 提出する人: '傍聴者' }, [
      { 修文の案: '「等」を取る。' },
    ]);
    const results = await receive('own.xlsx', 'other.xlsx', 'nobody.xlsx');
    expect(results.map(({ result, notices }) => [result, notices.map(({ code }) => code)])).toEqual([
      ['new', ['kindMissing']],
      ['new', ['kindMissing', 'nameDiffers', 'notOnRoster']],
      ['new', ['wordsElsewhere', 'kindMissing']],
    ]);
    expect((await opinions()).map(({ submitter, original }) => [submitter, original])).toEqual([
      ['今井 和子', '自分の意見です。'],
      ['中原 花', '代わりに書いた意見です。'],
      ['今井 和子', '「等」を取る。'],
    ]);
  });

  it('are refused with the reason, and nothing is changed', async () => {
    const form = await make('form.xlsx');
    copyFileSync(form, bench.file('empty.xlsx'));
    await fillWorkbook(form, bench.file('full.xlsx'), { 氏名: '青木 健一' }, [{ 内容: '意見です。' }]);
    await run('init', 'other.shingi', '--committee', '別の委員会');
    await run('pack', 's.shingi', ...meeting, '--to', 'packet.shingix');
    await run('open', 'packet.shingix', '--as', 'member.shingi', '--member', '青木 健一');
    writeFileSync(bench.file('text.pdf'), '紙');
    writeFileSync(bench.file('zip.docx'), Buffer.from([0x50, 0x4b, 3, 4]));
    const results = await receive('empty.xlsx', 'text.pdf', 'zip.docx', 'missing.pdf');
    expect(results.map(({ result, code }) => [result, code])).toEqual([
      ['refused', 'formEmpty'],
      ['refused', 'damaged'],
      ['refused', 'damaged'],
      ['refused', 'unreadable'],
    ]);
    expect(await opinions()).toEqual([]);
    for (const [file, code] of [
      ['other.shingi', 'otherCommittee'],
      ['member.shingi', 'notForMember'],
    ] as const) {
      const outcome = await shingi(bench, ['receive', file, 'full.xlsx', '--json']);
      expect([outcome.status, outcome.json<{ files: Received[] }>().files[0]?.code]).toEqual([3, code]);
    }
  });
});
