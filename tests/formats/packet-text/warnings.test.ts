import { describe, expect, it } from 'vitest';
import en from '../../../core/locales/en/import.json' with { type: 'json' };
import ja from '../../../core/locales/ja/import.json' with { type: 'json' };
import { createTranslate } from '../../../core/locales/translator.ts';
import { warningCodes } from '../../../formats/packet-text/elements.ts';
import { codesOf, readBytes, readText } from './reading-help.ts';

/** For each code a source that raises it, and the line it is raised for. */
const sources: Record<(typeof warningCodes)[number], { readonly text: string; readonly line: number }> = {
  charactersLost: { text: '次第\n\n日時 令和6年8月23日\n\n�の文字', line: 5 },
  columnsUnclear: { text: '利用の数\n\n東館　　12　340　5\n西館　1,200　8　77\n南館　3　　15　2', line: 3 },
  copyDisagrees: {
    text: '<table><tr><td>事業名</td><td>指標</td></tr><tr><td>講座</td><td>回数</td></tr><tr><td>配布</td><td>部数</td></tr></table>\t\n事業名\t指標\n講座\t人数\n配布\t部数',
    line: 3,
  },
  dateImpossible: { text: schedule('令和6年2月30日'), line: 5 },
  dateNotUnderstood: { text: schedule('夏ごろまでに'), line: 5 },
  figureLost: { text: '# 考え方\n\n![組織の図](figure.png)', line: 3 },
  listedNotInSource: { text: '| No. | 資料名 |\n| --- | --- |\n| 1 | 手引 |', line: 3 },
  meetingDateUnknown: { text: '# 汐見市環境審議会次第\n\n## 1 開会', line: 1 },
  numberTwice: { text: '| No. | 資料名 |\n| --- | --- |\n| 1 | 手引 |\n| 1 | 名簿 |', line: 4 },
  questionNotUnderstood: {
    text: '## 基本目標1「水」についての課題\n\n調査結果項目\t問番号\n「はい」が30%。\t不明',
    line: 4,
  },
  severalAgendas: {
    text: '# 第1回会議次第\n\n日時 令和6年5月1日\n\n# 第2回会議次第\n\n日時 令和6年6月1日',
    line: 5,
  },
  tableBroken: { text: '# 表\n\n<table><tr><td>途中', line: 3 },
  takenByPlace: {
    text: '| No. | 資料名 |\n| --- | --- |\n| 1 | 村の今の状況 |\n\n表1　世帯\n\n| 地区 | 令和4年 | 令和5年 |\n| --- | --- | --- |\n| 上 | 10 | 11 |',
    line: 5,
  },
  tableRagged: { text: '①人口\n\n\t令和4年\t令和5年\n男\t10\t11\t12\n女\t10\t11', line: 4 },
  textNotUnderstood: { text: '何かの文', line: 1 },
  valueNotUnderstood: { text: '①人口\n\n\t令和4年\t令和5年\n男\t10\t11\n女\t10\t別表\n計\t20\t21', line: 5 },
  versionUnknown: {
    text: '| No. | 資料名 |\n| --- | --- |\n| 1 | 手引 |\n| | 手引（差替） |\n\n# 手引\n\n手引の文です。',
    line: 4,
  },
  weekdayContradicts: { text: schedule('令和6年8月23日（木）'), line: 5 },
};

function schedule(date: string): string {
  return `## 日程\n\n| 回 | 日程 | 内容 |\n| --- | --- | --- |\n| 第1回 | ${date} | 開始 |\n| 第2回 | 令和6年9月1日 | 続き |`;
}

describe('warnings', () => {
  it.each(warningCodes)('%s is raised with its line', (code) => {
    const { text, line } = sources[code];
    const packet = readText(text);
    const warnings = code === 'charactersLost' ? readBytes(brokenBytes()).warnings : packet.warnings;
    expect(warnings.map((warning) => [warning.code, warning.line])).toContainEqual([code, line]);
  });

  it.each(warningCodes)('%s has a sentence whose places are all filled', (code) => {
    const { text } = sources[code];
    const packet = code === 'charactersLost' ? readBytes(brokenBytes()) : readText(text);
    const warning = packet.warnings.find((one) => one.code === code);
    for (const locale of ['ja', 'en'] as const) {
      const translate = createTranslate(locale) as (key: string, values: object) => string;
      const sentence = translate(`import:warnings.${code}`, { ...warning?.values });
      expect(sentence).not.toContain('{{');
      expect(sentence).not.toBe(`warnings.${code}`);
    }
  });

  it('has sentences for all its codes in both languages', () => {
    expect(Object.keys(ja.warnings)).toEqual(expect.arrayContaining([...warningCodes]));
    expect(Object.keys(en.warnings).sort()).toEqual(Object.keys(ja.warnings).sort());
  });

  it('are not raised for a packet in order', () => {
    expect(
      codesOf(
        readText(
          '# 第1回汐見市環境審議会次第\n\n日時 令和6年8月23日（金）午後2時から\n場所 大会議室\n\n## 1 開会',
        ),
      ),
    ).toEqual([]);
  });
});

/** UTF-8 with one broken character among many good ones, in line 5. */
function brokenBytes(): Uint8Array {
  const before = new TextEncoder().encode('# 第1回汐見市環境審議会次第\n\n日時 令和6年8月23日\n\n傍聴の');
  const after = new TextEncoder().encode('受付は午後1時半から、市民プラザの入口で行います。\n');
  return Uint8Array.from([...before, 0xe3, 0x81, ...after]);
}
