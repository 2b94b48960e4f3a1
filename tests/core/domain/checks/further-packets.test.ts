import { describe, expect, it } from 'vitest';
import { findingsInText, packetText } from './checked-text.ts';

/**
 * Packets written by somebody who did not know the rules: years in rows and columns, drawn tables, surveys as lists and as
 * tables, ratings with a legend.
 */
const names = [
  'equality-council.md',
  'care-hearing.txt',
  'environment-council.txt',
  'disability-plan.md',
  'insurance-council.txt',
] as const;
type Name = (typeof names)[number];

const sources = new Map<Name, string>(names.map((name) => [name, packetText(name)]));
const loudIn = (text: string): string[] =>
  findingsInText(text).flatMap(({ severity, code, quote }) =>
    severity === 'info' ? [] : [`${code} ${quote}`],
  );

it.each(names)('%s raises nothing as it is', (name) => {
  expect(loudIn(sources.get(name) ?? '')).toEqual([]);
});

describe('a slip', () => {
  const slips: readonly (readonly [Name, string, string])[] = [
    ['equality-council.md', '2019年の26.2%から', '2019年の22.6%から'],
    ['equality-council.md', '2025年の33.0%へ', '2025年の30.3%へ'],
    ['equality-council.md', 'から34人増え', 'から43人増え'],
    ['equality-council.md', '課長級の女性は12人', '課長級の女性は21人'],
    ['equality-council.md', '割合は22.7%です（Q4）', '割合は27.2%です（Q4）'],
    ['equality-council.md', '29.8%から4.2ポイント減', '29.8%から2.4ポイント減'],
    ['equality-council.md', '策定時の52.3%を下回', '策定時の53.2%を下回'],
    ['equality-council.md', '2019年の108人から', '2020年の108人から'],
    ['equality-council.md', 'ポイント減少しました（Q12）', 'ポイント増加しました（Q12）'],
    ['equality-council.md', '50.8%\tD', '50.8%\tB'],
    ['equality-council.md', '結果について　【資料3】', '結果について　【資料4】'],
    ['care-hearing.txt', '「ほとんど外出しない」が7.3％です', '「ほとんど外出しない」が3.7％です'],
    ['care-hearing.txt', '合わせると60.5％', '合わせると65.5％'],
    ['care-hearing.txt', 'から5.4ポイント増え', 'から4.5ポイント増え'],
    ['care-hearing.txt', '令和5年度から281百万円増', '令和5年度から371百万円増'],
    ['care-hearing.txt', '目標の1,800人を', '目標の1,900人を'],
    ['care-hearing.txt', '4,590人に増加しています', '4,590人に減少しています'],
    ['care-hearing.txt', 'です（問３）', 'です（問４）'],
    ['care-hearing.txt', '令和元年度から減少傾向', '令和元年度から増加傾向'],
    ['environment-council.txt', '25.2%減少', '52.2%減少'],
    ['environment-council.txt', '1,377件増え', '1,737件増え'],
    ['environment-council.txt', '令和7年度の24,384tへ', '令和7年度の24,834tへ'],
    ['environment-council.txt', '市民は36.4%でした', '市民は34.6%でした'],
    ['environment-council.txt', '【市民調査 問10】。', '【市民調査 問7】。'],
    ['environment-council.txt', '毎年減少して', '毎年増加して'],
    ['disability-plan.md', '231人から27人増え', '231人から37人増え'],
    ['disability-plan.md', '| 2022年 | 41 | 17 | 41.5 |\n', ''],
    ['insurance-council.txt', '令和2年度\t61\t742\t198\n', ''],
    ['disability-plan.md', '| 合計 | 650 | 100.0 |', '| 合計 | 650 | 98.0 |'],
    ['disability-plan.md', '（資料2 表3）', '（資料2 表8）'],
    ['insurance-council.txt', '西圏域の認定率は18.7%', '西圏域の認定率は17.8%'],
    ['insurance-council.txt', '4圏域で最も高く', '4圏域で最も低く'],
    ['insurance-council.txt', '平成30年度末の366人', '平成29年度末の366人'],
  ];
  it.each(slips)('in %s: %s → %s', (name, from, to) => {
    const source = sources.get(name) ?? '';
    expect(source.split(from).length, 'stands once').toBe(2);
    const clean = loudIn(source);
    expect(loudIn(source.replace(from, to)).filter((line) => !clean.includes(line))).not.toEqual([]);
  });
});
