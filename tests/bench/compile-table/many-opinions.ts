import { canonicalJson } from '../../../core/domain/change-log/canonical-json.ts';
import { defaultDispositions } from '../../../core/domain/opinion-sheets/disposition.ts';
import { noLocation } from '../../../core/domain/opinion-sheets/opinion.ts';
import type { SheetDocument } from '../../../core/domain/opinion-sheets/sheet.ts';
import { createCommittee } from '../../../db/committees/commands.ts';
import { type CommitteeFile, createCommitteeFile } from '../../../db/connection/committee-file.ts';
import { addMaterial } from '../../../db/materials/commands.ts';
import { listNotReceived } from '../../../db/materials/version-commands.ts';
import { upsertMeeting } from '../../../db/meetings/commands.ts';
import { changeItems } from '../../../db/opinion-sheets/item-commands.ts';
import { takeRevision } from '../../../db/opinion-sheets/receive-commands.ts';
import { changeResponses } from '../../../db/opinion-sheets/response-commands.ts';
import { saveOwnCategories } from '../../../db/opinion-sheets/settings.ts';
import { createIdSource } from '../../../service/environment.ts';

export const sheetCount = 2000;
export const opinionsOfSheet = 10;

const newId = createIdSource(Date.now);
export const databaseEnvironment = { now: Date.now, newId, deviceId: newId() };

const subjects = ['道', '公園', 'バス', '図書館', '学校', '病院', '集会所', '商店', '川辺', '駅前'];
const wishes = ['広げてほしい', '残してほしい', '増やしてほしい', '安全にしてほしい', '使いやすくしてほしい'];
const kinds = ['opinion', 'question', 'proposal', 'request', 'correction'] as const;
const more = '年を取っても出かけられるように、まちの人の声を聞きながら進めてほしいと思います。';

function documentOf(committeeId: string, meetingId: string, index: number): SheetDocument {
  return {
    sheetId: newId(),
    committeeId,
    meetingId,
    submitter: { memberId: null, name: `市民 ${index + 1}`, role: 'citizen' },
    publishability: 'named',
    revision: 1,
    previousRevisionHash: null,
    submittedAt: Date.now(),
    answers: [],
    opinions: Array.from({ length: opinionsOfSheet }, (_, no) => {
      const subject = subjects[(index * 3 + no) % subjects.length] ?? '';
      const wish = wishes[(index + no * 2) % wishes.length] ?? '';
      return {
        id: newId(),
        kind: kinds[(index + no) % kinds.length] ?? 'opinion',
        location: { ...noLocation, wholePlan: true, label: '計画全体' },
        quote: '',
        text: `${index + 1}丁目の${subject}を${wish}。${more.repeat(2)}`,
        reason: more,
        proposal: '',
      };
    }),
  };
}

/** A committee file with 20,000 opinions, a half of them classified and a quarter answered. @returns its meeting */
export function writeManyOpinions(target: string): string {
  let meetingId = '';
  const fill = (file: CommitteeFile): void => {
    const categories = Array.from({ length: 12 }, (_, no) => ({
      id: newId(),
      label: `分類 ${no + 1}`,
      retired: false,
    }));
    const committeeId = file.write('bench', 'found', (tx) => {
      const committee = createCommittee(tx, { name: '地域福祉推進委員会', city: null, office: null });
      meetingId = upsertMeeting(tx, {
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
      // A paper makes the meeting one that is listed at the left.
      const material = addMaterial(tx, {
        meetingId,
        kind: 'statistics',
        number: '1',
        title: '統計',
        distribution: 'advance',
      });
      listNotReceived(tx, { materialId: material.id, versionKind: 'first', distributedOn: null });
      saveOwnCategories(tx, categories);
      return committee.id;
    });
    const dispositions = defaultDispositions((code) => code);
    file.write('bench', 'receive', (tx) => {
      for (let index = 0; index < sheetCount; index += 1) {
        const document = documentOf(committeeId, meetingId, index);
        const text = canonicalJson(document);
        const receipt = { document, text, signer: null, origin: 'bundle', method: 'bundle' } as const;
        takeRevision(tx, { ...receipt, receivedAt: Date.now() }, () => null);
        document.opinions.forEach(({ id }, no) => {
          if (no % 2 === 0) {
            const category = categories[(index + no) % categories.length]?.id ?? null;
            changeItems(tx, [id], { category, summary: `要旨 ${index + 1}の${no + 1}` });
          }
          if (no % 4 === 0) {
            const answer = { text: '参考にします。', disposition: 'forReference', section: '地域福祉課' };
            changeResponses(tx, [id], answer, dispositions);
          }
        });
      }
    });
  };
  createCommitteeFile(target, databaseEnvironment, fill).close();
  return meetingId;
}
