import { describe, expect, it } from 'vitest';
import { findingsInText, packetText } from './checked-text.ts';

const clean = packetText('barrier-free-city.md');
const care = packetText('care-insurance.txt');

/** What the checks say beyond what they say of the packet as it is, after one change of its text. */
function news(source: string, from: string | RegExp, to: string): string[] {
  const changed = source.replace(from, to);
  if (changed === source) throw new Error(`${String(from)} does not stand in the packet`);
  const before = new Set(findingsInText(source).map(({ code, quote }) => `${code} ${quote}`));
  return findingsInText(changed)
    .map(({ code, quote }) => `${code} ${quote}`)
    .filter((found) => !before.has(found));
}

describe('tables', () => {
  it('compares a column of rates with the columns it follows from', () => {
    expect(news(care, '11,902\t95.4', '11,902\t94.5')).toEqual(['rateDiffers 94.5']);
  });

  it('adds up what is called a total of its own kind, and what is none by name', () => {
    expect(news(care, '6,109', '6,190')).toContain('totalDiffers 6,190');
    expect(news(clean, 'うち18歳未満', '18歳未満')).toEqual([]);
  });

  it('misses the whole of a part', () => {
    const parts = '①待機者\n\n\t令和4年度\t令和5年度\nうち1年以上\t5\t6\n申込者数\t20\t24\n\n資料：保育課\n';
    expect(news(clean, '①身体障害者手帳', `${parts}\n②身体障害者手帳`)).toContain('wholeMissing うち1年以上');
  });
});

describe('meetings', () => {
  it('misses the meeting itself in the schedule', () => {
    expect(news(clean, /\t第2回\t令和6年8月21日（水）.*\n/u, '')).toContain('meetingNotInSchedule 第3回');
  });

  it('finds an event that steps out of the order of days, and one that never ends', () => {
    expect(news(clean, '令和6年12月16日～令和7年1月15日', '令和5年12月16日～令和6年1月15日')).toContain(
      'scheduleOutOfOrder 令和5年12月16日～令和6年1月15日',
    );
    expect(news(clean, '令和6年12月16日～令和7年1月15日', '令和6年12月16日～令和9年1月15日')).toContain(
      'rangeTooLong 令和6年12月16日～令和9年1月15日',
    );
  });

  it('finds a meeting that ends before it begins', () => {
    expect(news(clean, '午後2時から午後4時まで', '午後2時から午前11時まで')).toContain(
      'timesReversed 令和6年8月21日（水）午後2時から午前11時まで',
    );
  });

  it('finds a paper that is referred to and not there', () => {
    expect(news(care, '（資料2、参考資料1）', '（資料2、参考資料3）')).toEqual([
      'materialReferenceUnknown 参考資料3',
    ]);
    expect(news(care, '（資料1）', '（前回資料8）')).toEqual([]);
  });
});

describe('issue sheets', () => {
  it('keeps the parts of a question together', () => {
    const parts =
      '窓口の満足度は、「満足」が40.1％となっている。\tⅠ当事者調査 問14(1)\n説明の満足度は、「満足」が35.2％となっている。\tⅠ当事者調査 問15(2)\n';
    expect(
      news(
        clean,
        '相談先に望むことは、「身近な場所で相談できる」が41.2％と最も高く',
        `${parts}相談先に望むことは、「身近な場所で相談できる」が41.2％と最も高く`,
      ),
    ).toContain('questionPartSeparated Ⅰ当事者調査 問15(2)');
  });
});

describe('words', () => {
  it('takes rare spellings of a phrase for slips', () => {
    const twice = 'この計画は法律に基づき、策定します。また、条例に基づき、推進します。';
    expect(
      news(
        care,
        '計画の期間は、令和6年度',
        `${twice}\n\n指針に基つき、見直します。\n\n計画の期間は、令和6年度`,
      ),
    ).toEqual([expect.stringContaining('phraseSuspect')]);
  });

  it('leaves names of acts, certificates and bodies as they are spelt', () => {
    expect(findingsInText(clean).filter(({ code }) => code === 'termsMixed')).toEqual([]);
    expect(news(clean, '子どもから高齢の方まで', '障害のある方まで')).toEqual(['termsMixed 障害']);
  });

  it('takes numbers of things for names, amounts for facts', () => {
    const fact = '市内の認知症サポーター養成講座の受講者は120人です。';
    expect(news(care, '計画の期間は、令和6年度', `${fact}\n\n${fact}\n\n計画の期間は、令和6年度`)).toEqual(
      [],
    );
    expect(
      news(
        care,
        '計画の期間は、令和6年度',
        `${fact}\n\n${fact.replace('120', '102')}\n\n計画の期間は、令和6年度`,
      ),
    ).toEqual([expect.stringContaining('sentenceFigureDiffers')]);
  });
});
