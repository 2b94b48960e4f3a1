/** Search in a committee file of 100,000 blocks against raw FTS5 queries on the same index. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { foldKey } from '../../core/domain/blocks/fold.ts';
import { toBlocks } from '../../core/domain/blocks/to-blocks.ts';
import type { NarrativeContent } from '../../core/domain/materials/narrative-content.ts';
import { type CommitteeFile, createCommitteeFile } from '../../db/connection/committee-file.ts';
import { addMaterial } from '../../db/materials/commands.ts';
import { publishVersion } from '../../db/materials/version-commands.ts';
import { upsertMeeting } from '../../db/meetings/commands.ts';
import { search } from '../../db/search/search.ts';
import { matchAll } from '../../db/search/tokens.ts';
import { createIdSource } from '../../service/environment.ts';
import { measure } from './measure.ts';
import { milliseconds, type Report, timeRows } from './report.ts';
import { send } from './run-one.ts';

const BLOCKS = 100_000;
const MEETINGS = 20;
const MATERIALS = 10;
const LIMIT = 50;

/** Words with their usual frequency: the first are in most sentences, the last in few. */
const words =
  '地域 福祉 支援 計画 相談 市民 高齢者 障がい 子ども 活動 整備 推進 体制 情報 事業 施設 介護 生活 連携 災害 見守り 担い手 居場所 窓口 調査 割合 人材 育成 権利 擁護 成年 後見 避難 行動 名簿 医療 健康 就労 住宅 貧困 孤立 交流 学習 ボランティア 団体 協議会 民生委員 包括 予防 移動 交通 公園 図書館 防犯 外国人 通訳 手話 点字 食堂 農園 商店街 空き家 自治会 町会 回覧板 祭り 伝統 文化 音楽 体操 散歩 認知症 若年 家族 里親 虐待 相続 信託 終活 墓地 葬儀 納税 減免 年金 保険 給付 貸付 奨学金 制服 給食 放課後 学童 保育 待機 病児 産後 妊婦 健診 予防接種 歯科 栄養 禁煙 飲酒 依存症'.split(
    ' ',
  );

const queries = [
  { name: 'common word', text: '福祉' },
  { name: 'rare word', text: '依存症' },
  { name: 'one character', text: '墓' },
  { name: 'common character', text: '地' },
  { name: 'phrase', text: '地域の福祉' },
  { name: 'two words', text: '介護 図書館' },
  { name: 'nothing found', text: '潜水艦' },
] as const;

/** 0 up to 1, the same in every run. */
function numbers(): () => number {
  let state = 12_345;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}

function sentence(random: () => number): string {
  const word = (): string => words[Math.floor(words.length * random() ** 2.5)] ?? '';
  return `${word()}の${word()}について、${word()}や${word()}の${word()}を進め、${word()}につなげます。`;
}

function fill(file: CommitteeFile, newId: () => string): number {
  const random = numbers();
  let count = 0;
  for (let session = 1; session <= MEETINGS; session += 1) {
    file.write('bench', 'addMeeting', (tx) => {
      const { meeting } = upsertMeeting(tx, {
        title: `第${session}回`,
        committeeName: '計測委員会',
        fiscalYear: '令和5年度',
        sessionNo: session,
        dateText: null,
        heldOn: `2023-${String((session % 12) + 1).padStart(2, '0')}-${String(session).padStart(2, '0')}`,
        startText: null,
        startTime: null,
        endTime: null,
        placeText: null,
      });
      for (let order = 1; order <= MATERIALS; order += 1) {
        const nodes: NarrativeContent['nodes'] = Array.from(
          { length: BLOCKS / MEETINGS / MATERIALS },
          (_, index) =>
            index % 25 === 0
              ? { type: 'heading', id: newId(), level: 2, text: sentence(random).slice(0, 12) }
              : { type: 'paragraph', id: newId(), text: sentence(random) + sentence(random) },
        );
        const content: NarrativeContent = { kind: 'narrative', nodes };
        const blocks = toBlocks(content);
        count += blocks.length;
        const material = addMaterial(tx, {
          meetingId: meeting.id,
          kind: 'narrative',
          number: String(order),
          title: `資料${order}`,
          distribution: null,
        });
        publishVersion(tx, {
          materialId: material.id,
          versionKind: 'first',
          content,
          blocks,
          sourceHash: null,
          distributedOn: null,
          reason: null,
        });
      }
    });
  }
  file.foldLog();
  return count;
}

async function run(): Promise<Report[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-bench-'));
  const newId = createIdSource(Date.now);
  const file = createCommitteeFile(path.join(folder, 'bench.shingi'), {
    now: Date.now,
    newId,
    deviceId: newId(),
  });
  try {
    const startedAt = performance.now();
    const blocks = fill(file, newId);
    const filled = performance.now() - startedAt;
    const reports: Report[] = [];
    for (const query of queries) {
      const expression = (column: string): string => matchAll(column, query.text.split(' ').map(foldKey));
      const raw = (sql: string) => () => file.read.all(sql, expression('body'));
      const total = search(file.read, { query: query.text, limit: LIMIT }).total;
      const baseline = 'raw FTS5 by rank';
      const measured = await measure(
        [
          {
            name: 'raw FTS5 in any order',
            run: raw(`SELECT rowid FROM search WHERE search MATCH ? LIMIT ${LIMIT}`),
          },
          {
            name: baseline,
            run: raw(`SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT ${LIMIT}`),
          },
          {
            name: 'Shingi',
            run: () => search(file.read, { query: query.text, limit: LIMIT }),
          },
        ],
        { warmUp: 5, rounds: 40 },
      );
      reports.push({
        title: `Search: ${query.name} 「${query.text}」, ${total.toLocaleString('en')} of ${blocks.toLocaleString('en')} blocks`,
        ratios: [`× ${baseline}`],
        rows: timeRows(measured, [baseline]),
        notes: [],
      });
    }
    const [first] = reports;
    if (first !== undefined) {
      const notes = [
        'the first 50 hits; raw queries run on the same index through the same connection and give row numbers only',
        'Shingi gives ranked hits with heading, snippet and places, and counts all matches',
        `the file with ${blocks.toLocaleString('en')} blocks was written and indexed in ${milliseconds(filled)}`,
      ];
      reports[0] = { ...first, notes };
    }
    return reports;
  } finally {
    file.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await send(run);
