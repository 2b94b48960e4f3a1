import { expect, it } from 'vitest';
import { findingsInText } from './checked-text.ts';

const packet = (ratings: readonly string[]): string => `資料１

# 基本目標１　孤立させない地域をつくる

## 現行計画の取組

| 事業名 | 指標 | 現状（令和元年度） | 目標（令和6年度） | 実績（令和5年度） | 評価 |
|---|---|---|---|---|---|
| ふれあい訪問 | 訪問した世帯数 | 310世帯 | 400世帯 | 412世帯 | ${ratings[0]} |
| | 協力員数 | 45人 | 60人 | 41人 | ${ratings[1]} |
| つどいの場 | 参加者数 | 120人 | 200人 | 186人 | ${ratings[2]} |
`;
const found = (...ratings: string[]): string[] =>
  findingsInText(packet(ratings)).flatMap(({ code, severity, quote, values }) =>
    code.startsWith('rating') ? [`${severity} ${code} ${quote} ${values['indicator']}`] : [],
  );

it('compares printed ratings with the values beside them', () => {
  expect(found('A', 'D', 'B')).toEqual([]);
  expect(found('◎', '×', '○')).toEqual([]);
  expect(found('D', 'A', 'A')).toEqual([
    'warning ratingTooBad D 訪問した世帯数',
    'warning ratingTooGood A 協力員数',
  ]);
  expect(found('Ａ', '○', '―')).toEqual(['warning ratingTooGood ○ 協力員数']);
});
