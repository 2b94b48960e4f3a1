import { describe, expect, it } from 'vitest';
import { checkPacket } from '../../../../core/domain/checks/check-packet.ts';
import { citingLines } from '../../../../core/domain/checks/issue-sheets/citations.ts';
import { statedShares } from '../../../../core/domain/checks/issue-sheets/stated-shares.ts';
import { sheetsOf } from '../../../../core/domain/checks/packet.ts';
import { findingOf, indicatorOf, renumber, restate, rewrite, sheetOf } from './changes.ts';
import { type SampleContents, sampleContents, samplePacket } from './sample-packet.ts';

function found(change: (contents: SampleContents) => void): string[] {
  const contents = sampleContents();
  change(contents);
  return checkPacket(samplePacket(contents)).map((finding) => `${finding.code} ${finding.quote}`);
}

describe('shares stated in text', () => {
  const read = (text: string): string[] =>
    statedShares(text).map(
      (share) => `${share.labels.map((label) => label.text).join('+')}=${share.percent}`,
    );

  it('reads labels, ties, nested brackets and full-width figures', () => {
    expect(read('「はい」の割合が34.1%と最も高く、次いで「いいえ」が３１．０％。')).toEqual([
      'はい=34.1',
      'いいえ=31',
    ]);
    expect(read('「集い」、「催し」の割合が42.5%。')).toEqual(['集い+催し=42.5']);
    expect(read('「「町の窓口」を知っている」と答えた人は12%です。')).toEqual([
      '「町の窓口」を知っている=12',
    ]);
  });

  it('leaves figures that no label stands before', () => {
    expect(read('「広報紙」を毎月配り、世帯の98%に届きます。')).toEqual([]);
    expect(read('高齢化率は29.4%です。')).toEqual([]);
  });

  it('gives places in the text as printed', () => {
    const text = '窓口は「知らない」が　３１．３％です。';
    const [share] = statedShares(text);
    expect(text.slice(share?.from, share?.to)).toBe('「知らない」が　３１．３％');
    expect(share?.percentText).toBe('３１．３％');
  });
});

describe('citations', () => {
  it('finds the finding behind every figure of the sample', () => {
    const lines = citingLines(sheetsOf(samplePacket(sampleContents())));
    const cited = lines.flatMap((line) => line.citations);
    expect(cited).toHaveLength(18);
    expect(new Set(cited.map((citation) => citation.status))).toEqual(new Set(['exact']));
  });

  it('reports a share that the table does not have, with the one it has', () => {
    const contents = sampleContents();
    rewrite(contents, 1, '「寝る場所が足りないこと」が39.5%', '「寝る場所が足りないこと」が39.8%');
    const findings = checkPacket(samplePacket(contents));
    expect(findings.map((finding) => `${finding.code} ${finding.quote}`)).toEqual([
      'citationPercentDiffers 「寝る場所が足りないこと」が39.8%',
    ]);
    expect(findings[0]?.values).toMatchObject({ percent: '39.8%', tablePercent: '39.5%', goal: '1' });
  });

  it('tells a doubled character from another wording', () => {
    expect(found((contents) => rewrite(contents, 1, '足りないこと」', '足りないここと」'))).toEqual([
      'citationLabelMistyped 寝る場所が足りないここと',
    ]);
    expect(
      found((contents) => rewrite(contents, 3, '「集まる部屋がない」', '「集まる部屋が少ない」')),
    ).toEqual(['citationLabelDiffers 集まる部屋が少ない']);
  });

  it('does not mind width and spaces', () => {
    expect(found((contents) => rewrite(contents, 2, '「広報紙」が66.7%', '「広報紙」が ６６．７％'))).toEqual(
      [],
    );
  });

  it('names the goal whose table has what the own table lacks', () => {
    const contents = sampleContents();
    rewrite(contents, 1, '「難しい」は26.0%', '「難しい」は26.0%、「回覧板」は35.2%');
    const findings = checkPacket(samplePacket(contents));
    expect(findings.map((finding) => `${finding.code} ${finding.quote}`)).toEqual([
      'citationOnlyInOtherGoal 回覧板',
    ]);
    expect(findings[0]?.values['goal']).toBe('2');
  });

  it('reports a figure that no table has', () => {
    expect(
      found((contents) => rewrite(contents, 2, '夜の相談も要ります', '「夜も開く」が18.8%です')),
    ).toEqual(['citationUnknown 「夜も開く」が18.8%']);
  });

  it('accepts a share of 計画全体の目標指標', () => {
    expect(
      found((contents) => rewrite(contents, 2, '夜の相談も要ります', '「窓口を知っている人」は63.5%です')),
    ).toEqual([]);
  });

  it('reports a question that no table has', () => {
    expect(found((contents) => rewrite(contents, 2, '夜の相談', '問77のとおり夜の相談'))).toEqual([
      'citedQuestionUnknown 問77',
    ]);
    expect(found((contents) => rewrite(contents, 2, '夜の相談', '問１４のとおり夜の相談'))).toEqual([]);
  });

  it('reports shares that contradict their order', () => {
    expect(
      found((contents) => restate(findingOf(contents, '調査1住民調査C問14'), '使ったことがある', 38.6)),
    ).toEqual(['sharesOutOfOrder 「使ったことがある」の割合が38.6%']);
  });

  it('says nothing about citations where the packet has no survey table', () => {
    const codes = found((contents) => {
      for (const sheet of contents.issueSheet.sheets) sheet.findings = [];
    });
    expect(codes).toEqual([]);
  });
});

describe('question numbers', () => {
  it('reports what cannot be read', () => {
    expect(
      found((contents) => {
        const finding = findingOf(contents, '調査1住民調査C問14');
        finding.question = null;
        finding.questionText = '問';
      }),
    ).toEqual(['questionUnreadable 問']);
  });

  it('reports a number that its section cannot have', () => {
    expect(found((contents) => renumber(findingOf(contents, '調査1住民調査B問7'), '17'))).toEqual([
      'questionConflict 調査1住民調査B問17',
    ]);
  });

  it('reports a row out of order, unless a question of another section is put in front', () => {
    expect(found((contents) => renumber(findingOf(contents, '調査1住民調査C問14'), '11'))).toEqual([
      'questionOutOfOrder 調査1住民調査C問11',
    ]);
    expect(
      found((contents) => {
        const list = sheetOf(contents, 3).findings;
        const moved = list.splice(1, 1);
        list.unshift(...moved);
      }),
    ).toEqual([]);
  });

  it('reports a number that belongs to another question', () => {
    const codes = found((contents) => renumber(findingOf(contents, '調査1住民調査A問4'), '3'));
    expect(codes).toEqual(['questionConflict 調査1住民調査A問3']);
  });

  it('reports one answer with two shares in two goals', () => {
    expect(
      found((contents) => {
        const copy = structuredClone(findingOf(contents, '調査1住民調査C問12'));
        copy.id = `${copy.id.slice(0, -4)}ffff`;
        restate(copy, '回覧板', 35.7);
        sheetOf(contents, 3).findings.splice(1, 0, copy);
      }),
    ).toEqual(['answerDiffers 回覧板']);
  });

  it('says nothing about sections where each section starts anew', () => {
    const codes = found((contents) => {
      for (const [from, to] of [
        ['B問7', '1'],
        ['B問8', '2'],
        ['C問12', '1'],
        ['C問14', '2'],
        ['D問18', '1'],
      ] as const) {
        renumber(findingOf(contents, `調査1住民調査${from}`), to);
      }
    });
    expect(codes).toEqual([]);
  });

  it('keeps number and name of a survey together', () => {
    expect(
      found((contents) => {
        const finding = findingOf(contents, '調査1住民調査C問14');
        if (finding.question === null) throw new Error('no code');
        finding.question.surveyNo = '調査2';
        finding.questionText = '調査2住民調査C問14';
      }),
    ).toEqual(['surveyNameDiffers 調査2住民調査C問14']);
  });
});

describe('indicators', () => {
  it('wants a number where the baseline is one', () => {
    expect(
      found((contents) => {
        indicatorOf(contents, '講座を修了した人の数').result = '継続';
      }),
    ).toEqual(['indicatorResultNotNumber 講座を修了した人の数']);
  });

  it('accepts words and years where the baseline is no number', () => {
    expect(
      found((contents) => {
        Object.assign(indicatorOf(contents, '訓練の回数'), {
          baseline: '—',
          target: '開始',
          result: '令和3年度に開始',
        });
      }),
    ).toEqual([]);
  });

  it('asks for results that are missing; of a plan that has none yet, once', () => {
    expect(
      found((contents) => {
        indicatorOf(contents, '訓練の回数').result = '—';
      }),
    ).toEqual(['indicatorResultMissing 訓練の回数']);
    expect(
      found((contents) => {
        for (const name of ['訓練の回数', '名簿に載せた人の数']) indicatorOf(contents, name).result = '';
      }),
    ).toEqual([
      'indicatorResultMissing 名簿に載せた人の数',
      // 現状 states what the table gave.
      'figureUnsupported 令和5年度は455人に増加しました',
    ]);
  });

  it('asks for results that are still being counted, which are no wrong values', () => {
    expect(
      found((contents) => {
        indicatorOf(contents, '訓練の回数').result = '（集計中）';
      }),
    ).toEqual(['indicatorResultMissing 訓練の回数']);
  });

  it('reports units that differ', () => {
    expect(
      found((contents) => {
        indicatorOf(contents, '講座を修了した人の数').result = '26回';
      }),
    ).toEqual(['indicatorUnitDiffers 講座を修了した人の数']);
  });

  it('reports years of the head that cannot be, and years that differ from the other goals', () => {
    const contents = sampleContents();
    const head = sheetOf(contents, 2).indicatorHead;
    if (head === null) throw new Error('no head');
    head.baseline.period = '（令和7年度）';
    const codes = checkPacket(samplePacket(contents)).map((finding) => finding.code);
    expect(codes).toEqual(['indicatorPeriodsReversed', 'indicatorPeriodsReversed', 'indicatorPeriodDiffers']);
  });

  it('compares figures and years of the text with the table', () => {
    expect(found((contents) => rewrite(contents, 1, '令和5年度は455人', '令和5年度は445人'))).toEqual([
      'indicatorTextDiffers 令和5年度は445人',
    ]);
    expect(found((contents) => rewrite(contents, 1, '平成30年度は310人', '平成29年度は310人'))).toEqual([
      'indicatorTextDiffers 平成29年度は310人',
    ]);
  });

  it('reports a change that goes the other way than the word says', () => {
    expect(found((contents) => rewrite(contents, 1, '455人に増加', '455人に減少'))).toEqual([
      'changeDirectionDiffers 平成30年度は310人でしたが、令和5年度は455人に減少しました。',
    ]);
  });
});
