import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../core/domain/blocks/plain-text.ts';
import { toBlocks } from '../../../../core/domain/blocks/to-blocks.ts';
import {
  agendaContent,
  contents,
  handoutListContent,
  opinionFormContent,
  statisticsContent,
} from '../../../fixtures/contents.ts';

describe('plainText', () => {
  it('holds the text of every block', () => {
    for (const content of contents) {
      const blocks = toBlocks(content);
      const text = plainText(blocks, '').replace(/\s/gu, '').replaceAll('□', '');
      for (const block of blocks) {
        for (const part of block.text.split(/[\t\n]/u)) expect(text).toContain(part.replace(/\s/gu, ''));
      }
    }
  });

  it('prints the given title only where the blocks have none', () => {
    expect(plainText(toBlocks(statisticsContent), '数字で見る市の福祉').split('\n')[0]).toBe(
      '数字で見る市の福祉',
    );
    expect(plainText(toBlocks(agendaContent), '次第')).not.toMatch(/^次第/u);
  });

  it('keeps columns under merged cells', () => {
    const lines = plainText(toBlocks(handoutListContent), '').split('\n');
    expect(lines).toContain('第1回（6月30日）\t1\t計画づくりの日程\t事前配布');
    expect(lines).toContain('\t2\t数字で見る市の福祉');
    expect(lines).toContain('\t\t地域福祉計画 課題シート（差替）');
  });

  it('shows the words to tick with boxes', () => {
    expect(plainText(toBlocks(opinionFormContent), '')).toContain(
      '種別　一つ選んでください　□意見　□質問　□提案',
    );
  });

  it('has no blank line at start or end, and never two in a row', () => {
    for (const content of contents) {
      const text = plainText(toBlocks(content), '');
      expect(text).toMatch(/^\S/u);
      expect(text).toMatch(/\S\n$/u);
      expect(text).not.toContain('\n\n\n');
    }
  });
});
