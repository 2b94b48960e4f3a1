import { describe, expect, it } from 'vitest';
import { ShingiError } from '../../../core/contract/errors.ts';
import { contentsTable } from '../../../core/domain/plans/shared-contents.ts';
import { replayChangeLog } from '../../../db/change-log/replay.ts';
import { differences, liveState } from '../../../db/change-log/state.ts';
import type { WriteHandle } from '../../../db/change-log/write-handle.ts';
import type { CommitteeFile } from '../../../db/connection/committee-file.ts';
import {
  addSharedChapter,
  addSiblingPlan,
  moveSharedChapter,
  moveSiblingPlan,
  removeSharedChapter,
  removeSiblingPlan,
  renameSharedChapter,
  setChapterUse,
  updateSiblingPlan,
} from '../../../db/plans/contents-commands.ts';
import { recordPlanStep, undoPlanStep } from '../../../db/plans/plan-steps.ts';
import { readSharedContents } from '../../../db/plans/queries.ts';
import { newFile } from '../support.ts';

function step<Value>(file: CommitteeFile, act: (handle: WriteHandle) => Value): Value {
  return file.write('owner', 'step', (handle) => {
    const value = act(handle);
    recordPlanStep(handle, 'step');
    return value;
  });
}

/** Each row with its number and what each plan has of it. */
function table(file: CommitteeFile): string[] {
  const { siblings, rows } = contentsTable(readSharedContents(file.read));
  return [
    siblings.map(({ title }) => title).join(' '),
    ...rows.map(
      ({ depth, number, chapter, uses }) =>
        `${' '.repeat(depth)}${number} ${chapter.title}: ${uses.map((use) => use?.use ?? '-').join(' ')}`,
    ),
  ];
}

function filled() {
  const file = newFile();
  const plans = ['地域福祉', '障害者', '高齢者', '子ども'].map((title) =>
    step(file, (handle) => addSiblingPlan(handle, { title, planId: null })),
  );
  const add = (title: string, parentId: string | null = null) =>
    step(file, (handle) => addSharedChapter(handle, { title, parentId, index: 99 }));
  const intro = add('策定にあたって');
  const purpose = add('目的', intro);
  const period = add('期間', intro);
  const measures = add('施策の展開');
  for (const siblingId of plans) {
    step(file, (handle) => setChapterUse(handle, { chapterId: intro, siblingId, use: 'common', note: '' }));
  }
  const own = (chapterId: string, siblingId = '', note = '') =>
    step(file, (handle) => setChapterUse(handle, { chapterId, siblingId, use: 'own', note }));
  own(period, plans[1], '障害福祉計画の期間も書く');
  own(measures, plans[0]);
  return { file, plans, intro, purpose, period, measures };
}

describe('shared contents', () => {
  it('are chapters down and plans across', () => {
    const { file } = filled();
    expect(table(file)).toEqual([
      '地域福祉 障害者 高齢者 子ども',
      '1 策定にあたって: common common common common',
      ' 1 目的: - - - -',
      ' 2 期間: - own - -',
      '2 施策の展開: own - - -',
    ]);
    expect(readSharedContents(file.read).uses.find(({ note }) => note !== '')?.note).toBe(
      '障害福祉計画の期間も書く',
    );
  });

  it('change places, names and uses, and go with what hangs on them', () => {
    const { file, plans, intro, purpose, period, measures } = filled();
    step(file, (handle) => moveSiblingPlan(handle, plans[3] ?? '', 0));
    step(file, (handle) => updateSiblingPlan(handle, plans[0] ?? '', { title: '福祉総合', planId: null }));
    step(file, (handle) => moveSharedChapter(handle, measures, { parentId: null, index: 0 }));
    step(file, (handle) => moveSharedChapter(handle, period, { parentId: measures, index: 0 }));
    step(file, (handle) => renameSharedChapter(handle, purpose, '計画の目的'));
    step(file, (handle) =>
      setChapterUse(handle, { chapterId: intro, siblingId: plans[2] ?? '', use: null, note: '' }),
    );
    const before = table(file);
    expect(before).toEqual([
      '子ども 福祉総合 障害者 高齢者',
      '1 施策の展開: - own - -',
      ' 1 期間: - - own -',
      '2 策定にあたって: common common common -',
      ' 1 計画の目的: - - - -',
    ]);
    step(file, (handle) => removeSharedChapter(handle, measures));
    step(file, (handle) => removeSiblingPlan(handle, plans[1] ?? ''));
    expect(table(file)).toEqual([
      '子ども 福祉総合 高齢者',
      '1 策定にあたって: common common -',
      ' 1 計画の目的: - - -',
    ]);
    expect(differences(liveState(file.read), replayChangeLog(file.read))).toEqual([]);
    file.write('owner', 'undo', undoPlanStep);
    file.write('owner', 'undo', undoPlanStep);
    expect(table(file)).toEqual(before);
  });

  it('refuse a section below a section, and a chapter with sections as a section', () => {
    const { file, intro, purpose, measures } = filled();
    const before = table(file);
    const refused = (act: (handle: WriteHandle) => unknown) => {
      try {
        step(file, act);
      } catch (error) {
        return error instanceof ShingiError ? error.code : String(error);
      }
      return 'none';
    };
    expect(
      refused((handle) => addSharedChapter(handle, { title: '細目', parentId: purpose, index: 0 })),
    ).toBe('conflict');
    expect(refused((handle) => moveSharedChapter(handle, intro, { parentId: measures, index: 0 }))).toBe(
      'conflict',
    );
    expect(refused((handle) => moveSharedChapter(handle, intro, { parentId: intro, index: 0 }))).toBe(
      'conflict',
    );
    expect(refused((handle) => addSiblingPlan(handle, { title: '？', planId: intro }))).toBe('not-found');
    expect(table(file)).toEqual(before);
  });
});
