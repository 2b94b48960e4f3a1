import { describe, expect, it } from 'vitest';
import { checkPacket } from '../../../../core/domain/checks/check-packet.ts';
import { dropRow, rewriteNarrative, setCell, setPeriod, tableOf } from './changes.ts';
import { type SampleContents, sampleContents, samplePacket, table } from './sample-packet.ts';

function found(change: (contents: SampleContents) => void): string[] {
  const contents = sampleContents();
  change(contents);
  return checkPacket(samplePacket(contents)).map((finding) => `${finding.code} ${finding.quote}`);
}

/** The sample packet with its statistics replaced by one table. */
function foundIn(...own: readonly ReturnType<typeof table>[]): string[] {
  return found((contents) => {
    contents.statistics.tables = [...own];
    contents.narrative.nodes = [];
  });
}

describe('a packet without inconsistencies', () => {
  it('has no findings at all', () => {
    expect(found(() => undefined)).toEqual([]);
  });
});

describe('totals', () => {
  it('reports a total whose digits do not follow from its parts, with the computed sum', () => {
    const contents = sampleContents();
    setCell(contents, '⑤', '合計', 1, '514');
    const findings = checkPacket(samplePacket(contents));
    expect(findings.map((finding) => finding.code)).toEqual(['totalDiffers']);
    expect(findings[0]?.values).toMatchObject({
      printed: '514',
      computed: '504',
      difference: '10',
      column: '令和5年度',
    });
    expect(findings[0]?.blockId).toBe(tableOf(contents, '⑤').series[4]?.id);
  });

  it('reports a part that was changed instead, in the total and wherever else the part is used', () => {
    expect(found((contents) => setCell(contents, '①', '老年人口', 2, '11,361'))).toEqual([
      'totalDiffers 39,091',
      'rateDiffers 28.8',
      'sameFigureDiffers 11,261',
    ]);
  });

  it('reports a row that is missing in all columns once', () => {
    expect(found((contents) => dropRow(contents, '⑤', '住まい'))).toEqual(['totalNeverAddsUp 合計']);
  });

  it('knows totals at the top, subtotals, and details under うち', () => {
    const rows = ['総数 100 120', '男 48 57', '女 52 63', '（うち外国人） 5 7'];
    expect(foundIn(table('①', '人口', '令和4年 令和5年', rows))).toEqual([]);
    const nested = [
      '本庁 10 11',
      '支所 5 6',
      '小計 15 17',
      '委託 7 8',
      '出張 3 2',
      '小計 10 10',
      '合計 25 27',
    ];
    expect(foundIn(table('①', '件数', '令和4年 令和5年', nested))).toEqual([]);
    expect(foundIn(table('①', '件数', '令和4年 令和5年', nested.with(6, '合計 25 37')))).toEqual([
      'totalDiffers 37',
    ]);
  });

  it('leaves alone what rounding explains, and says so', () => {
    const rows = ['賛成 33.3', '反対 33.3', '不明 33.3', '合計 100.0'];
    expect(foundIn(table('①', '割合', '令和5年', rows))).toEqual(['totalRounded 100.0']);
  });

  it('adds up columns where the total is a column', () => {
    const good = table('①', '来所と電話', '来所 電話 合計', ['令和4年度 10 20 30', '令和5年度 11 25 36']);
    expect(foundIn(good)).toEqual([]);
    const bad = table('①', '来所と電話', '来所 電話 合計', ['令和4年度 10 20 30', '令和5年度 11 25 46']);
    expect(foundIn(bad)).toEqual(['totalDiffers 46']);
  });

  it('does not judge a sum of which a part is blank', () => {
    expect(found((contents) => setCell(contents, '⑤', '体のこと', 0, ''))).toEqual(['valueBlank 体のこと']);
  });

  it('reports a part that is larger than its whole', () => {
    expect(found((contents) => setCell(contents, '④', 'うち', 1, '82'))).toEqual(['partExceedsWhole 82']);
  });

  it('adds up plain tables inside texts too', () => {
    const cells = (texts: readonly string[]) =>
      texts.map((text) => ({ text, header: false, columnSpan: 1, rowSpan: 1 }));
    const rows = [
      ['区分', '令和4年度', '令和5年度'],
      ['来所', '1,200件', '1,310件'],
      ['電話', '800件', '790件'],
      ['計', '2,000件', '2,200件'],
    ];
    const tableId = tableOf(sampleContents(), '①').id;
    expect(
      found((contents) => {
        const ids = tableOf(contents, '①').series.map((series) => `${series.id.slice(0, -1)}f`);
        contents.narrative.nodes.push(
          ...rows.map((texts, index) => ({
            type: 'tableRow' as const,
            id: ids[index] ?? '',
            tableId,
            head: index === 0,
            cells: cells(texts),
          })),
        );
      }),
    ).toEqual(['totalDiffers 2,200件']);
  });
});

describe('rates', () => {
  it('finds the rule by the other columns and reports the one that breaks it', () => {
    expect(found((contents) => setCell(contents, '①', '高齢化率', 3, '21.9'))).toEqual(['rateDiffers 21.9']);
  });

  it('finds numerator and denominator in other tables', () => {
    const contents = sampleContents();
    setCell(contents, '②', '1世帯当たり', 2, '2.62');
    const findings = checkPacket(samplePacket(contents));
    expect(findings.map((finding) => finding.code)).toEqual(['rateDiffers']);
    expect(findings[0]?.values).toMatchObject({ computed: '2.26', numerator: '合計', denominator: '世帯数' });
  });

  it('knows 高齢化率 by its words where there is one column only', () => {
    const rows = ['15歳未満 100', '15～64歳 600', '65歳以上 300', '合計 1,000', '高齢化率（％） 31.0'];
    expect(foundIn(table('①', '人口', '令和5年', rows))).toEqual(['rateDiffers 31.0']);
  });

  it('tells cutting off from a wrong digit', () => {
    expect(found((contents) => setCell(contents, '①', '高齢化率', 0, '28.1'))).toEqual(['rateRounded 28.1']);
  });

  it('rounds half up in decimal arithmetic', () => {
    const rows = ['対象者数 80 80 80 80', '利用者数 1 3 5 7', '利用率（％） 1.3 3.8 6.3 8.8'];
    expect(foundIn(table('①', '利用', '令和2年 令和3年 令和4年 令和5年', rows))).toEqual([]);
  });

  it('says of a rate that only comes close that its base is another', () => {
    const rows = ['利用者数 710 720 735', '対象者数 50,000 50,100 50,300', '利用者の利用率 14.3 14.5 14.7'];
    expect(foundIn(table('①', '利用', '令和3年 令和4年 令和5年', rows))).toEqual([
      'unitMissing 利用者の利用率',
      'rateNotReproducible 利用者の利用率',
    ]);
  });
});

describe('figures in two places', () => {
  it('reports a total of ages that differs from the age group in another table', () => {
    expect(
      found((contents) => {
        setCell(contents, '③', '後期高齢者', 1, '5,670');
        setCell(contents, '③', '合計', 1, '11,182');
      }),
    ).toEqual(['sameFigureDiffers 11,182']);
  });

  it('reports a figure in the text that differs from the table', () => {
    expect(found((contents) => rewriteNarrative(contents, '29.4%', '29.7%'))).toEqual([
      'figureInTextDiffers 令和5年の高齢化率は29.7%',
    ]);
    expect(found((contents) => rewriteNarrative(contents, '29.4%', '29%'))).toEqual([]);
  });

  /** What is found where the text about the ageing rate (29.4% in 令和5年) says something else. */
  const said = (sentence: string): string[] =>
    found((contents) => rewriteNarrative(contents, '令和5年の高齢化率は29.4%', sentence));

  it('reports a figure without a year that the row has in no year', () => {
    expect(said('高齢化率は29.7%')).toEqual(['figureInTextDiffers 高齢化率は29.7%']);
    for (const sentence of [
      '高齢化率は29.4%',
      '高齢化率は29%',
      '高齢化率は29.7%以上',
      '全国の高齢化率は28.1%',
      '高齢化率は男性で26.1%',
      '高齢化率は約30%',
      '高齢化率は3%上がり、29.4%',
    ]) {
      expect(said(sentence), sentence).toEqual([]);
    }
  });

  it('reports a word for a movement that every step of the row contradicts', () => {
    expect(said('高齢化率は年々低下しており')).toEqual(['trendDiffers 高齢化率は年々低下']);
    expect(said('高齢化率は令和3年から低下しており')).toEqual(['trendDiffers 高齢化率は令和3年から低下']);
    for (const sentence of [
      '高齢化率は年々上昇しており',
      '高齢化率は今後、低下に転じる見込みで',
      '全国の高齢化率は低下しており',
      '高齢化率は「低下」と見る人もあり',
    ]) {
      expect(said(sentence), sentence).toEqual([]);
    }
  });
});

describe('completeness', () => {
  it('wants a unit on rates, not on counts', () => {
    const rows = ['利用者数 5 6', '利用率 1.2 1.3'];
    expect(foundIn(table('①', '利用', '令和4年 令和5年', rows))).toEqual(['unitMissing 利用率']);
  });

  it('names undecided columns, and nothing more about their blank cells', () => {
    expect(foundIn(table('①', '件数', '令和4年度 令和5年度（未定）', ['来所 5 _', '電話 6 _']))).toEqual([
      'periodUndecided 令和5年度（未定）',
    ]);
  });

  it('finds years swapped, repeated and left out', () => {
    expect(
      found((contents) => {
        setPeriod(contents, '④', 0, '令和4年度');
        setPeriod(contents, '④', 1, '令和3年度');
      }),
    ).toEqual(['periodOutOfOrder 令和3年度']);
    expect(found((contents) => setPeriod(contents, '④', 1, '令和3年度'))).toContain(
      'periodRepeated 令和3年度',
    );
    // Three columns do not show how a table goes on.
    expect(foundIn(table('①', '件数', '令和2年 令和4年 令和5年', ['来所 5 6 7']))).toEqual([]);
    expect(
      foundIn(table('①', '件数', '令和元年 令和2年 令和4年 令和5年 令和6年', ['来所 5 6 7 8 9'])),
    ).toEqual(['periodSkipped 令和4年']);
    const short = table('①', '件数', '令和2年 令和4年 令和5年 令和6年', ['来所 5 6 7 8']);
    expect(foundIn(short)).toEqual([]);
    // Another table of the paper has the year.
    const whole = table('②', '人数', '令和2年 令和3年 令和4年 令和5年 令和6年', ['来所 25 16 37 18 20']);
    expect(foundIn(short, whole)).toEqual(['periodSkipped 令和4年']);
    expect(foundIn(table('①', '件数', '令和5年 令和4年 令和3年', ['来所 5 6 7']))).toEqual([]);
  });

  it('misses a table by its number', () => {
    expect(
      found((contents) => {
        contents.statistics.tables.splice(3, 1);
      }),
    ).toEqual(['tableNumberSkipped ⑤相談の内容']);
  });

  it('looks for the projection that a title promises', () => {
    const rows = ['人口 5 6'];
    expect(foundIn(table('①', '人口の推計', '令和4年 令和5年', rows))).toEqual([
      'projectionMissing 人口の推計',
    ]);
    expect(foundIn(table('①', '人口の推計', '令和5年 令和12年', rows))).toEqual([]);
  });
});
