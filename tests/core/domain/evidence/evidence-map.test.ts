import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lookThrough } from '../../../../core/domain/checks/check-packet.ts';
import { sheetsOf } from '../../../../core/domain/checks/packet.ts';
import { evidenceMap } from '../../../../core/domain/evidence/evidence-map.ts';
import type { LineFigure } from '../../../../core/domain/evidence/line-figures.ts';
import { readPackets } from '../../../../formats/packet-text/read-packets.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';
import { checkedPacket, packetText } from '../checks/checked-text.ts';

function look(text: string) {
  const newId = fixtureIds('e');
  return readPackets(text, newId).map((packet) => {
    const papers = checkedPacket(packet, newId);
    const { findings, figures } = lookThrough(papers);
    const map = evidenceMap(sheetsOf(papers), [], {
      figures,
      materials: papers.materials,
      isAccepted: ({ code }) => code === 'figureSuspect',
    });
    return { findings, map };
  });
}

const town = packetText('river-town.md');

/** The figures of the only line that begins so. */
function figuresIn(text: string, start: string): LineFigure[] {
  const lines = look(text).flatMap(({ map }) => map.lines.filter((line) => line.text.startsWith(start)));
  expect(lines.length, start).toBe(1);
  return lines.flatMap(({ figures }) => figures);
}

function shown({ text, state, rule, formula, sources }: LineFigure): unknown[] {
  const places = sources.map(({ where, values }) =>
    [...where, ...values.map(({ head, value }) => `${head} ${value}`)].join(' '),
  );
  return [text, state, rule, formula, ...places];
}

describe('the figures of a sentence', () => {
  it('stand in a row, or are computed from one', () => {
    const table = '①　年齢別人口の推移（令和2年～令和6年）'.replace('　', '');
    expect(figuresIn(town, '総人口は').map(shown)).toEqual([
      ['18,125人', 'supported', 'same', null, `${table} 合計 令和6年 18,125`],
      ['18,600人', 'supported', 'same', null, `${table} 合計 令和2年 18,600`],
      [
        '475人',
        'supported',
        'difference',
        '18,600人 − 18,125人 ＝ 475人',
        `${table} 合計 令和6年 18,125 令和2年 18,600`,
      ],
      [
        '2.6％',
        'supported',
        'change',
        '（18,600 − 18,125）÷ 18,600 ≒ 2.6％',
        `${table} 合計 令和6年 18,125 令和2年 18,600`,
      ],
    ]);
  });

  it.each([
    ['利用の方法別では', '52.7％', '1,318 ÷ 2,500 ≒ 52.7％'],
    ['見守りに加わる団体は', '80.0％', '24団体 ÷ 30団体 ＝ 80.0％'],
    ['ボランティアの登録者は', '66.7％', '281 ÷ 421 ≒ 66.7％'],
    ['東支所では', '42.0％', '230 ÷ 548 ≒ 42.0％'],
    ['見守りの登録者は令和6年に', '4.6％', '（894 − 855）÷ 855 ≒ 4.6％'],
    ['福祉に「満足」', '62.8％', '44.7% ＋ 18.1% ＝ 62.8％'],
    ['近所では', '74.7％', '41.2% ＋ 33.5% ＝ 74.7％'],
  ])('%s: %s is %s', (start, text, formula) => {
    const figure = figuresIn(town, start).find((one) => one.text === text);
    expect(figure).toMatchObject({ state: 'supported', formula });
  });

  it('say where they stand in another paper', () => {
    const [figure] = figuresIn(town, '見守りの登録者は令和6年9月1日現在');
    expect(figure?.sources).toMatchObject([{ number: '1', title: '川辺町の統計', goalNo: null }]);
    const [rate] = figuresIn(town, '窓口を知っている人の割合は');
    expect(rate?.sources).toMatchObject([{ number: '3', goalNo: 1 }]);
  });

  it('are found in the row of another figure where they are small', () => {
    const sentence = '・見守りに加わる団体は';
    const small = town.replace(
      sentence,
      `・新田の見守りの登録者は、令和5年の96人から118人となり、22人増えました。\n${sentence}`,
    );
    expect(figuresIn(small, '新田の見守り').map(({ text, state, rule }) => [text, state, rule])).toEqual([
      ['96人', 'supported', 'same'],
      ['118人', 'supported', 'same'],
      ['22人', 'supported', 'same'],
    ]);
  });

  it('are those of a finding of 検算 where it has one, and accepted with it', () => {
    const slip = town.replace('31.6％から42.8％に', '31.6％から48.2％に');
    const [right, wrong] = figuresIn(slip, '窓口を知っている人の割合は');
    expect(right).toMatchObject({ text: '31.6％', state: 'supported', findings: [] });
    expect(wrong).toMatchObject({ text: '48.2％', state: 'questioned', isAccepted: true });
    expect(wrong?.findings.map(({ code }) => code)).toEqual(['figureSuspect']);
  });
});

describe('figures without evidence', () => {
  const folder = path.resolve(import.meta.dirname, '../checks/packets');
  const slips = [
    (text: string) => text,
    // What no table has.
    (text: string) =>
      text.replace(
        /(【現状】\n\n?)(・|- )/u,
        '$1$2窓口の相談員は令和3年度に8,736件の電話を受け、5.37％を訪ねました。\n$2',
      ),
  ];
  it.each(readdirSync(folder))('%s: they are those that 検算 tells of', (name) => {
    for (const slip of slips) {
      for (const { findings, map } of look(slip(packetText(name)))) {
        const told = findings.filter(({ code }) => code === 'figureUnsupported');
        const listed = map.lines.flatMap((line) =>
          line.figures.filter(({ state }) => state === 'unsupported').map((figure) => ({ line, figure })),
        );
        for (const { blockId, quote } of told) {
          const own = listed.filter(
            ({ line, figure }) => line.blockId === blockId && quote.includes(figure.text),
          );
          expect(own.length, quote).toBeGreaterThan(0);
        }
        for (const { line, figure } of listed) {
          const own = told.filter(
            ({ blockId, quote }) => line.blockId === blockId && quote.includes(figure.text),
          );
          expect(own.length, figure.text).toBe(1);
        }
      }
    }
  });
  it('are found at all', () => {
    const [{ map } = { map: null }] = look(slips.reduce((text, slip) => slip(text), town));
    const states = map?.lines.flatMap(({ figures }) => figures.map(({ text, state }) => `${text} ${state}`));
    expect(states).toContain('8,736件 unsupported');
    expect(states).toContain('5.37％ unsupported');
  });
});

it('shows the figure of another group where it stands, and not as an answer that agrees', () => {
  const table = '## ⑥　暮らし向き（住民調査）';
  expect(town).toContain(table);
  const sentence = '・総人口は令和6年に';
  const swapped = town.replace(sentence, `・暮らし向きは、女性では苦しい人が33.1％です。\n${sentence}`);
  const [figure] = figuresIn(swapped, '暮らし向きは');
  expect(figure).toMatchObject({
    state: 'questioned',
    findings: [{ code: 'figureOfOtherGroup', values: { group: '男性', named: '女性', meant: '31.7%' } }],
    sources: [{ where: ['⑥暮らし向き（住民調査）', '男性'], values: [{ head: '苦しい', value: '33.1' }] }],
  });
});
