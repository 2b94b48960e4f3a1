import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { toBlocks } from '../../core/domain/blocks/to-blocks.ts';
import { idFrom } from '../../core/domain/ids.ts';
import type { MaterialContent } from '../../core/domain/materials/content.ts';
import type { MeetingHead } from '../../core/domain/meetings/meeting.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { addMember, createCommittee } from '../../db/committees/commands.ts';
import { createCommitteeFile } from '../../db/connection/committee-file.ts';
import { storeFile } from '../../db/files/commands.ts';
import { addMaterial } from '../../db/materials/commands.ts';
import { listNotReceived, publishVersion } from '../../db/materials/version-commands.ts';
import { upsertMeeting } from '../../db/meetings/commands.ts';
import { recordIssueSheets } from '../../db/plans/commands.ts';
import { addSharedChapter, addSiblingPlan, setChapterUse } from '../../db/plans/contents-commands.ts';
import { mapSameTitles } from '../../db/plans/mapping-commands.ts';
import { copyPlan } from '../../db/plans/tree-commands.ts';
import { contents, issueSheetContent, statisticsContent } from '../fixtures/contents.ts';

/** Numbers on the papers of the fixtures, by kind. */
const numbers: Partial<Record<MaterialContent['kind'], string>> = {
  schedule: '1',
  statistics: '2',
  narrative: '3',
  issueSheet: '4',
  opinionForm: '5',
};

const titles: Partial<Record<MaterialContent['kind'], string>> = {
  agenda: '次第',
  handoutList: '配布資料一覧',
  schedule: '策定スケジュール',
  statistics: '福祉に係る市の統計資料',
  narrative: '地域福祉をめぐる動向',
  issueSheet: '課題シート',
  opinionForm: '意見・提案シート',
};

let sequence = 0;
const newId = (): string => {
  sequence += 1;
  return idFrom(Date.now(), randomBytes(16), sequence);
};

function head(sessionNo: number, heldOn: string, dateText: string): MeetingHead {
  return {
    title: `令和5年度第${sessionNo}回みはらし野市地域福祉推進委員会`,
    committeeName: 'みはらし野市地域福祉推進委員会',
    fiscalYear: '令和5年度',
    sessionNo,
    dateText,
    heldOn,
    startText: '午後2時から',
    startTime: '14:00',
    endTime: null,
    placeText: '市役所本庁舎3階　大会議室',
  };
}

/** A committee file in which nothing is but the committee. */
export function writeEmptyCommittee(target: string): void {
  createCommitteeFile(target, { now: Date.now, newId, deviceId: newId() }, (created) =>
    created.write('owner', 'createCommittee', (tx) =>
      createCommittee(tx, { name: 'みはらし野市地域福祉推進委員会', city: null, office: null }),
    ),
  ).close();
}

/**
 * A committee file with a paper of every kind, a replacement, a version nobody has named yet and a paper that has not
 * come, on real SQLite. `heldOn` of the first meeting is the caller's, so that it can lie ahead.
 */
export function writeFixtureCommittee(target: string, heldOn: string): void {
  const file = createCommitteeFile(target, { now: Date.now, newId, deviceId: newId() }, (created) =>
    created.write('owner', 'createCommittee', (tx) =>
      createCommittee(tx, {
        name: 'みはらし野市地域福祉推進委員会',
        city: 'みはらし野市',
        office: '福祉保健部　地域福祉課',
      }),
    ),
  );
  file.write('owner', 'fill', (tx) => {
    addPeople(tx);
    const { meeting } = upsertMeeting(tx, head(1, heldOn, '6月30日（金）'));
    for (const content of contents) {
      addPaper(tx, meeting.id, content);
    }
    addWaiting(tx, meeting.id);
    upsertMeeting(tx, head(2, '2099-07-28', '7月28日（火）'));
    addPlans(tx);
  });
  file.close();
}

/** The plan of the issue sheets, a draft of the next one with a mapping, and one shared chapter. */
function addPlans(tx: WriteHandle): void {
  const { plans } = recordIssueSheets(tx, issueSheetContent, 'みはらし野市地域福祉計画');
  const current = plans[0]?.id ?? '';
  const fields = {
    title: 'みはらし野市地域福祉計画',
    periodText: null,
    standing: 'next',
    edition: '案1',
    numbering: 'joined',
  } as const;
  const next = copyPlan(tx, current, fields, 'nothing');
  mapSameTitles(tx, current, next);
  const siblingId = addSiblingPlan(tx, { title: '障害者計画', planId: null });
  const chapterId = addSharedChapter(tx, { parentId: null, title: '策定にあたって', index: 0 });
  setChapterUse(tx, { chapterId, siblingId, use: 'common', note: '' });
}

function addPeople(tx: WriteHandle): void {
  const people = [
    ['青葉 みどり', 'あおば みどり', '学識経験者', 'みはらし野大学', 'chair'],
    ['川岸 透', 'かわぎし とおる', '団体', '社会福祉協議会', 'viceChair'],
    ['浜野 さくら', 'はまの さくら', '公募', null, 'member'],
  ] as const;
  for (const [name, kana, category, affiliation, role] of people) {
    addMember(tx, { name, kana, category, affiliation, role });
  }
}

function addPaper(tx: WriteHandle, meetingId: string, content: MaterialContent): void {
  if (content.kind === 'report' || content.kind === 'file') {
    addReport(tx, meetingId);
    return;
  }
  const material = addMaterial(tx, {
    meetingId,
    kind: content.kind,
    number: numbers[content.kind] ?? null,
    title: titles[content.kind] ?? '資料',
    distribution: 'advance',
  });
  const version = { materialId: material.id, sourceHash: null, reason: null } as const;
  publishVersion(tx, {
    ...version,
    versionKind: content.kind === 'narrative' ? 'unknownVersion' : 'first',
    content,
    blocks: toBlocks(content),
    distributedOn: '2023-06-20',
  });
  if (content.kind === 'issueSheet') {
    publishVersion(tx, {
      ...version,
      versionKind: 'replacement',
      content: issueSheetContent,
      blocks: toBlocks(issueSheetContent),
      distributedOn: '2023-06-27',
      reason: '第三者評価の件数を直したため',
    });
  }
}

function addReport(tx: WriteHandle, meetingId: string): void {
  const name = 'survey-report.pdf';
  const bytes = readFileSync(path.resolve(import.meta.dirname, '../../sample', name));
  const { hash } = storeFile(tx, bytes, 'application/pdf');
  const content: MaterialContent = {
    kind: 'report',
    title: 'アンケート報告書',
    fileName: name,
    mediaType: 'application/pdf',
    fileHash: createHash('sha256').update(bytes).digest('hex'),
    byteLength: bytes.length,
    pages: [1, 2].map((page) => ({ id: newId(), text: `アンケートの結果 ${page}` })),
  };
  const material = addMaterial(tx, {
    meetingId,
    kind: 'report',
    number: null,
    title: content.title,
    distribution: 'onTheDay',
  });
  publishVersion(tx, {
    materialId: material.id,
    versionKind: 'first',
    content,
    blocks: toBlocks(content),
    sourceHash: hash,
    distributedOn: null,
    reason: null,
  });
}

function addWaiting(tx: WriteHandle, meetingId: string): void {
  const material = addMaterial(tx, {
    meetingId,
    kind: statisticsContent.kind,
    number: '6',
    title: '相談件数の集計',
    distribution: 'onTheDay',
  });
  listNotReceived(tx, { materialId: material.id, versionKind: 'first', distributedOn: null });
}
