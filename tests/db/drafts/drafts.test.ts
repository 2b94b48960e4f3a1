import { describe, expect, it } from 'vitest';
import { ShingiError } from '../../../core/contract/errors.ts';
import type { MaterialContent } from '../../../core/domain/materials/content.ts';
import { operationsBetween } from '../../../core/domain/materials/content-changes.ts';
import { jsonOf } from '../../../core/domain/materials/draft-operation.ts';
import { history, listChanges } from '../../../db/change-log/queries.ts';
import type { CommitteeFile } from '../../../db/connection/committee-file.ts';
import {
  changeDraft,
  discardDraft,
  publishDraft,
  restoreDraft,
  startDraft,
  startNewDraft,
  stepDraft,
  updateDraft,
} from '../../../db/drafts/commands.ts';
import { draftChanges, draftStanding, findDraft, listDrafts } from '../../../db/drafts/queries.ts';
import { verifyOpenFile } from '../../../db/integrity/verify.ts';
import { removeMaterial } from '../../../db/materials/commands.ts';
import { findMaterial, listVersions, versionContent } from '../../../db/materials/queries.ts';
import { listNotReceived, removeVersion } from '../../../db/materials/version-commands.ts';
import { removeMeeting } from '../../../db/meetings/commands.ts';
import { contents, issueSheetContent } from '../../fixtures/contents.ts';
import { present } from '../../fixtures/present.ts';
import { newFile, publishContent, reopen, testEnvironment } from '../support.ts';

type Sheets = typeof issueSheetContent;

function withResult(content: MaterialContent, result: string): Sheets {
  const changed = structuredClone(content) as Sheets;
  present(present(changed.sheets[0]).indicators[0]).result = result;
  return changed;
}

function setUp() {
  const environment = testEnvironment();
  const file = newFile(environment);
  const published = file.write('事務局', 'publish', (handle) =>
    publishContent(handle, issueSheetContent, { number: '4', title: '課題シート' }),
  );
  const draft = file.write('事務局', 'startDraft', (handle) =>
    startDraft(handle, published.materialId, { versionId: null }),
  );
  return { environment, file, draft, ...published };
}

function edit(file: CommitteeFile, draftId: string, after: MaterialContent, step: string, actor = '事務局') {
  const { content, revision } = draftStanding(file.read, draftId);
  const changes = [{ step, operations: operationsBetween(content, after) }];
  return file.write(actor, 'changeDraft', (handle) =>
    changeDraft(handle, actor, { draftId, revision, changes }),
  );
}

function step(file: CommitteeFile, draftId: string, act: 'undo' | 'redo') {
  const { revision } = draftStanding(file.read, draftId);
  return file.write('事務局', act, (handle) => stepDraft(handle, '事務局', { draftId, revision, act }));
}

function code(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ShingiError) return error.code;
    throw error;
  }
  return 'none';
}

describe('a draft', () => {
  it('begins with the current version, once for a material, and leaves the version as it is', () => {
    const { file, draft, materialId, version, environment } = setUp();
    expect(draft).toMatchObject({
      materialId,
      baseVersionId: version.id,
      number: '4',
      state: 'open',
      revision: 0,
    });
    const again = file.write('', 'startDraft', (handle) =>
      startDraft(handle, materialId, { versionId: version.id }),
    );
    expect(again.id).toBe(draft.id);
    edit(file, draft.id, withResult(issueSheetContent, '3人'), environment.newId());
    expect(draftStanding(file.read, draft.id).content).toEqual(withResult(issueSheetContent, '3人'));
    expect(versionContent(file.read, version.id)).toEqual(issueSheetContent);
    expect(listDrafts(file.read)).toHaveLength(1);
  });

  it('logs what was changed and not the content', () => {
    const { file, draft, environment } = setUp();
    edit(file, draft.id, withResult(issueSheetContent, '3人'), environment.newId());
    const change = listChanges(file.read).at(-1);
    expect(change?.command).toBe('changeDraft');
    expect(JSON.stringify(change?.patch).length).toBeLessThan(900);
  });

  it('takes steps back and does them again over a restart', () => {
    const { file, draft, environment } = setUp();
    const typing = environment.newId();
    for (const result of ['3', '3人', '3人（見込み）']) {
      edit(file, draft.id, withResult(issueSheetContent, result), typing);
    }
    edit(file, draft.id, withResult(issueSheetContent, '4人'), environment.newId());
    const opened = reopen(file, environment);
    expect(draftStanding(opened.read, draft.id).steps.undo).toHaveLength(2);
    step(opened, draft.id, 'undo');
    expect(draftStanding(opened.read, draft.id).content).toEqual(
      withResult(issueSheetContent, '3人（見込み）'),
    );
    step(opened, draft.id, 'undo');
    expect(draftStanding(opened.read, draft.id).content).toEqual(issueSheetContent);
    expect(step(opened, draft.id, 'undo')).toBeNull();
    const again = reopen(opened, environment);
    step(again, draft.id, 'redo');
    step(again, draft.id, 'redo');
    expect(draftStanding(again.read, draft.id).content).toEqual(withResult(issueSheetContent, '4人'));
    expect(step(again, draft.id, 'redo')).toBeNull();
    expect(draftChanges(again.read, draft.id).map(({ act }) => act)).toEqual([
      ...Array.from({ length: 4 }, () => 'edit'),
      'undo',
      'undo',
      'redo',
      'redo',
    ]);
    expect(verifyOpenFile(again)).toEqual([]);
  });

  it('is not changed by a command that is refused', () => {
    const { file, draft, environment } = setUp();
    edit(file, draft.id, withResult(issueSheetContent, '3人'), environment.newId());
    const before = draftStanding(file.read, draft.id);
    const change = (
      revision: number,
      operations: Parameters<typeof changeDraft>[2]['changes'][number]['operations'],
    ) =>
      code(() =>
        file.write('', 'changeDraft', (handle) =>
          changeDraft(handle, '', {
            draftId: draft.id,
            revision,
            changes: [
              {
                step: environment.newId(),
                operations: [{ op: 'set', path: ['notes'], before: [], value: [] }],
              },
              { step: environment.newId(), operations },
            ],
          }),
        ),
      );
    const title = { ...present(issueSheetContent.title) };
    expect(change(0, [{ op: 'set', path: ['title'], before: title, value: null }])).toBe('conflict');
    expect(change(1, [{ op: 'set', path: ['title'], before: null, value: title }])).toBe('conflict');
    expect(change(1, [{ op: 'set', path: ['title'], before: title, value: 7 }])).toBe('invalid-input');
    expect(
      change(1, [
        { op: 'insert', path: ['sheets'], index: 0, value: jsonOf(present(issueSheetContent.sheets[0])) },
      ]),
    ).toBe('invalid-input');
    expect(draftStanding(file.read, draft.id)).toEqual(before);
    expect(
      code(() => file.write('', 'x', (handle) => startDraft(handle, draft.id, { versionId: null }))),
    ).toBe('not-found');
  });

  it('becomes a 差替 with reason and day, and the version before stays', () => {
    const { file, draft, materialId, version, environment } = setUp();
    edit(file, draft.id, withResult(issueSheetContent, '3人'), environment.newId());
    const published = file.write('事務局', 'publishDraft', (handle) =>
      publishDraft(handle, {
        draftId: draft.id,
        revision: 1,
        versionKind: 'replacement',
        distributedOn: '2023-06-27',
        reason: '転記誤り',
      }),
    );
    expect(listVersions(file.read, materialId)).toMatchObject([
      { id: version.id, versionKind: 'first', ordinal: 1 },
      {
        id: published.version.id,
        versionKind: 'replacement',
        ordinal: 2,
        reason: '転記誤り',
        distributedOn: '2023-06-27',
      },
    ]);
    expect(versionContent(file.read, version.id)).toEqual(issueSheetContent);
    expect(versionContent(file.read, published.version.id)).toEqual(withResult(issueSheetContent, '3人'));
    expect(findDraft(file.read, draft.id)).toMatchObject({
      state: 'published',
      versionId: published.version.id,
    });
    expect(listDrafts(file.read)).toEqual([]);
    expect(code(() => edit(file, draft.id, issueSheetContent, environment.newId()))).toBe('conflict');
    const next = file.write('', 'startDraft', (handle) =>
      startDraft(handle, materialId, { versionId: null }),
    );
    expect(next).toMatchObject({ baseVersionId: published.version.id, revision: 0 });
    expect(verifyOpenFile(file)).toEqual([]);
  });

  it('of a new paper makes its material at publication', () => {
    const { file, meetingId, environment } = setUp();
    const paper = { meetingId, number: '6', title: '新しい課題シート', distribution: 'onTheDay' as const };
    const empty: MaterialContent = { kind: 'issueSheet', title: null, notes: [], sheets: [] };
    const draft = file.write('', 'startNewDraft', (handle) => startNewDraft(handle, paper, empty));
    expect(draft).toMatchObject({ materialId: null, title: '新しい課題シート', kind: 'issueSheet' });
    file.write('', 'updateDraft', (handle) =>
      updateDraft(handle, draft.id, { number: '7', title: '課題シート（追加）', distribution: null }),
    );
    edit(
      file,
      draft.id,
      { ...issueSheetContent, sheets: issueSheetContent.sheets.slice(0, 1) },
      environment.newId(),
    );
    const { materialId } = file.write('', 'publishDraft', (handle) =>
      publishDraft(handle, {
        draftId: draft.id,
        revision: 1,
        versionKind: 'first',
        distributedOn: null,
        reason: null,
      }),
    );
    expect(findMaterial(file.read, materialId)).toMatchObject({
      number: '7',
      title: '課題シート（追加）',
      kind: 'issueSheet',
      meetingId,
    });
    expect(findDraft(file.read, draft.id)?.materialId).toBe(materialId);
  });

  it('of a paper that is listed and not here fills that version', () => {
    const { file, materialId } = setUp();
    const listed = file.write('', 'list', (handle) =>
      listNotReceived(handle, { materialId, versionKind: 'replacement', distributedOn: null }),
    );
    const { version } = file.write('', 'publish', (handle) => {
      const { id } = startDraft(handle, materialId, { versionId: null });
      return publishDraft(handle, {
        draftId: id,
        revision: 0,
        versionKind: 'replacement',
        distributedOn: null,
        reason: null,
      });
    });
    expect(version.id).toBe(listed.id);
  });

  it('can be discarded and taken up again, unless another one is under way', () => {
    const { file, draft, materialId, environment } = setUp();
    edit(file, draft.id, withResult(issueSheetContent, '3人'), environment.newId());
    file.write('', 'discardDraft', (handle) => discardDraft(handle, draft.id, 1));
    expect(listDrafts(file.read)).toEqual([]);
    expect(listDrafts(file.read, 'discarded')).toHaveLength(1);
    const other = file.write('', 'startDraft', (handle) =>
      startDraft(handle, materialId, { versionId: null }),
    );
    expect(code(() => file.write('', 'restore', (handle) => restoreDraft(handle, draft.id)))).toBe(
      'conflict',
    );
    file.write('', 'discardDraft', (handle) => discardDraft(handle, other.id, 0));
    file.write('', 'restore', (handle) => restoreDraft(handle, draft.id));
    expect(draftStanding(file.read, draft.id).content).toEqual(withResult(issueSheetContent, '3人'));
  });

  it('is refused for a paper kept as a file', () => {
    const { file } = setUp();
    const report = present(contents.find(({ kind }) => kind === 'report'));
    const { materialId } = file.write('', 'publish', (handle) => publishContent(handle, report));
    expect(
      code(() => file.write('', 'x', (handle) => startDraft(handle, materialId, { versionId: null }))),
    ).toBe('invalid-input');
  });

  it('goes with its material, its meeting and the version it became', () => {
    const { file, draft, materialId, meetingId, environment } = setUp();
    edit(file, draft.id, withResult(issueSheetContent, '3人'), environment.newId());
    const { version } = file.write('', 'publish', (handle) =>
      publishDraft(handle, {
        draftId: draft.id,
        revision: 1,
        versionKind: 'errata',
        distributedOn: null,
        reason: null,
      }),
    );
    file.write('', 'removeVersion', (handle) => removeVersion(handle, version.id));
    expect(findDraft(file.read, draft.id)).toBeNull();
    const second = file.write('', 'start', (handle) => startDraft(handle, materialId, { versionId: null }));
    file.write('', 'removeMaterial', (handle) => removeMaterial(handle, materialId));
    expect(findDraft(file.read, second.id)).toBeNull();
    const paper = { meetingId, number: null, title: '案', distribution: null };
    const third = file.write('', 'new', (handle) => startNewDraft(handle, paper, issueSheetContent));
    file.write('', 'removeMeeting', (handle) => removeMeeting(handle, meetingId));
    expect(findDraft(file.read, third.id)).toBeNull();
    expect(verifyOpenFile(file)).toEqual([]);
    expect(history(file.read, 1)[0]?.command).toBe('removeMeeting');
  });
});
