import { describe, expect, it } from 'vitest';
import { ShingiError } from '../../../core/contract/errors.ts';
import type { Author } from '../../../core/domain/annotations/annotation.ts';
import { partOf, textTarget } from '../../../core/domain/annotations/target.ts';
import {
  addAnnotation,
  addReply,
  annotationTables,
  releaseAnnotations,
  removeAnnotation,
  updateAnnotation,
} from '../../../db/annotations/commands.ts';
import { listAnnotations, placesOf } from '../../../db/annotations/queries.ts';
import { replayChangeLog } from '../../../db/change-log/replay.ts';
import { differences, liveState } from '../../../db/change-log/state.ts';
import type { WriteHandle } from '../../../db/change-log/write-handle.ts';
import { updateMember } from '../../../db/committees/commands.ts';
import type { CommitteeFile } from '../../../db/connection/committee-file.ts';
import { verifyOpenFile } from '../../../db/integrity/verify.ts';
import { versionBlocks } from '../../../db/materials/queries.ts';
import { recordStep, redoStep, undoStep } from '../../../db/undo/commands.ts';
import { undoState } from '../../../db/undo/queries.ts';
import { narrative, newFile, publishContent, reopen, testEnvironment } from '../support.ts';

const author: Author = { id: 'x', name: '甲', role: 'member' };

function started() {
  const environment = testEnvironment();
  let file = newFile(environment);
  const { materialId, version } = file.write('甲', 'publish', (tx) =>
    publishContent(tx, narrative(tx.environment, '移動の支援が足りない。'), { title: '動向' }),
  );
  const [block] = versionBlocks(file.read, version.id);
  if (block === undefined) throw new Error('no block');
  const act = (label: string, change: (tx: WriteHandle) => void, mergeKey: string | null = null): void => {
    file.write('甲', label, (tx) => {
      change(tx);
      recordStep(tx, { scope: materialId, label, mergeKey });
    });
  };
  const add = (id: string, body = '') =>
    act('add', (tx) => {
      const fields = { id, mark: 'note', colour: 'doubt', body, visibility: 'private', author } as const;
      addAnnotation(
        tx,
        { ...fields, source: 'own', foreign: null },
        version.id,
        textTarget([partOf(block, [0, 2])]),
      );
    });
  return {
    environment,
    materialId,
    file: () => file,
    restart: () => {
      file = reopen(file, environment);
      return file;
    },
    act,
    add,
    undo: () =>
      file.write('甲', 'undo', (tx) =>
        undoStep(tx, materialId, annotationTables, (patch) => releaseAnnotations(tx, patch)),
      ),
    redo: () => file.write('甲', 'redo', (tx) => redoStep(tx, materialId, annotationTables)),
  };
}

const sound = (file: CommitteeFile) => {
  expect(differences(liveState(file.read), replayChangeLog(file.read))).toEqual([]);
  expect(verifyOpenFile(file)).toEqual([]);
};

describe('taking steps back', () => {
  it('goes through everything and back again, over a restart', () => {
    const { environment, materialId, file, restart, act, add, undo, redo } = started();
    const id = environment.newId();
    add(id, '最初');
    act('write', (tx) => void updateAnnotation(tx, id, { body: '次' }, author));
    act('remove', (tx) => void removeAnnotation(tx, id, author));
    expect(listAnnotations(file().read, materialId)).toEqual([]);
    expect(undo()).toBe('remove');
    expect(listAnnotations(file().read, materialId).map(({ body }) => body)).toEqual(['次']);
    expect(placesOf(file().read, id)).toHaveLength(1);
    restart();
    expect(undoState(file().read, materialId)).toEqual({ undo: 'write', redo: 'remove' });
    expect([undo(), undo(), undo()]).toEqual(['write', 'add', null]);
    expect(listAnnotations(file().read, materialId)).toEqual([]);
    expect([redo(), redo(), redo(), redo()]).toEqual(['add', 'write', 'remove', null]);
    expect(undo()).toBe('remove');
    sound(file());
  });

  it('takes typing back as one step, and pauses or another note as several', () => {
    const { environment, materialId, file, act, add, undo } = started();
    const [id, other] = [environment.newId(), environment.newId()];
    add(id);
    add(other);
    for (const body of ['あ', 'あい', 'あいう']) {
      environment.time += 800;
      act('write', (tx) => void updateAnnotation(tx, id, { body }, author), `body ${id}`);
    }
    environment.time += 60_000;
    act('write', (tx) => void updateAnnotation(tx, id, { body: 'あいうえ' }, author), `body ${id}`);
    act('write', (tx) => void updateAnnotation(tx, other, { body: 'か' }, author), `body ${other}`);
    const bodies = () => listAnnotations(file().read, materialId).map(({ body }) => body);
    undo();
    undo();
    expect(bodies()).toEqual(['あいう', '']);
    undo();
    expect(bodies()).toEqual(['', '']);
    sound(file());
  });

  it('records nothing for a command that changes nothing, and forgets what was undone after a new step', () => {
    const { environment, materialId, file, act, add, undo, redo } = started();
    const id = environment.newId();
    add(id, 'あ');
    act('write', (tx) => void updateAnnotation(tx, id, { body: 'あ' }, author));
    expect(undoState(file().read, materialId).undo).toBe('add');
    act('write', (tx) => void updateAnnotation(tx, id, { body: 'い' }, author));
    undo();
    act('write', (tx) => void updateAnnotation(tx, id, { colour: 'idea' }, author));
    expect(redo()).toBeNull();
    sound(file());
  });

  it('takes answers along that came later, and overwrites nothing that changed in the meantime', () => {
    const { environment, materialId, file, act, add, undo } = started();
    const [id, reply] = [environment.newId(), environment.newId()];
    add(id);
    file().write('乙', 'reply', (tx) =>
      addReply(tx, { id: reply, body: '返事', author, source: 'responses', foreign: null }, id),
    );
    expect(undo()).toBe('add');
    expect(listAnnotations(file().read, materialId)).toEqual([]);
    add(id);
    act('write', (tx) => void updateAnnotation(tx, id, { body: '一' }, author));
    file().write('乙', 'elsewhere', (tx) => updateAnnotation(tx, id, { body: '二' }, author));
    expect(() => undo()).toThrow(ShingiError);
    expect(listAnnotations(file().read, materialId)[0]?.body).toBe('二');
    sound(file());
  });

  it('touches no other tables', () => {
    const { materialId, file } = started();
    file().write('甲', 'rename', (tx) => {
      const member = { name: '乙', kana: null, category: null, affiliation: null, role: 'member' } as const;
      const id = tx.environment.newId();
      tx.insert('member', { ...member, id, position: 0 });
      recordStep(tx, { scope: materialId, label: 'rename', mergeKey: null });
      updateMember(tx, { ...member, id });
    });
    expect(() => file().write('甲', 'undo', (tx) => undoStep(tx, materialId, annotationTables))).toThrow(
      ShingiError,
    );
  });
});
