import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listMeetings } from '../../../db/meetings/queries.ts';
import { exportTransfers } from '../../../service/exchange/export-transfers.ts';
import { inspectBundle } from '../../../service/exchange/inspect-bundle.ts';
import { fingerprintOf, shownKeys } from '../../../service/exchange/keys.ts';
import { packPreflight } from '../../../service/exchange/pack-preflight.ts';
import { openCommittee } from '../../../service/open-committee.ts';
import { receivedSheets, showSheet } from '../../../service/opinion-sheets/received-sheets.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, noSignal, type TestBench } from '../environment.ts';

const sampleFolder = path.resolve(import.meta.dirname, '../../../sample');
const meeting = ['--meeting', '令和5年度第1回'];
let bench: TestBench;

async function run(...argv: string[]): Promise<void> {
  const outcome = await shingi(bench, [...argv, '--json']);
  expect([argv[0], outcome.status, outcome.status === 0 ? '' : outcome.error]).toEqual([argv[0], 0, '']);
}

beforeEach(async () => {
  bench = createBench();
  await run('init', 's.shingi', '--committee', '地域福祉推進委員会', '--office', '福祉課');
  await run('members', 's.shingi', 'add', '--name', '青木 健一', '--kana', 'あおき けんいち');
  await run('import', 's.shingi', path.join(sampleFolder, 'meeting-1.md'));
});
afterEach(() => bench.close());

const noKeys = { identities: [], passphrases: [] };

function look(name: string, passphrases: readonly string[] = []) {
  const keys = { ...noKeys, passphrases };
  return inspectBundle(bench.file(name), bench.environment.jobs, keys, noSignal);
}

it('a bundle says what it is before there is a committee file to take it in', async () => {
  writeFileSync(bench.file('words.txt'), '正しい合言葉\n');
  await run('pack', 's.shingi', ...meeting, '--to', 'packet.shingix', '--passphrase-file', 'words.txt');
  await expect(look('packet.shingix')).rejects.toMatchObject({
    code: 'bundle-refused',
    detail: { reason: 'passphraseNeeded' },
  });
  await expect(look('packet.shingix', ['違う合言葉'])).rejects.toMatchObject({
    detail: { reason: 'wrongPassphrase' },
  });
  expect(await look('packet.shingix', ['正しい合言葉'])).toMatchObject({
    kind: 'packet',
    committeeName: '地域福祉推進委員会',
    meetingLabel: '令和5年度第1回',
    sender: '福祉課',
    revision: 1,
    proof: 'signed',
    roster: [{ name: '青木 健一', kana: 'あおき けんいち' }],
  });
  await expect(look('missing.shingix')).rejects.toMatchObject({ detail: { reason: 'unreadable' } });
});

it('keys of sheets are named until somebody registers them, and sheets show notes that came along', async () => {
  await run('pack', 's.shingi', ...meeting, '--to', 'packet.shingix');
  await run('open', 'packet.shingix', '--as', 'm.shingi', '--member', '青木 健一');
  writeFileSync(bench.file('e.json'), JSON.stringify([{ kind: '意見', text: '手すりを直してほしい。' }]));
  await run('opine', 'm.shingi', ...meeting, '--from', 'e.json');
  const quote = await passage();
  await run('annotate', 'm.shingi', '--material', '4', '--quote', quote, '--body', '事務局へ', '--shared');
  await run('annotate', 'm.shingi', '--material', '4', '--quote', quote, '--body', '自分だけの覚え');
  await run('submit', 'm.shingi', ...meeting, '--to', 'sheet.shingix');
  await run('receive', 's.shingi', 'sheet.shingix');

  const service = openCommittee(bench.file('s.shingi'), bench.environment);
  try {
    const { read } = service.file;
    const [meetingOfFile] = listMeetings(read);
    const [sheet] = receivedSheets(read, meetingOfFile?.id ?? '');
    const { seen, registered } = shownKeys(read);
    expect([seen.map(({ name }) => name), registered]).toEqual([['青木 健一'], []]);
    const shown = showSheet(read, sheet?.sheetId ?? '');
    expect(shown.revisions.map(({ fingerprint }) => fingerprint)).toEqual([seen[0]?.fingerprint]);
    expect(seen[0]?.fingerprint).toMatch(/^(?:\d{5} ){5}\d{5}$/u);
    expect(fingerprintOf(seen[0]?.publicKey ?? '')).toBe(seen[0]?.fingerprint);
    expect(shown.heads).toEqual(shown.revisions.map(({ hash }) => hash));
    expect(shown.notes).toMatchObject([{ body: '事務局へ', quote }]);

    const preflight = packPreflight(read, meetingOfFile?.id ?? '', 'ja');
    expect(preflight).toMatchObject({
      publishedCount: 0,
      repliedCount: 0,
      lastPacket: { revision: 1, fileName: 'packet.shingix' },
      lastResponses: null,
    });
    expect(preflight.packetByteLength).toBeGreaterThan(10_000);
  } finally {
    await service.close();
  }
  await run('key', 's.shingi', 'register', '--member', '青木 健一', '--key', await keyOf('m.shingi'));
  const again = openCommittee(bench.file('s.shingi'), bench.environment);
  expect(shownKeys(again.file.read)).toMatchObject({ seen: [], registered: [{ retiredAt: null }] });
  await again.close();
});

it('the record of transfers becomes a table for the ledger, oldest first and without formulas', async () => {
  await run('pack', 's.shingi', ...meeting, '--to', '=1+1.shingix');
  await run('pack', 's.shingi', ...meeting, '--to', 'packet.shingix');
  const service = openCommittee(bench.file('s.shingi'), bench.environment);
  const report = await exportTransfers(service.file.read, bench.file('ledger.csv'), 'ja');
  await service.close();
  expect(report.rows).toBe(2);
  const [head = '', ...rows] = readFileSync(bench.file('ledger.csv'), 'utf8').trimEnd().split('\r\n');
  expect(head.startsWith('\ufeff日時,時刻,向き,種類,会議,版,相手,ファイル名,照合番号（SHA-256）')).toBe(true);
  expect(rows.map((row) => row.split(',').slice(2, 8))).toEqual([
    ['渡した', '会議資料', '令和5年度第1回', '1', '委員あて', "'=1+1.shingix"],
    ['渡した', '会議資料', '令和5年度第1回', '2', '委員あて', 'packet.shingix'],
  ]);
  expect(rows.every((row) => row.split(',').length === head.split(',').length)).toBe(true);
});

/** Some words of the sample's fourth paper. */
async function passage(): Promise<string> {
  const outcome = await shingi(bench, ['blocks', 's.shingi', '--material', '4', '--json']);
  const { blocks } = outcome.json<{ blocks: { kind: string; text: string }[] }>();
  return blocks.find(({ kind, text }) => kind === 'list-item' && text.length > 20)?.text.slice(0, 20) ?? '';
}

async function keyOf(file: string): Promise<string> {
  const outcome = await shingi(bench, ['key', file, 'show', '--json']);
  return outcome.json<{ own: { publicKey: string } }>().own.publicKey;
}
