import { describe, expect, it } from 'vitest';
import { everyRow } from '../../../core/domain/opinion-sheets/compiled.ts';
import { replayChangeLog } from '../../../db/change-log/replay.ts';
import { differences, liveState } from '../../../db/change-log/state.ts';
import { verifyOpenFile } from '../../../db/integrity/verify.ts';
import { removeMeeting } from '../../../db/meetings/commands.ts';
import { compiledIds, compiledRows } from '../../../db/opinion-sheets/compile-queries.ts';
import { changeItems } from '../../../db/opinion-sheets/item-commands.ts';
import {
  findOpinionRow,
  opinionRowsOf,
  revisionsOf,
  sheetsOfMeeting,
} from '../../../db/opinion-sheets/queries.ts';
import {
  acceptSeveralSheets,
  decideSheet,
  setSheetState,
} from '../../../db/opinion-sheets/receive-commands.ts';
import { rebuildOpinions } from '../../../db/opinion-sheets/standing.ts';
import { opinionWith, textOf } from '../../fixtures/sheets.ts';
import { reopen } from '../support.ts';
import { noSuggestion, type Workshop, workshop } from './support.ts';

function rowsOf({ file, meetingId }: Workshop) {
  const ids = compiledIds(file.read, { meetingId, filter: everyRow, order: 'number', descending: false });
  return compiledRows(file.read, ids, null);
}

describe('a sheet that is taken in', () => {
  it('is kept byte for byte, each opinion with a number', () => {
    const shop = workshop();
    const awkward = '\ufeff 前後の空白 \r\n\t髙﨑\u{20bb7}野家 か\u3099 \u202e「」𠮷  ';
    const sheet = shop.sheet(['一つ目', awkward]);
    const text = `${JSON.stringify(sheet, null, 2)}\r\n`;
    expect(shop.take(sheet, { text }).news).toBe('new');
    const { file } = shop;
    const [stored] = revisionsOf(file.read, sheet.sheetId);
    expect(stored?.text).toBe(text);
    expect(opinionRowsOf(file.read, sheet.sheetId).map((row) => row.text)).toEqual(['一つ目', awkward]);
    expect(rowsOf(shop).map(({ no, status }) => [no, status])).toEqual([
      [1, 'untouched'],
      [2, 'untouched'],
    ]);
    expect(findOpinionRow(reopen(file).read, sheet.opinions[1]?.id ?? '')?.text).toBe(awkward);
  });

  it('changes nothing when it comes again', () => {
    const shop = workshop();
    const sheet = shop.sheet(['一つ目']);
    shop.take(sheet);
    const before = shop.file.read.get('SELECT count(*) AS n FROM change_log');
    expect(shop.take(sheet).news).toBe('unchanged');
    expect(shop.file.read.get('SELECT count(*) AS n FROM change_log')).toEqual(before);
  });

  it('cannot be changed or removed by anybody', () => {
    const shop = workshop();
    const sheet = shop.sheet(['一つ目']);
    shop.take(sheet);
    const { connection } = shop.file;
    expect(() => connection.exec("UPDATE sheet_revision SET document = '{}'")).toThrow(/frozen/u);
    expect(() => connection.exec('DELETE FROM sheet_revision')).toThrow(/stays/u);
    expect(() =>
      shop.file.write('事務局', 'removeMeeting', (handle) => removeMeeting(handle, shop.meetingId)),
    ).toThrow('conflict');
    expect(sheetsOfMeeting(shop.file.read, shop.meetingId)).toHaveLength(1);
  });

  it('is found damaged when a letter of it changed on the disk', () => {
    const shop = workshop();
    const sheet = shop.sheet(['あいうえお']);
    shop.take(sheet);
    const { connection } = shop.file;
    expect(verifyOpenFile(shop.file)).toEqual([]);
    connection.exec(`DROP TRIGGER revision_is_frozen;
      UPDATE sheet_revision SET document = replace(document, 'あ', 'ア')`);
    expect(verifyOpenFile(shop.file).map(({ code }) => code)).toContain('sheet-document');
  });

  it('is found damaged when what was made of it changed on the disk', () => {
    const shop = workshop();
    shop.take(shop.sheet(['あいうえお']));
    shop.file.connection.exec("UPDATE opinion SET text = 'かきくけこ'");
    expect(verifyOpenFile(shop.file).map(({ code }) => code)).toEqual(['opinion']);
  });
});

describe('a sheet that was handed in again', () => {
  it('shows the new words, says so, and leaves the work of the secretariat alone', () => {
    const shop = workshop();
    const first = shop.sheet(['集会所の階段が急だ。', '駅前を明るく。']);
    shop.take(first);
    const [id = '', droppedId = ''] = first.opinions.map((opinion) => opinion.id);
    shop.file.write('事務局', 'changeItems', (handle) => changeItems(handle, [id], { summary: '階段' }));
    const second = shop.revise(first, ['集会所の階段が急で危ない。']);
    expect(shop.take(second).news).toBe('revised');
    const [row, dropped] = rowsOf(shop);
    expect(row).toMatchObject({ itemId: id, no: 1, summary: '階段', excerpt: '集会所の階段が急で危ない。' });
    expect(row?.flags).toMatchObject({ revised: true, withdrawn: false });
    expect(dropped).toMatchObject({ itemId: droppedId, excerpt: '駅前を明るく。' });
    expect(dropped?.flags).toMatchObject({ revised: false, withdrawn: true });
    expect(revisionsOf(shop.file.read, first.sheetId).map(({ text }) => text)).toEqual(
      [first, second].map(textOf),
    );
    // The older one, late by post, changes nothing.
    expect(shop.take(first).news).toBe('unchanged');
  });

  it('is the same when the second revision came before the first', () => {
    const shop = workshop();
    const first = shop.sheet(['一つ目']);
    const second = shop.revise(first, ['一つ目、直し', '二つ目']);
    expect(shop.take(second).news).toBe('new');
    expect(shop.take(first).news).toBe('unchanged');
    expect(rowsOf(shop).map(({ excerpt, flags }) => [excerpt, flags.revised])).toEqual([
      ['一つ目、直し', false],
      ['二つ目', false],
    ]);
    expect(revisionsOf(shop.file.read, first.sheetId)).toHaveLength(2);
  });

  it('in two ways stands against itself until a person decides', () => {
    const shop = workshop();
    const first = shop.sheet(['元']);
    const [left, right] = [shop.revise(first, ['左']), shop.revise(first, ['右'])];
    shop.take(first);
    shop.take(left);
    expect(shop.take(right).news).toBe('conflicting');
    expect(rowsOf(shop)[0]?.flags.conflict).toBe(true);
    const [sheet] = sheetsOfMeeting(shop.file.read, shop.meetingId);
    const heads = JSON.parse(sheet?.heads ?? '[]') as string[];
    expect(heads).toHaveLength(2);
    const taken = revisionsOf(shop.file.read, first.sheetId).find(({ text }) => text === textOf(right))?.hash;
    const decide = (against: readonly string[]) =>
      shop.file.write('事務局', 'decideSheet', (handle) =>
        decideSheet(
          handle,
          first.sheetId,
          { type: 'take', heads: [...against], taken: taken ?? '' },
          noSuggestion,
        ),
      );
    expect(() => decide([heads[0] ?? ''])).toThrow('conflict');
    decide(heads);
    expect(rowsOf(shop)[0]).toMatchObject({ excerpt: '右', flags: { conflict: false } });
  });

  it('belongs to one meeting', () => {
    const shop = workshop();
    const first = shop.sheet(['元']);
    shop.take(first);
    const elsewhere = shop.revise(first, ['先'], { meetingId: shop.environment.newId() });
    expect(() => shop.take(elsewhere)).toThrow('conflict');
    expect(revisionsOf(shop.file.read, first.sheetId)).toHaveLength(1);
  });
});

describe('two sheets of one member', () => {
  it('stand against each other in either order until a person accepts both or leaves one out', () => {
    for (const order of [0, 1]) {
      const shop = workshop();
      const sheets = [shop.sheet(['本人']), shop.sheet(['別人'])];
      const submitter = sheets[0]?.submitter;
      if (submitter === undefined) throw new Error('no sheet');
      const [a, b] = sheets.map((sheet) => ({ ...sheet, submitter }));
      if (a === undefined || b === undefined) throw new Error('no sheets');
      expect(shop.take(order === 0 ? a : b).news).toBe('new');
      expect(shop.take(order === 0 ? b : a).news).toBe('conflicting');
      expect(rowsOf(shop).every(({ flags }) => flags.conflict)).toBe(true);
      if (order === 0) {
        shop.file.write('事務局', 'accept', (handle) => acceptSeveralSheets(handle, a.sheetId));
      } else {
        shop.file.write('事務局', 'leaveOut', (handle) => setSheetState(handle, b.sheetId, 'outOfScope'));
      }
      expect(rowsOf(shop).some(({ flags }) => flags.conflict)).toBe(false);
      // A third one asks again.
      const third = { ...shop.sheet(['三人目']), submitter };
      expect(shop.take(third).news).toBe('conflicting');
    }
  });

  it('without a name or number of a member are simply two', () => {
    const shop = workshop();
    const submitter = { memberId: null, name: null, role: 'observer' as const };
    shop.take(shop.sheet(['一'], { submitter }));
    expect(shop.take(shop.sheet(['二'], { submitter })).news).toBe('new');
    expect(rowsOf(shop).some(({ flags }) => flags.conflict)).toBe(false);
  });
});

describe('the file', () => {
  it('is what its log says, and its opinions can be made again', () => {
    const shop = workshop();
    const first = shop.sheet(['一', '二', '三']);
    shop.take(first);
    shop.take(shop.revise(first, ['一、直し']));
    shop.take(shop.revise(first, ['一、別の直し']));
    shop.take(shop.sheet(['四'], { opinions: [opinionWith(shop.environment.newId(), { text: '四' })] }));
    const { file } = shop;
    expect(differences(liveState(file.read), replayChangeLog(file.read))).toEqual([]);
    const derived = () =>
      ['sheet_standing', 'opinion'].map((table) => file.read.all(`SELECT * FROM ${table} ORDER BY 1`));
    const before = derived();
    file.write('事務局', 'rebuild', (handle) => rebuildOpinions(handle, noSuggestion));
    expect(derived()).toEqual(before);
    expect(verifyOpenFile(file)).toEqual([]);
  });
});
