import { describe, expect, it } from 'vitest';
import { ShingiError } from '../../../core/contract/errors.ts';
import { BLOCKS_VERSION } from '../../../core/domain/blocks/block.ts';
import { operationsBetween } from '../../../core/domain/materials/content-changes.ts';
import { stepPlacement } from '../../../core/domain/plans/move-item.ts';
import { history, listChanges } from '../../../db/change-log/queries.ts';
import { redactChanges, redactVersion } from '../../../db/change-log/redact.ts';
import { replay, replayChangeLog } from '../../../db/change-log/replay.ts';
import { differences, liveState } from '../../../db/change-log/state.ts';
import type { WriteHandle } from '../../../db/change-log/write-handle.ts';
import { addMember, removeMember, updateCommittee, updateMember } from '../../../db/committees/commands.ts';
import { findCommittee, listMembers } from '../../../db/committees/queries.ts';
import {
  changeDraft,
  discardDraft,
  publishDraft,
  startDraft,
  stepDraft,
} from '../../../db/drafts/commands.ts';
import { draftStanding, listDrafts } from '../../../db/drafts/queries.ts';
import { recordImport } from '../../../db/imports/commands.ts';
import { verifyOpenFile } from '../../../db/integrity/verify.ts';
import { removeMaterial, updateMaterial } from '../../../db/materials/commands.ts';
import { listVersions } from '../../../db/materials/queries.ts';
import { listNotReceived, removeVersion, settleVersionKind } from '../../../db/materials/version-commands.ts';
import { removeMeeting } from '../../../db/meetings/commands.ts';
import { listMeetings, meetingsWithMaterials } from '../../../db/meetings/queries.ts';
import { recordIssueSheets } from '../../../db/plans/commands.ts';
import { readPlanTree } from '../../../db/plans/queries.ts';
import { copyPlan, movePlanItem, removePlan, removePlanItem } from '../../../db/plans/tree-commands.ts';
import { markRead } from '../../../db/reading-marks/commands.ts';
import { setScheduleRecord } from '../../../db/schedule-records/commands.ts';
import { setSetting } from '../../../db/settings/commands.ts';
import { contents, issueSheetContent } from '../../fixtures/contents.ts';
import { narrative, newFile, publishContent, publishContentAs, reopen, testEnvironment } from '../support.ts';
import { type Act, evidenceActs, pick } from './evidence-acts.ts';

/** Small random numbers that are the same in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

const kinds = ['first', 'replacement', 'errata', 'addition', 'unknownVersion'] as const;
const roles = ['chair', 'viceChair', 'member'] as const;

function anyMaterial(handle: WriteHandle, random: (below: number) => number) {
  return pick(
    meetingsWithMaterials(handle).flatMap(({ materials }) => materials),
    random,
  );
}

const acts: Readonly<Record<string, Act>> = {
  addMember: (handle, random) =>
    void addMember(handle, {
      name: `委員${random(1000)}`,
      kana: null,
      category: '公募',
      affiliation: null,
      role: pick(roles, random) ?? 'member',
    }),
  updateMember: (handle, random) => {
    const member = pick(listMembers(handle), random);
    if (member !== undefined) {
      updateMember(handle, { ...member, name: `改名~${random(9)}/` });
    }
  },
  removeMember: (handle, random) => {
    const member = pick(listMembers(handle), random);
    if (member !== undefined) {
      removeMember(handle, member.id);
    }
  },
  updateCommittee: (handle, random) => {
    const committee = findCommittee(handle);
    if (committee !== null) {
      updateCommittee(handle, { ...committee, office: random(2) === 0 ? null : `課${random(3)}` });
    }
  },
  publish: (handle, random) => {
    const content = pick(contents, random) ?? issueSheetContent;
    publishContent(handle, content, {
      versionKind: pick(kinds, random) ?? 'first',
      meeting: { sessionNo: 1 + random(3), placeText: `会場${random(4)}` },
    });
  },
  publishAgain: (handle, random) => {
    const material = anyMaterial(handle, random);
    const kind = pick(kinds, random) ?? 'first';
    if (material !== undefined) {
      publishContentAs(handle, material.material.id, narrative(handle.environment, `文${random(100)}`), kind);
    }
  },
  listNotReceived: (handle, random) => {
    const material = anyMaterial(handle, random);
    if (material !== undefined) {
      const versionKind = pick(kinds, random) ?? 'first';
      listNotReceived(handle, { materialId: material.material.id, versionKind, distributedOn: '2023-06-30' });
    }
  },
  settle: (handle, random) => {
    const version = pick(anyMaterial(handle, random)?.versions ?? [], random);
    if (version !== undefined) {
      settleVersionKind(handle, version.id, pick(['first', 'replacement', 'errata'], random) ?? 'first');
    }
  },
  removeVersion: (handle, random) => {
    const version = pick(anyMaterial(handle, random)?.versions ?? [], random);
    if (version !== undefined) {
      removeVersion(handle, version.id);
    }
  },
  removeMaterial: (handle, random) => {
    const material = anyMaterial(handle, random);
    if (material !== undefined && random(3) === 0) {
      removeMaterial(handle, material.material.id);
    }
  },
  removeMeeting: (handle, random) => {
    const meeting = pick(listMeetings(handle), random);
    if (meeting !== undefined && random(5) === 0) {
      removeMeeting(handle, meeting.id);
    }
  },
  updateMaterial: (handle, random) => {
    const material = anyMaterial(handle, random);
    if (material !== undefined) {
      updateMaterial(handle, material.material.id, { title: `題${random(9)}`, number: String(random(5)) });
    }
  },
  plans: (handle) => void recordIssueSheets(handle, issueSheetContent, '地域福祉計画'),
  copyPlan: (handle, random) => {
    const plan = pick(readPlanTree(handle).plans, random);
    const records = ['inherited', 'sameAsSource', 'nothing'] as const;
    if (plan !== undefined) {
      const { title, periodText, numbering } = plan;
      const fields = { title, periodText, standing: 'next', edition: `案${random(9)}`, numbering } as const;
      copyPlan(handle, plan.id, fields, pick(records, random) ?? 'nothing');
    }
  },
  movePlanItem: (handle, random) => {
    const tree = readPlanTree(handle);
    const item = pick([...tree.policies, ...tree.projects, ...tree.goals], random);
    const direction = pick(['up', 'down', 'inward', 'outward'] as const, random) ?? 'up';
    const place = item === undefined ? null : stepPlacement(tree, item.id, direction);
    if (item !== undefined && place !== null) {
      movePlanItem(handle, item.id, place);
    }
  },
  removePlanItem: (handle, random) => {
    const item = pick(readPlanTree(handle).policies, random);
    if (item !== undefined && random(4) === 0) {
      removePlanItem(handle, item.id);
    }
  },
  removePlan: (handle, random) => {
    const plan = pick(readPlanTree(handle).plans, random);
    if (plan !== undefined && random(4) === 0) {
      removePlan(handle, plan.id);
    }
  },
  scheduleRecord: (handle, random) =>
    setScheduleRecord(handle, {
      rowKey: `2023/${random(4)}`,
      state: pick(['planned', 'held', 'changed', 'postponed'] as const, random) ?? 'held',
      meetingId: null,
      startOn: random(2) === 0 ? null : '2023-09-20',
      endOn: null,
      place: null,
      note: null,
    }),
  ...evidenceActs,
  markRead: (handle, random) => {
    const version = pick(anyMaterial(handle, random)?.versions ?? [], random);
    if (version !== undefined) {
      markRead(handle, { versionId: version.id, lastBlockId: `b${random(9)}`, finished: random(2) === 0 });
    }
  },
  startDraft: (handle, random) => {
    const material = anyMaterial(handle, random);
    if (material !== undefined) {
      startDraft(handle, material.material.id, { versionId: null });
    }
  },
  changeDraft: (handle, random) => {
    const draft = pick(listDrafts(handle), random);
    if (draft !== undefined) {
      const { content } = draftStanding(handle, draft.id);
      const next = { ...content, ...('notes' in content ? { notes: [] } : {}) } as typeof content;
      const step = handle.environment.newId();
      const operations = operationsBetween(content, next);
      if (operations.length > 0) {
        const { id: draftId, revision } = draft;
        changeDraft(handle, '甲', { draftId, revision, changes: [{ step, operations }] });
      }
    }
  },
  stepDraft: (handle, random) => {
    const draft = pick(listDrafts(handle), random);
    if (draft !== undefined) {
      stepDraft(handle, '甲', { draftId: draft.id, revision: draft.revision, act: 'undo' });
    }
  },
  endDraft: (handle, random) => {
    const draft = pick(listDrafts(handle), random);
    if (draft !== undefined && random(2) === 0) {
      discardDraft(handle, draft.id, draft.revision);
    } else if (draft !== undefined) {
      publishDraft(handle, {
        draftId: draft.id,
        revision: draft.revision,
        versionKind: 'replacement',
        distributedOn: null,
        reason: `理由${random(9)}`,
      });
    }
  },
  setSetting: (handle, random) =>
    setSetting(handle, `key${random(3)}`, { size: random(200), list: [null, 'あ'] }),
  recordImport: (handle, random) =>
    void recordImport(handle, {
      sourceName: `次第${random(9)}.md`,
      documentHash: String(random(10)).repeat(64),
      meetingId: null,
      made: [],
      warnings: [{ line: 1, code: 'x', values: { a: 'b' } }],
      notUnderstood: [{ line: 2, text: '？' }],
    }),
};

describe('the change log', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
    'leads to the tables as they are (history %i)',
    (seed) => {
      const environment = testEnvironment();
      let file = newFile(environment);
      const random = randomFrom(seed);
      let refused = 0;
      for (let step = 0; step < 60; step += 1) {
        const [name, act] = pick(Object.entries(acts), random) ?? ['', () => undefined];
        environment.time += random(3) * 1000 - 900;
        try {
          file.write(`人${random(3)}`, name, (handle) => act(handle, random));
        } catch (error) {
          // Random commands may ask for a second 初版.
          if (!(error instanceof ShingiError)) {
            throw error;
          }
          refused += 1;
        }
        if (step === 30) {
          file = reopen(file, environment);
        }
      }
      expect(refused).toBeLessThan(40);
      expect(differences(liveState(file.read), replayChangeLog(file.read))).toEqual([]);
      expect(verifyOpenFile(file)).toEqual([]);
      const changes = listChanges(file.read);
      expect(changes.map(({ time }) => time)).toEqual(changes.map(({ time }) => time).sort());
      expect(new Set(changes.map(({ time }) => time)).size).toBe(changes.length);
      const half = Math.floor(changes.length / 2);
      const snapshot = replay(changes.slice(0, half));
      expect(differences(replay(changes.slice(half), snapshot), liveState(file.read))).toEqual([]);
    },
  );

  it('would notice a table that was changed behind its back', () => {
    const file = newFile();
    file.write('', 'publish', (handle) => publishContent(handle, issueSheetContent));
    file.connection.exec("UPDATE meeting SET place_text = '別の場所'");
    expect(differences(liveState(file.read), replayChangeLog(file.read))).toHaveLength(1);
    expect(verifyOpenFile(file).map(({ code }) => code)).toEqual(['replay']);
  });

  it('is one row for a command and none for a command that changes nothing', () => {
    const file = newFile();
    const fields = { name: '甲', kana: null, category: null, affiliation: null, role: 'member' } as const;
    const member = file.write('事務局', 'addMember', (handle) => addMember(handle, fields));
    file.write('事務局', 'updateMember', (handle) =>
      updateMember(handle, { ...fields, id: member.id, name: '乙' }),
    );
    file.write('事務局', 'updateMember', (handle) =>
      updateMember(handle, { ...fields, id: member.id, name: '乙' }),
    );
    expect(history(file.read, 10).map(({ command, actor }) => [command, actor])).toEqual([
      ['updateMember', '事務局'],
      ['addMember', '事務局'],
      ['createCommittee', '事務局'],
    ]);
    const [newest] = history(file.read, 1);
    expect(history(file.read, 1, newest?.opId).map(({ command }) => command)).toEqual(['addMember']);
    expect(listChanges(file.read).at(-1)?.patch).toEqual([
      { op: 'replace', path: `/member/${member.id}/name`, value: '乙', before: '甲' },
    ]);
  });

  it('takes repeated changes of one value in one command together', () => {
    const file = newFile();
    const fields = { name: '甲', kana: null, category: null, affiliation: null, role: 'member' } as const;
    const member = file.write('', 'addMember', (handle) => addMember(handle, fields));
    file.write('', 'twice', (handle) => {
      updateMember(handle, { ...fields, id: member.id, name: '乙' });
      updateMember(handle, { ...fields, id: member.id, name: '丙' });
    });
    expect(listChanges(file.read).at(-1)?.patch).toHaveLength(1);
    file.write('', 'backAndForth', (handle) => {
      updateMember(handle, { ...fields, id: member.id, name: '乙' });
      updateMember(handle, { ...fields, id: member.id, name: '丙' });
    });
    expect(history(file.read, 1)[0]?.command).toBe('twice');
  });

  it('cannot be altered or shortened', () => {
    const file = newFile();
    for (const sql of [
      "UPDATE change_log SET actor = 'x'",
      "UPDATE change_log SET patch = '[]'",
      'DELETE FROM change_log',
    ]) {
      expect(() => file.connection.exec(sql)).toThrow(/only added to/);
    }
    file.connection.exec(`DROP TRIGGER change_is_frozen; UPDATE change_log SET actor = '別人'`);
    expect(verifyOpenFile(file).map(({ code }) => code)).toEqual(['change-hash']);
  });

  it('keeps blocks as they were frozen, whatever toBlocks does later', () => {
    const file = newFile();
    const { version } = file.write('', 'publish', (handle) => publishContent(handle, issueSheetContent));
    expect(version.blocksVersion).toBe(BLOCKS_VERSION);
    const blocks = replayChangeLog(file.read).get('block')?.get(version.id);
    expect(blocks).toEqual(liveState(file.read).get('block')?.get(version.id));
  });
});

describe('redaction', () => {
  it('removes a text from the whole file and keeps hash, time and actor', async () => {
    const { readFileSync } = await import('node:fs');
    const file = newFile();
    const secret = '消えるべき意見の文章';
    const holds = () => readFileSync(file.path).includes(Buffer.from(secret));
    const { materialId, version } = file.write('甲', 'publish', (handle) =>
      publishContent(handle, narrative(handle.environment, secret, 'ほかの段落'), { title: '資料' }),
    );
    file.close();
    expect(holds()).toBe(true);
    const opened = reopen(file);
    const before = listChanges(opened.read).map(({ opId, time, actor, command }) => ({
      opId,
      time,
      actor,
      command,
    }));
    opened.write('乙', 'removeMaterial', (handle) => removeMaterial(handle, materialId));
    const count = opened.write('乙', 'redact', (handle) => redactVersion(handle, version.id));
    expect(count).toBe(2);
    expect(listChanges(opened.read).slice(0, before.length)).toMatchObject(before);
    expect(differences(liveState(opened.read), replayChangeLog(opened.read))).toEqual([]);
    expect(verifyOpenFile(opened)).toEqual([]);
    expect(listVersions(opened.read, materialId)).toEqual([]);
    opened.close();
    expect(holds()).toBe(false);
    expect(readFileSync(file.path).includes(Buffer.from('消え'))).toBe(false);
  });

  it('blanks single columns and leaves the rest of the log in force', () => {
    const file = newFile();
    const fields = { name: '甲', kana: null, category: null, affiliation: null, role: 'member' } as const;
    const member = file.write('', 'addMember', (handle) => addMember(handle, fields));
    file.write('', 'rename', (handle) =>
      updateMember(handle, { ...fields, id: member.id, name: '乙', kana: 'おつ' }),
    );
    file.write('', 'redact', (handle) =>
      redactChanges(handle, [{ table: 'member', key: member.id, columns: ['name'] }]),
    );
    const text = file.read
      .all<{ patch: string }>('SELECT patch FROM change_log')
      .map(({ patch }) => patch)
      .join('');
    expect(text).not.toMatch(/[甲乙]/u);
    expect(text).toContain('おつ');
    expect(verifyOpenFile(file)).toEqual([]);
  });
});
