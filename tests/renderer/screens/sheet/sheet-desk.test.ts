import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ShingiError } from '../../../../core/contract/errors.ts';
import type { SheetDraft } from '../../../../core/contract/opinion-sheet-schemas.ts';
import { noLocation } from '../../../../core/domain/opinion-sheets/opinion.ts';
import type { Caller } from '../../../../renderer/data/call-cache.ts';
import { CommandDesk } from '../../../../renderer/data/command-desk.ts';
import { newId } from '../../../../renderer/platform/new-id.ts';
import { ServiceLink } from '../../../../renderer/platform/service-link.ts';
import {
  afterSheetCommand,
  lastSavedAt,
  type SheetCommand,
  sheetCommandWasStored,
} from '../../../../renderer/screens/sheet/sheet-commands.ts';
import { writeFixtureCommittee } from '../../fixture-committee.ts';
import { type ServedFile, serveFile } from '../../service.ts';

let folder: string;
let served: ServedFile;
let link: ServiceLink;
let meetingId: string;

const rules = { after: afterSheetCommand, wasStored: sheetCommandWasStored };

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-sheet-'));
  const file = path.join(folder, 'committee.shingi');
  writeFixtureCommittee(file, '2027-06-30');
  served = serveFile(file);
  link = new ServiceLink(
    () => served.openPort(),
    (error) => {
      throw error;
    },
  );
  link.connect();
  const { meetings } = await link.call('overview', {});
  meetingId = meetings[0]?.meeting.id ?? '';
  const [member] = await link.call('members', {});
  await link.call('setOwner', { role: 'member', memberId: member?.id ?? null, name: member?.name ?? '' });
});
afterEach(async () => {
  link.fail();
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

const stored = async (): Promise<SheetDraft> => (await link.call('mySheet', { meetingId, now: 0 })).draft;

function save(sheetId: string, id: string, text: string): SheetCommand {
  const opinion = {
    id,
    kind: 'opinion',
    location: noLocation,
    quote: '',
    text,
    reason: '',
    proposal: '',
  } as const;
  return { call: 'saveOpinionDraft', input: { sheetId, meetingId, opinion, annotationId: null }, at: 5 };
}

const textsOf = ({ opinions }: SheetDraft): string[] => opinions.map(({ text }) => text);

describe('a sheet on its way to the file', () => {
  it('shows every act at once and stores the same, in order', async () => {
    const draft = await stored();
    const desk = new CommandDesk<SheetDraft, SheetCommand>(link, draft, rules);
    const [a, b, c] = [newId(), newId(), newId()];
    for (const [id, text] of [
      [a, 'い'],
      [b, 'ろ'],
      [c, 'は'],
    ] as const) {
      desk.act(save(draft.sheetId, id, text));
    }
    desk.type(b, save(draft.sheetId, b, 'ろは'));
    desk.type(b, save(draft.sheetId, b, 'ろはに'));
    desk.act({ call: 'moveOpinionDraft', input: { opinionId: c, position: 0 } });
    desk.act({ call: 'removeOpinionDraft', input: { opinionId: a } });
    expect(textsOf(desk.state().known)).toEqual(['は', 'ろはに']);
    expect(desk.state().saving).toBe(true);
    expect(lastSavedAt(desk.state().known)).toBe(5);
    await desk.whenStored();
    expect(desk.unsaved).toBe(false);
    const kept = await stored();
    expect(kept.sheetId).toBe(draft.sheetId);
    expect(textsOf(kept)).toEqual(['は', 'ろはに']);
    desk.receive(kept);
    expect(textsOf(desk.state().known)).toEqual(['は', 'ろはに']);
  });

  it('keeps what is typed over an answer that is older than it', async () => {
    const draft = await stored();
    const desk = new CommandDesk<SheetDraft, SheetCommand>(link, draft, rules);
    const id = newId();
    desk.act(save(draft.sheetId, id, '一'));
    await desk.whenStored();
    desk.type(id, save(draft.sheetId, id, '一二'));
    desk.receive(await stored());
    expect(textsOf(desk.state().known)).toEqual(['一二']);
    desk.flush();
    await desk.whenStored();
    expect(textsOf(await stored())).toEqual(['一二']);
  });

  it('sends again what the service lost, whether it had been stored or not', async () => {
    const draft = await stored();
    let losses = 2;
    const caller: Caller = {
      call: async (call, input) => {
        const answer = await link.call(call, input);
        if (losses > 0) {
          losses -= 1;
          throw new ShingiError('service-lost');
        }
        return answer;
      },
    };
    const desk = new CommandDesk<SheetDraft, SheetCommand>(caller, draft, rules);
    const id = newId();
    desk.act(save(draft.sheetId, id, '消えない'));
    await desk.whenStored();
    losses = 1;
    desk.act({ call: 'removeOpinionDraft', input: { opinionId: id } });
    await desk.whenStored();
    expect(desk.state().failure).toBeNull();
    expect(textsOf(await stored())).toEqual([]);
  });

  it('says what could not be stored, keeps it on the screen and stores it on request', async () => {
    const draft = await stored();
    let full = true;
    const caller: Caller = {
      call: (call, input) => (full ? Promise.reject(new ShingiError('disk-full')) : link.call(call, input)),
    };
    const desk = new CommandDesk<SheetDraft, SheetCommand>(caller, draft, rules);
    desk.act(save(draft.sheetId, newId(), '残る'));
    await desk.whenStored();
    expect(desk.state().failure).toMatchObject({ error: { code: 'disk-full' }, mayRetry: true });
    expect(textsOf(desk.state().known)).toEqual(['残る']);
    full = false;
    desk.retry();
    await desk.whenStored();
    expect(textsOf(await stored())).toEqual(['残る']);
  });
});

describe('the sheets of the owner as a whole', () => {
  it('tell how far each meeting is, in a member’s file only', async () => {
    const before = await link.call('ownSheets', {});
    expect(before.map(({ opinionCount, handedIn }) => [opinionCount, handedIn])).toEqual([
      [0, null],
      [0, null],
    ]);
    expect(before[0]?.formMaterialId).not.toBeNull();
    const { sheetId } = await stored();
    const { input } = save(sheetId, newId(), '意見です');
    await link.call('saveOpinionDraft', input as never);
    const [first] = await link.call('ownSheets', {});
    expect(first).toMatchObject({ opinionCount: 1, hasChanges: true, answerCount: 0, hasNewAnswers: false });
    await link.call('setOwner', { role: 'secretariat', memberId: null, name: '地域福祉課' });
    expect(await link.call('ownSheets', {})).toEqual([]);
  });

  it('begin one opinion for a note, however often it is asked for', async () => {
    const { meetings } = await link.call('overview', {});
    const narrative = meetings[0]?.materials.find(({ material }) => material.kind === 'narrative');
    const versionId = narrative?.version.id ?? '';
    const block = (await link.call('blocks', { versionId })).find(({ text }) => text.length > 20);
    const annotationId = newId();
    await link.call('addAnnotation', {
      id: annotationId,
      versionId,
      target: {
        parts: [
          {
            blockId: block?.id ?? '',
            range: [2, 8],
            quote: { exact: block?.text.slice(2, 8) ?? '', prefix: '', suffix: '' },
            quads: null,
          },
        ],
        shape: { type: 'text' },
      },
      mark: 'question',
      colour: 'doubt',
      body: 'なぜですか。',
      visibility: 'private',
    });
    const begun = await link.call('opinionFromAnnotation', { meetingId, annotationId });
    expect(await link.call('opinionFromAnnotation', { meetingId, annotationId })).toEqual(begun);
    const { opinions } = await stored();
    expect(opinions).toHaveLength(1);
    expect(opinions[0]).toMatchObject({
      kind: 'question',
      quote: block?.text.slice(2, 8),
      text: 'なぜですか。',
      location: { material: { versionId } },
    });
    expect(opinions[0]?.location.label).toContain('資料3');
  });
});
