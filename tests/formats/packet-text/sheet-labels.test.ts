import { describe, expect, it } from 'vitest';
import { partOfLabel } from '../../../formats/packet-text/issue-sheet/labels.ts';

describe('the label of a part of a sheet', () => {
  it.each([
    'ニーズ調査結果',
    '■ 子育て支援に関するニーズ調査の結果',
    '３．障害者実態調査からみた現状',
    '【意識調査結果の概要】',
    'アンケート調査等の主な結果',
    '市民アンケート調査結果',
    '町民アンケートの結果（ｎ＝1,204）',
    '図書館利用者アンケートの主な結果',
    '■意向調査の結果（抜粋）',
  ])('%s opens the findings of surveys', (label) => {
    expect(partOfLabel(label)).toBe('findings');
  });

  it.each([
    '調査結果',
    '実績調査',
    'ニーズ調査',
    '満足度の調査を行った結果',
    '国勢調査の結果',
    '主な課題（抜粋）',
  ])('%s does not', (label) => {
    expect(partOfLabel(label)).toBeNull();
  });
});
