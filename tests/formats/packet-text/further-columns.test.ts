import { describe, expect, it } from 'vitest';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import { dumpIssueSheet } from '../../../core/domain/packets/dump-issue-sheet.ts';
import { present } from '../../fixtures/present.ts';
import { lostStretches } from './lossless.ts';
import { codesOf, only, readText } from './reading-help.ts';

const head = `資料１

# 基本目標１　孤立させない地域をつくる

## 現行計画の取組

`;
const source = `${head}| 事業名 | 指標 | 現状（令和元年度） | 目標（令和6年度） | 実績（令和5年度） | 評価 | 担当課 |
|---|---|---|---|---|---|---|
| ふれあい訪問 | 訪問した世帯数 | 310世帯 | 400世帯 | 412世帯 | A | 福祉総務課 |
| | 協力員数 | 45人 | 60人 | 41人 | D | 福祉総務課 |
| つどいの場 | 開催回数 | 年12回 | 年24回 | — | ― | 長寿支援課 |
`;

describe('columns of an indicator table that the form does not have', () => {
  const packet = readText(source);
  const sheet = present(only(packet, 'issueSheet').sheets[0]);

  it('stay with their rows', () => {
    expect(sheet.indicatorHead?.more?.map(({ text }) => text)).toEqual(['評価', '担当課']);
    expect(
      sheet.indicators.map(({ project, indicator, result, more }) => [
        project,
        indicator,
        result,
        ...(more ?? []).map(({ text }) => text),
      ]),
    ).toEqual([
      ['ふれあい訪問', '訪問した世帯数', '412世帯', 'A', '福祉総務課'],
      ['ふれあい訪問', '協力員数', '41人', 'D', '福祉総務課'],
      ['つどいの場', '開催回数', '—', '―', '長寿支援課'],
    ]);
    expect(sheet.others).toEqual([]);
    expect(codesOf(packet)).toEqual([]);
    expect(lostStretches(source, packet, false)).toEqual([]);
  });

  it('are printed behind the values and given out with their heads', () => {
    const rows = toBlocks(only(packet, 'issueSheet')).flatMap((block) =>
      block.kind === 'table-row' ? [block.text] : [],
    );
    expect(rows[0]).toMatch(/実績\n（令和5年度）\t評価\t担当課$/u);
    expect(rows[1]).toBe('ふれあい訪問\t訪問した世帯数\t310世帯\t400世帯\t412世帯\tA\t福祉総務課');
    expect(dumpIssueSheet(sheet).kpis[1]?.more).toEqual([
      { head: '評価', text: 'D' },
      { head: '担当課', text: '福祉総務課' },
    ]);
  });

  it('of another kind on the next page are kept beside the table', () => {
    const second = `
| 事業名 | 指標 | 現状（令和元年度） | 目標（令和6年度） | 実績（令和5年度） | 備考 |
|---|---|---|---|---|---|
| 学びの場 | 講座数 | 2回 | 4回 | 4回 | 試行 |
`;
    const mixed = readText(source + second);
    const both = present(only(mixed, 'issueSheet').sheets[0]);
    expect(both.indicators.at(-1)).toMatchObject({ indicator: '講座数', result: '4回' });
    expect(both.others.map(({ text }) => text)).toEqual(['備考', '備考：試行']);
  });
});
