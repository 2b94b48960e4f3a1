import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MaterialContent } from '../../../core/domain/materials/content.ts';
import type { Caller } from '../../../renderer/data/call-cache.ts';
import { DraftSession, type SessionTools } from '../../../renderer/data/draft-session.ts';
import { newId } from '../../../renderer/platform/new-id.ts';
import { ServiceLink } from '../../../renderer/platform/service-link.ts';
import { present } from '../../fixtures/present.ts';
import { writeFixtureCommittee } from '../fixture-committee.ts';
import { type ServedFile, serveFile } from '../service.ts';

let folder: string;
let served: ServedFile;
let link: ServiceLink;
let draftId: string;

/** A clock that the test turns; what is due runs when it is turned. */
class Clock implements SessionTools {
  readonly newId = newId;
  time = 1000;
  private readonly due = new Set<{ at: number; act: () => void }>();
  readonly now = (): number => this.time;
  readonly later = (act: () => void, milliseconds: number): (() => void) => {
    const entry = { at: this.time + milliseconds, act };
    this.due.add(entry);
    return () => this.due.delete(entry);
  };
  pass(milliseconds: number): void {
    this.time += milliseconds;
    for (const entry of [...this.due].filter(({ at }) => at <= this.time)) {
      this.due.delete(entry);
      entry.act();
    }
  }
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-draft-'));
  const file = path.join(folder, 'committee.shingi');
  writeFixtureCommittee(file, '2099-06-30');
  served = serveFile(file);
  link = new ServiceLink(
    () => served.openPort(),
    (error) => {
      throw error;
    },
  );
  link.connect();
  const { meetings } = await link.call('overview', {});
  const material = present(
    meetings.flatMap(({ materials }) => materials).find(({ material: { kind } }) => kind === 'issueSheet'),
  ).material;
  const draft = await link.call('startDraft', { materialId: material.id, versionId: null, content: null });
  draftId = draft.id;
});
afterEach(async () => {
  link.fail();
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(clock = new Clock(), caller: Caller = link): Promise<DraftSession> {
  return new DraftSession(caller, clock, await link.call('draft', { draftId }));
}

const titled =
  (text: string) =>
  (content: MaterialContent): MaterialContent =>
    content.kind === 'issueSheet' ? { ...content, title: { id: present(content.title).id, text } } : content;

function titleOf(content: MaterialContent): string | undefined {
  return content.kind === 'issueSheet' ? content.title?.text : undefined;
}

async function stored(): Promise<string | undefined> {
  return titleOf((await link.call('draft', { draftId })).content);
}

/** Resolves when the session shows that state. */
function reached(session: DraftSession, isThere: (session: DraftSession) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isThere(session)) {
        stop();
        resolve();
      }
    };
    const stop = session.subscribe(look);
    look();
  });
}
const saved = (session: DraftSession) => reached(session, () => session.snapshot().status === 'saved');

describe('a draft in a window', () => {
  it('shows what is typed at once and stores it after a short pause', async () => {
    const clock = new Clock();
    const session = await open(clock);
    session.edit(titled('課'), 'title');
    expect(session.snapshot()).toMatchObject({ status: 'waiting', canUndo: true });
    clock.pass(200);
    session.edit(titled('課題'), 'title');
    expect(titleOf(session.snapshot().content)).toBe('課題');
    clock.pass(300);
    await saved(session);
    expect(await stored()).toBe('課題');
  });

  it('stores while somebody types without a pause: nothing waits for a second', async () => {
    const clock = new Clock();
    const session = await open(clock);
    for (let key = 0; key < 8; key += 1) {
      session.edit(titled('あ'.repeat(key + 1)), 'title');
      clock.pass(100);
    }
    await saved(session);
    expect((await stored())?.length).toBeGreaterThanOrEqual(7);
  });

  it('takes typing in one field back as one step, another field as another, and does it again', async () => {
    const clock = new Clock();
    const session = await open(clock);
    const first = titleOf(session.snapshot().content);
    for (const text of ['課', '課題', '課題シ']) {
      session.edit(titled(text), 'title');
      await session.flush();
    }
    session.endStep();
    session.edit(titled('課題シート'), 'title');
    clock.pass(40_000);
    session.edit(titled('課題シート案'), 'title');
    await session.step('undo');
    expect(titleOf(session.snapshot().content)).toBe('課題シート');
    await session.step('undo');
    expect(titleOf(session.snapshot().content)).toBe('課題シ');
    await session.step('undo');
    expect(titleOf(session.snapshot().content)).toBe(first);
    expect(session.snapshot()).toMatchObject({ canUndo: false, canRedo: true });
    expect(await session.step('undo')).toEqual([]);
    for (let step = 0; step < 3; step += 1) {
      await session.step('redo');
    }
    expect(titleOf(session.snapshot().content)).toBe('課題シート案');
    expect(await stored()).toBe('課題シート案');
    const { entries } = await link.call('draftHistory', { draftId, path: [], limit: 100 });
    expect(entries.map(({ act }) => act).join(' ')).toBe('redo redo redo undo undo undo edit edit edit');
    expect(entries.at(-1)).toMatchObject({ before: first, after: '課題シ', kind: 'text' });
  });

  it('keeps what was typed while the service was away, and stores it once', async () => {
    const session = await open();
    session.edit(titled('切れる前'), 'title');
    await session.flush();
    let answer = true;
    const caller: Caller = {
      call: async (call, input) => {
        const value = await link.call(call, input);
        if (call === 'changeDraft' && !answer) {
          answer = true;
          served.drop();
          link.lose();
          link.connect();
          return link.call(call, input);
        }
        return value;
      },
    };
    const other = await open(new Clock(), caller);
    answer = false;
    other.edit(titled('切れたとき'), 'title');
    await other.flush();
    await saved(other);
    expect(await stored()).toBe('切れたとき');
    const { draft } = await link.call('draft', { draftId });
    expect(draft.revision).toBe(2);
    other.edit(titled('つながった'), 'title');
    expect(await other.flush()).toBe(true);
    expect(await stored()).toBe('つながった');
  });

  it('puts its edits onto those of another window where they touch other places, and else asks', async () => {
    const [mine, theirs] = [await open(), await open()];
    theirs.edit((content) => ({ ...content, notes: [] }) as MaterialContent, null);
    theirs.edit(
      (content) =>
        content.kind === 'issueSheet' ? { ...content, sheets: content.sheets.slice(0, 1) } : content,
      null,
    );
    await theirs.flush();
    mine.edit(titled('わたしの題'), 'title');
    await mine.flush();
    await reached(mine, () => mine.snapshot().status === 'waiting');
    await mine.flush();
    const { content } = await link.call('draft', { draftId });
    expect(titleOf(content)).toBe('わたしの題');
    expect(content.kind === 'issueSheet' && content.sheets).toHaveLength(1);
    expect(mine.snapshot().content).toEqual(content);

    await theirs.reload();
    theirs.edit(titled('あちらの題'), 'title');
    expect(await theirs.flush()).toBe(true);
    mine.edit(titled('ぶつかる題'), 'title');
    await mine.flush();
    expect(mine.snapshot().status).toBe('conflict');
    expect(titleOf(mine.snapshot().content)).toBe('ぶつかる題');
    await mine.reload();
    expect(titleOf(mine.snapshot().content)).toBe('あちらの題');
    expect(mine.snapshot()).toMatchObject({ status: 'saved', error: null });
  });
});
