import { toBlocks } from '../../core/domain/blocks/to-blocks.ts';
import type { MaterialContent } from '../../core/domain/materials/content.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { addMember } from '../../db/committees/commands.ts';
import { addMaterial } from '../../db/materials/commands.ts';
import { publishVersion } from '../../db/materials/version-commands.ts';
import { upsertMeeting } from '../../db/meetings/commands.ts';
import { ownerActor } from '../committee-service.ts';
import type { ServiceEnvironment } from '../environment.ts';
import { createCommitteeAt } from '../open-committee.ts';
import { syntheticNarrative, syntheticStatistics } from './synthetic-content.ts';

export interface SyntheticSize {
  readonly years: number;
  readonly members: number;
  readonly meetingsPerYear: number;
  readonly materialsPerMeeting: number;
  /** Paragraphs of each narrative paper; some 25 fill ten pages. */
  readonly paragraphs: number;
}

const firstReiwaYear = 2018;
const tablesPerPaper = 5;

/** A committee of a given size with invented papers, for measurements and demonstrations. */
export async function buildSynthetic(
  target: string,
  size: SyntheticSize,
  environment: ServiceEnvironment,
): Promise<{ meetings: number; materials: number }> {
  const service = createCommitteeAt(
    target,
    { name: '見本市 計画策定委員会', city: '見本市', office: null },
    environment,
  );
  let materials = 0;
  try {
    service.file.write(ownerActor, 'addMembers', (tx) => {
      for (let index = 0; index < size.members; index++) {
        addMember(tx, {
          name: `委員${index + 1}`,
          kana: null,
          category: null,
          affiliation: null,
          role: index === 0 ? 'chair' : 'member',
        });
      }
    });
    for (let year = 1; year <= size.years; year++) {
      for (let session = 1; session <= size.meetingsPerYear; session++) {
        materials += service.file.write(ownerActor, 'addMeeting', (tx) =>
          addMeeting(tx, size, year, session, environment),
        );
      }
    }
  } finally {
    await service.close();
  }
  return { meetings: size.years * size.meetingsPerYear, materials };
}

function addMeeting(
  tx: WriteHandle,
  size: SyntheticSize,
  year: number,
  session: number,
  { newId }: ServiceEnvironment,
): number {
  const month = ((session + 3) % 12) + 1;
  const heldOn = `${firstReiwaYear + year + (month < 4 ? 1 : 0)}-${String(month).padStart(2, '0')}-20`;
  const { meeting } = upsertMeeting(tx, {
    title: `令和${year}年度第${session}回 計画策定委員会 次第`,
    committeeName: '計画策定委員会',
    fiscalYear: `令和${year}年度`,
    sessionNo: session,
    dateText: null,
    heldOn,
    startText: null,
    startTime: '14:00',
    endTime: null,
    placeText: null,
  });
  for (let index = 0; index < size.materialsPerMeeting; index++) {
    const first =
      ((year * size.meetingsPerYear + session) * size.materialsPerMeeting + index) * size.paragraphs * 3;
    const title = `${index % 3 === 2 ? '統計資料' : '検討資料'} その${index + 1}`;
    const content: MaterialContent =
      index % 3 === 2
        ? syntheticStatistics(title, tablesPerPaper, first, newId)
        : syntheticNarrative(title, size.paragraphs, first, newId);
    const material = addMaterial(tx, {
      meetingId: meeting.id,
      kind: content.kind,
      number: String(index + 1),
      title,
      distribution: 'advance',
    });
    publishVersion(tx, {
      materialId: material.id,
      versionKind: 'first',
      content,
      blocks: toBlocks(content),
      sourceHash: null,
      distributedOn: null,
      reason: null,
    });
  }
  return size.materialsPerMeeting;
}
