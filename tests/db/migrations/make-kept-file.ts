/**
 * Writes the kept file of the current version: `node tests/db/migrations/make-kept-file.ts`. Run once when a migration is
 * released; a kept file is never made again afterwards.
 */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import { operationsBetween } from '../../../core/domain/materials/content-changes.ts';
import { addMember, createCommittee } from '../../../db/committees/commands.ts';
import { findCommittee } from '../../../db/committees/queries.ts';
import { createCommitteeFile } from '../../../db/connection/committee-file.ts';
import { changeDraft, startDraft } from '../../../db/drafts/commands.ts';
import { storeFile } from '../../../db/files/commands.ts';
import { addMaterial } from '../../../db/materials/commands.ts';
import { listNotReceived, publishVersion } from '../../../db/materials/version-commands.ts';
import { upsertMeeting } from '../../../db/meetings/commands.ts';
import { latestVersion } from '../../../db/migrations/migrations.ts';
import { takeRevision } from '../../../db/opinion-sheets/receive-commands.ts';
import { recordIssueSheets } from '../../../db/plans/commands.ts';
import { markRead } from '../../../db/reading-marks/commands.ts';
import { setSetting } from '../../../db/settings/commands.ts';
import { contents } from '../../fixtures/contents.ts';
import { sheetWith, textOf } from '../../fixtures/sheets.ts';
import { realEnvironment } from '../processes/environment.ts';

const folder = path.join(import.meta.dirname, '../../fixtures/databases');
const target = path.join(folder, `version-${latestVersion()}.shingi`);
if (existsSync(target)) {
  console.error(`${target} is kept already`);
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const environment = realEnvironment();
const file = createCommitteeFile(target, environment);
file.write('事務局', 'createCommittee', (handle) => {
  createCommittee(handle, { name: '地域福祉推進委員会', city: 'みはらし野市', office: '福祉課' });
  addMember(handle, {
    name: '春野 一郎',
    kana: 'はるの いちろう',
    category: '公募',
    affiliation: null,
    role: 'chair',
  });
});
file.write('事務局', 'import', (handle) => {
  const { meeting } = upsertMeeting(handle, {
    title: '令和5年度第1回地域福祉推進委員会',
    committeeName: '地域福祉推進委員会',
    fiscalYear: '令和5年度',
    sessionNo: 1,
    dateText: '令和5年6月30日（金）',
    heldOn: '2023-06-30',
    startText: '午後2時',
    startTime: '14:00',
    endTime: null,
    placeText: '市役所',
  });
  contents.forEach((original, index) => {
    const stored = storeFile(handle, new TextEncoder().encode('%PDF-1.7 報告書'), 'application/pdf');
    const content = 'fileHash' in original ? { ...original, fileHash: stored.hash } : original;
    const material = addMaterial(handle, {
      meetingId: meeting.id,
      kind: content.kind,
      number: String(index + 1),
      title: `資料${index + 1}`,
      distribution: 'advance',
    });
    const version = publishVersion(handle, {
      materialId: material.id,
      versionKind: 'unknownVersion',
      content,
      blocks: toBlocks(content),
      sourceHash: null,
      distributedOn: null,
      reason: null,
    });
    listNotReceived(handle, { materialId: material.id, versionKind: 'unknownVersion', distributedOn: null });
    markRead(handle, { versionId: version.id, lastBlockId: null, finished: true });
    if (content.kind === 'issueSheet') {
      recordIssueSheets(handle, content, '地域福祉計画');
      const draft = startDraft(handle, material.id, { versionId: version.id });
      const operations = operationsBetween(content, { ...content, title: null });
      const changes = [{ step: environment.newId(), operations }];
      changeDraft(handle, '事務局', { draftId: draft.id, revision: 0, changes });
    }
  });
  setSetting(handle, 'calendar', 'wareki');
  const committeeId = findCommittee(handle)?.id ?? '';
  const sheet = sheetWith({ newId: environment.newId, committeeId, meetingId: meeting.id });
  takeRevision(
    handle,
    {
      document: sheet,
      text: textOf(sheet),
      signer: null,
      origin: 'bundle',
      method: 'bundle',
      receivedAt: environment.now(),
    },
    () => null,
  );
});
file.close();
console.log(target);
