import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listTransfers } from '../../../db/exchange/queries.ts';
import { listMeetings } from '../../../db/meetings/queries.ts';
import type { CommitteeService } from '../../../service/committee-service.ts';
import { exportTransfers } from '../../../service/exchange/export-transfers.ts';
import { openCommittee } from '../../../service/open-committee.ts';
import { itemHistory } from '../../../service/opinion-sheets/history.ts';
import { receivedSheets } from '../../../service/opinion-sheets/received-sheets.ts';
import { type CommandOutcome, shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';
import { fillPdf, fillWorkbook } from './fill.ts';

const sampleFolder = path.resolve(import.meta.dirname, '../../../sample');
const meeting = ['--meeting', '令和5年度第1回'];

interface Received {
  readonly result: string;
  readonly code: string | null;
  readonly proof: string | null;
  readonly entries: number;
  readonly items: readonly { readonly label: string }[];
}

let bench: TestBench;
beforeEach(async () => {
  bench = createBench();
  await run('init', 's.shingi', '--committee', '地域福祉推進委員会', '--office', '福祉課');
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

async function receive(...argv: string[]): Promise<Received | undefined> {
  const outcome = await shingi(bench, ['receive', 's.shingi', ...argv, '--json']);
  expect([0, 3]).toContain(outcome.status);
  return outcome.json<{ files: Received[] }>().files[0];
}

async function make(name: string, ...more: string[]): Promise<string> {
  await run('export', 's.shingi', 'form', '--out', name, ...meeting, ...more);
  return bench.file(name);
}

async function within<Value>(look: (service: CommitteeService) => Value | Promise<Value>): Promise<Value> {
  const service = openCommittee(bench.file('s.shingi'), {
    ...bench.environment,
    settingsFolder: bench.file('settings'),
  });
  try {
    return await look(service);
  } finally {
    await service.close();
  }
}

/** The member's program has signed a sheet once; since then its key is registered. */
async function registerAoki(): Promise<void> {
  await run('pack', 's.shingi', ...meeting, '--to', 'packet.shingix');
  await run('open', 'packet.shingix', '--as', 'm.shingi', '--member', '青木 健一');
  writeFileSync(bench.file('e.json'), JSON.stringify([{ kind: '意見', text: '手すりを直してほしい。' }]));
  await run('opine', 'm.shingi', ...meeting, '--from', 'e.json');
  await run('submit', 'm.shingi', ...meeting, '--to', 'sheet.shingix');
  const { own } = (await run('key', 'm.shingi', 'show')).json<{ own: { publicKey: string } }>();
  await run('key', 's.shingi', 'register', '--member', '青木 健一', '--key', own.publicKey);
}

it('forms that went out and came back, and tables of comments, stand in the record of transfers', async () => {
  await make('everybody.xlsx');
  const form = await make('imai.pdf', '--member', '今井 和子');
  await fillPdf(form, bench.file('back.pdf'), { publishability: '=named', 'opinion1.text': '一つ目。' });
  writeFileSync(
    bench.file('c.csv'),
    '受付番号,氏名,提出日,ご意見\r\n1,山田 花子,令和5年6月20日,歩道の段差をなくしてほしい。\r\n',
  );
  expect((await receive('back.pdf', '--preview'))?.result).toBe('new');
  expect((await receive('back.pdf'))?.result).toBe('new');
  // Once more changes nothing, and is no transfer.
  expect((await receive('back.pdf'))?.result).toBe('unchanged');
  for (let time = 0; time < 2; time += 1) await run('receive', 's.shingi', 'c.csv', ...meeting);
  await within(async ({ file }) => {
    const rows = listTransfers(file.read).toReversed();
    expect(
      rows.map((row) => [row.direction, row.form, row.file_name, row.partner, row.file_hash.length]),
    ).toEqual([
      ['out', 'blank', 'everybody.xlsx', '', 64],
      ['out', 'blank', 'imai.pdf', '今井 和子', 64],
      ['in', 'filled', 'back.pdf', '今井 和子', 64],
      ['in', 'comments', 'c.csv', '', 64],
    ]);
    expect(new Set(rows.map(({ file_hash }) => file_hash)).size).toBe(4);
    await exportTransfers(file.read, bench.file('ledger.csv'), 'ja');
  });
  const [head = '', ...lines] = readFileSync(bench.file('ledger.csv'), 'utf8').trimEnd().split('\r\n');
  expect(lines.map((line) => line.split(',').slice(2, 8))).toEqual([
    ['渡した', '意見・提案シートの様式', '令和5年度第1回', '1', '委員あて', 'everybody.xlsx'],
    ['渡した', '意見・提案シートの様式', '令和5年度第1回', '1', '今井 和子', 'imai.pdf'],
    ['受け取った', '記入した様式', '令和5年度第1回', '1', '今井 和子', 'back.pdf'],
    ['受け取った', 'パブリックコメントの表', '令和5年度第1回', '1', '一般の方', 'c.csv'],
  ]);
  expect(lines.every((line) => line.split(',').length === head.split(',').length)).toBe(true);
  await run('verify', 's.shingi');
});

it('a form in the name of a member whose key is registered comes in only where somebody confirms it', async () => {
  await registerAoki();
  const form = await make('form.xlsx');
  await fillWorkbook(form, bench.file('a.xlsx'), { 氏名: '青木 健一' }, [
    { 内容: '機械が壊れたので様式で出します。' },
  ]);
  const refused = await receive('a.xlsx');
  expect(refused).toMatchObject({ result: 'refused', code: 'confirmationNeeded', proof: 'unsigned' });
  // What it would bring can be seen before anybody confirms it.
  expect(refused?.items.map(({ label }) => label)).toEqual(['機械が壊れたので様式で出します。']);
  expect((await receive('a.xlsx', '--accept-unsigned', '今井 和子'))?.code).toBe('confirmationNeeded');
  expect((await run('opinions', 's.shingi', ...meeting)).json<{ opinions: unknown[] }>().opinions).toEqual(
    [],
  );
  const nobody = await shingi(bench, ['receive', 's.shingi', 'a.xlsx', '--accept-unsigned', '居ない人']);
  expect(nobody.status).not.toBe(0);

  const taken = await receive('a.xlsx', '--accept-unsigned', '青木 健一', '--confirmed-by', '福祉課 係長');
  expect(taken).toMatchObject({ result: 'new', code: null, proof: 'unsigned' });
  expect((await receive('a.xlsx'))?.result).toBe('unchanged');
  const { opinions } = (await run('opinions', 's.shingi', ...meeting)).json<{
    opinions: { id: string }[];
  }>();
  await within(({ file: { read } }) => {
    const rows = listTransfers(read).filter(({ form: kind }) => kind === 'filled');
    expect(rows.map(({ confirmed_by, proof, partner }) => [confirmed_by, proof, partner])).toEqual([
      ['福祉課 係長', 'unsigned', '青木 健一'],
    ]);
    const [sheet] = receivedSheets(read, listMeetings(read)[0]?.id ?? '');
    expect([sheet?.proof, sheet?.confirmed]).toEqual(['none', { by: '福祉課 係長', at: rows[0]?.at }]);
    const steps = itemHistory(read, opinions[0]?.id ?? '', 'ja');
    expect(steps[0]?.changes.map(({ field, after }) => [field, after])).toEqual(
      expect.arrayContaining([
        ['received', '機械が壊れたので様式で出します。'],
        ['confirmed', '福祉課 係長'],
      ]),
    );
  });
  // A bundle of the same name stays bound to its key.
  await run('receive', 's.shingi', 'sheet.shingix');
  await run('open', 'packet.shingix', '--as', 'evil.shingi', '--member', '青木 健一');
  await run('opine', 'evil.shingi', ...meeting, '--from', 'e.json');
  await run('submit', 'evil.shingi', ...meeting, '--to', 'evil.shingix');
  expect((await receive('evil.shingix', '--accept-unsigned', '青木 健一'))?.code).toBe('otherMember');
  // Without a name, the owner of the file is the one who says so.
  await fillWorkbook(form, bench.file('a2.xlsx'), { 氏名: '青木 健一' }, [
    { 内容: '機械が壊れたので様式で出します。' },
    { 内容: 'もう一つ。' },
  ]);
  expect((await receive('a2.xlsx', '--accept-unsigned', '青木 健一'))?.result).toBe('revised');
  await within(({ file }) => {
    expect(listTransfers(file.read)[0]).toMatchObject({
      form: 'filled',
      revision: 2,
      confirmed_by: '福祉課',
    });
  });
  await run('verify', 's.shingi');
});

it('the watched folder names forms and tables of comments, and nothing else that lies there', async () => {
  const folder = bench.file('received');
  mkdirSync(folder);
  const put = (name: string) => path.join(folder, name);
  const form = await make('form.pdf');
  await fillPdf(form, put('書いた.pdf'), { name: '今井 和子', 'opinion1.text': '一つ目。' });
  await fillWorkbook(await make('form.xlsx'), put('書いた.xlsx'), { 氏名: '青木 健一' }, [
    { 内容: '二つ目。' },
  ]);
  copyFileSync(await make('form.docx'), put('白紙.docx'));
  copyFileSync(put('書いた.xlsx'), put('~$書いた.xlsx'));
  await run('export', 's.shingi', 'packet', '--out', 'papers.pdf', ...meeting);
  copyFileSync(bench.file('papers.pdf'), put('会議資料.pdf'));
  writeFileSync(put('壊れた.pdf'), '%PDF-1.7');
  writeFileSync(put('名簿.csv'), '氏名,所属\r\n山田 花子,町会\r\n');
  writeFileSync(
    put('寄せられた意見.csv'),
    '受付番号,氏名,提出日,ご意見\r\n1,山田 花子,6月20日,歩道を直す。\r\n',
  );
  await within(async ({ watched }) => {
    const waiting = () => watched.state().waiting.map(({ name, kind }) => [name, kind]);
    await watched.choose(folder);
    expect(waiting()).toEqual([]);
    await watched.look();
    // The blank form was made here and went out: its hash is known.
    expect(waiting()).toEqual([
      ['寄せられた意見.csv', 'comments'],
      ['書いた.pdf', 'form'],
      ['書いた.xlsx', 'form'],
    ]);
  });
  await run('receive', 's.shingi', put('書いた.pdf'));
  await run('receive', 's.shingi', put('寄せられた意見.csv'), ...meeting);
  await within(async ({ watched }) => {
    await watched.start();
    await watched.look();
    expect(watched.state().waiting.map(({ name }) => name)).toEqual(['書いた.xlsx']);
  });
  // A member takes in no forms, and hears of none.
  await run('pack', 's.shingi', ...meeting, '--to', 'packet.shingix');
  await run('open', 'packet.shingix', '--as', 'm.shingi', '--member', '青木 健一');
  const member = openCommittee(bench.file('m.shingi'), {
    ...bench.environment,
    settingsFolder: bench.file('other-settings'),
  });
  await member.watched.choose(folder);
  await member.watched.look();
  expect(member.watched.state().waiting).toEqual([]);
  await member.close();
});
