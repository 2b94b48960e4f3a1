import { describe, expect, it } from 'vitest';
import { PacketTextError, readPacketLines } from '../../../formats/packet-text/read-packet-text.ts';
import { describePacket } from './description.ts';
import { lostStretches } from './lossless.ts';
import { idsInOrder } from './reading-help.ts';
import { plainStyle, printPacket } from './variants.ts';

function read(text: string) {
  return readPacketLines(text, idsInOrder());
}

/** Elements of work a reader of quadratic cost would take minutes for; the suite's time limit is the assertion. */
const length = 400_000;
const repeated = (text: string): string => text.repeat(Math.ceil(length / text.length));

describe('large and hostile sources', () => {
  it.each([
    ['one long line', repeated('審議会の資料です。')],
    ['one long cell', `項目\t${repeated('<b>市</b>・町 ○村 ')}`],
    ['tables never closed', repeated('<table><tr><td>')],
    ['lists never closed', `項目\t${repeated('<ul><li>')}市`],
    ['tags never closed', repeated('<a "')],
    ['comments never closed', `市${repeated('<!--')}`],
    ['delimiters', `| 市 |\n|${repeated('---|')}`],
    ['tabs', `市${repeated('\t')}町`],
    ['brackets', repeated('（')],
    ['quotations', `調査結果項目\t問番号\n${repeated('「い')}10%\tA問1`],
    ['bold marks', `市${repeated('** ')}`],
    ['drawn columns without end', `┌${repeated('─┬')}┐\n│${repeated('市│')}\n└${repeated('─┴')}┘`],
    ['crossings', repeated('┼')],
    ['drawn rows', repeated('│市│町│\n')],
    ['drawn rows never closed', repeated('│市│町\n')],
    ['drawn rows with rules', repeated('├┬┤\n│市│町│\n')],
    ['cells that reach down without end', `┌─┬─┐\n${repeated('│市│町│\n│　├─┤\n')}`],
    ['corners', repeated('┌─┐\n')],
    ['ASCII borders', repeated('+--+')],
    ['ASCII rows', `+--+--+\n${repeated('|市|町|\n')}`],
    ['aligned heads', repeated('区分　件数　備考\n')],
    ['aligned rows', `区分　令和５年\n${repeated('市　　12\n')}`],
    ['aligned rows that break off', repeated(`区分　令和５年\n${'市　　12\n'.repeat(50)}市　町　12\n`)],
    [
      'aligned rows that are no table',
      `区分　内容　　　　説明\n${repeated('市　　長い文です。　文です。\n')}`,
    ],
    ['gaps', repeated('市　')],
    ['lines of gaps', repeated(`${'市　'.repeat(900)}\n`)],
    ['lines of white space', repeated(`市${'　'.repeat(1900)}\n`)],
    ['white space', `市${repeated('　')}町`],
    ['references', repeated('&amp;&')],
  ])('%s', (_, text) => {
    expect(read(text).documents.length).toBeLessThanOrEqual(1);
  });

  it('a list of very many papers', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `${at + 1}\t名前のある資料その${at}（差替）`);
    const packet = read(`No.\t資料名\n${rows.join('\n')}`);
    expect(packet.handouts).toHaveLength(20_000);
    expect(packet.warnings.length).toBeLessThanOrEqual(2000);
  });

  it('tables inside tables without end', () => {
    const depth = 20_000;
    const packet = read(`${'<table><tr><td>市'.repeat(depth)}${'</td></tr></table>'.repeat(depth)}`);
    expect(JSON.stringify(packet.documents.map(({ content }) => content)).match(/市/gu)).toHaveLength(depth);
  });

  it('spans that no paper could hold', () => {
    const packet = read(
      '<table><tr><td colspan="999999" rowspan="999999">市</td></tr><tr><td>町</td></tr></table>',
    );
    expect(JSON.stringify(packet.documents)).toContain('町');
  });

  it('more lines than can be kept are refused', () => {
    const text = 'あ\n\n'.repeat(1_100_000);
    expect(() => read(text)).toThrow(PacketTextError);
  });

  it('fifty packets in one file', () => {
    const text = `${printPacket(describePacket(2), plainStyle)}\n`.repeat(50);
    const packet = read(text);
    expect(lostStretches(text, packet, true)).toEqual([]);
    expect(packet.warnings.filter(({ code }) => code === 'severalAgendas').length).toBeGreaterThan(10);
  });
});
