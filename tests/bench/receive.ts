/** Receiving 1,000 sheets with 10 opinions each against inserting the same rows with plain better-sqlite3. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import { noLocation } from '../../core/domain/opinion-sheets/opinion.ts';
import { createCommittee } from '../../db/committees/commands.ts';
import {
  type CommitteeFile,
  createCommitteeFile,
  openCommitteeFile,
} from '../../db/connection/committee-file.ts';
import { prepareForWriting } from '../../db/connection/pragmas.ts';
import { upsertMeeting } from '../../db/meetings/commands.ts';
import { makeSigningKey, writeBundle } from '../../formats/bundle/index.ts';
import { CommitteeService } from '../../service/committee-service.ts';
import { createIdSource, type ServiceEnvironment } from '../../service/environment.ts';
import { receiveFiles } from '../../service/exchange/receive-files.ts';
import { createThreadRunner } from '../../service/jobs/job-runner.ts';
import { measure } from './measure.ts';
import { type Report, timeRows } from './report.ts';
import { send } from './run-one.ts';

const SHEETS = 1000;
const OPINIONS = 10;
const newId = createIdSource(Date.now);
const databaseEnvironment = { now: Date.now, newId, deviceId: newId() };
const tables = [
  'opinion_sheet',
  'sheet_revision',
  'sheet_standing',
  'opinion',
  'opinion_item',
  'transfer',
  'change_log',
];

type Row = Readonly<Record<string, string | number | null>>;

function environment(worker: string): ServiceEnvironment {
  return {
    now: Date.now,
    passwords: new Map(),
    newId,
    locale: 'ja',
    assetsFolder: '',
    jobs: createThreadRunner(worker),
    findPrinter: () => Promise.reject(new Error('nothing is printed here')),
  };
}

async function writeSheets(
  folder: string,
  committee: { id: string; name: string },
  meetingId: string,
): Promise<string[]> {
  const key = makeSigningKey();
  const words =
    '地域の集まりに参加しにくい人へ、知らせがどのように届いているのかを確かめてほしいと思います。';
  const paths: string[] = [];
  for (let index = 0; index < SHEETS; index += 1) {
    const memberId = newId();
    const name = `委員${index}`;
    const document = {
      sheetId: newId(),
      committeeId: committee.id,
      meetingId,
      submitter: { memberId, name, role: 'member' },
      publishability: 'named',
      revision: 1,
      previousRevisionHash: null,
      submittedAt: Date.now(),
      answers: [],
      opinions: Array.from({ length: OPINIONS }, (_, no) => ({
        id: newId(),
        kind: 'opinion',
        location: { ...noLocation, wholePlan: true, label: '計画全体' },
        quote: '',
        text: `${index}の${no}。${words.repeat(3)}`,
        reason: words,
        proposal: '',
      })),
    };
    const { bytes } = await writeBundle({
      manifest: {
        format: 'shingi-bundle',
        formatVersion: 1,
        minimumReaderVersion: 1,
        kind: 'sheet',
        bundleId: newId(),
        committee,
        meeting: { id: meetingId, label: '令和5年度第1回' },
        sender: { role: 'member', memberId, name, signingKey: key.publicKey, recipient: null },
        revision: 1,
        previousRevisionHash: null,
        createdAt: Date.now(),
        answers: null,
        counts: { opinions: OPINIONS },
      },
      files: [{ path: 'sheet.json', type: 'application/json', bytes: Buffer.from(canonicalJson(document)) }],
      preview: { title: name, sections: [], language: 'ja' },
      signingKey: key,
      encryptTo: null,
    });
    const file = path.join(folder, `${index}.shingix`);
    writeFileSync(file, bytes);
    paths.push(file);
  }
  return paths;
}

function rowsOf(file: string): Map<string, Row[]> {
  const database = new Database(file, { readonly: true });
  const rows = new Map(
    tables.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all() as Row[]]),
  );
  database.close();
  return rows;
}

/** Inserts the rows, so many sheets to a transaction; everything is prepared before the clock starts. */
function plainInsert(
  file: string,
  rows: ReadonlyMap<string, readonly Row[]>,
  sheetsAtOnce: number,
): () => number {
  const database = new Database(file);
  prepareForWriting(database, file);
  database.pragma('foreign_keys = OFF');
  const statements = tables.map((table) => {
    const all = rows.get(table) ?? [];
    const names = Object.keys(all[0] ?? {});
    const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
    const values = all.map((row) => names.map((name) => row[name] ?? null));
    return { statement: database.prepare(sql), values, perSheet: all.length / SHEETS };
  });
  return () => {
    for (let from = 0; from < SHEETS; from += sheetsAtOnce) {
      database.exec('BEGIN IMMEDIATE');
      for (const { statement, values, perSheet } of statements) {
        for (const row of values.slice(from * perSheet, (from + sheetsAtOnce) * perSheet)) {
          statement.run(...row);
        }
      }
      database.exec('COMMIT');
    }
    database.close();
    return SHEETS;
  };
}

async function run(): Promise<Report[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-bench-'));
  const worker = process.env['SHINGI_BENCH_WORKER'] ?? '';
  try {
    const base = path.join(folder, 'base.shingi');
    const found = { committee: { id: '', name: '地域福祉推進委員会' }, meetingId: '' };
    const fill = (file: CommitteeFile): void =>
      file.write('bench', 'found', (tx) => {
        found.committee.id = createCommittee(tx, { name: found.committee.name, city: null, office: null }).id;
        found.meetingId = upsertMeeting(tx, {
          title: '令和5年度第1回',
          committeeName: null,
          fiscalYear: '令和5年度',
          sessionNo: 1,
          dateText: null,
          heldOn: null,
          startText: null,
          startTime: null,
          endTime: null,
          placeText: null,
        }).meeting.id;
      });
    createCommitteeFile(base, databaseEnvironment, fill).close();
    const paths = await writeSheets(folder, found.committee, found.meetingId);
    let count = 0;
    const copy = (): string => {
      count += 1;
      const target = path.join(folder, `run-${count}.shingi`);
      copyFileSync(base, target);
      return target;
    };
    const receive = async (): Promise<string> => {
      const target = copy();
      const service = new CommitteeService(
        openCommitteeFile(target, databaseEnvironment),
        environment(worker),
      );
      const results = await receiveFiles(
        service,
        { paths, passphrase: null, preview: false },
        new AbortController().signal,
        () => undefined,
      );
      const wrong = results.filter(({ result }) => result !== 'new');
      if (wrong.length > 0) throw new Error(`${wrong.length} sheets were not new: ${wrong[0]?.detail ?? ''}`);
      await service.close();
      return target;
    };
    const rows = rowsOf(await receive());
    // The change log begins with what the base file has.
    rows.set('change_log', (rows.get('change_log') ?? []).slice(-SHEETS));
    const plain = (atOnce: number) => (): number => plainInsert(copy(), rows, atOnce)();
    const names = { each: 'plain, a transaction per sheet', all: 'plain, one transaction', ours: 'Shingi' };
    const measured = await measure(
      [
        { name: names.each, run: plain(1) },
        { name: names.all, run: plain(SHEETS) },
        { name: names.ours, run: receive },
      ],
      { warmUp: 1, rounds: 5 },
    );
    return [
      {
        title: `Receiving ${SHEETS.toLocaleString('en')} sheets with ${OPINIONS} opinions each`,
        ratios: [`× ${names.each}`, `× ${names.all}`],
        rows: timeRows(measured, [names.each, names.all]),
        notes: [
          'Shingi: from files on the disk, opened, checked and signed, to rows on the disk; all or nothing per sheet, made durable together as they arrive',
          'plain: the same rows (change log included) inserted with prepared statements, WAL and full synchronisation',
        ],
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await send(run);
