import { describe, expect, it } from 'vitest';
import { lostStretches } from './lossless.ts';
import { readText } from './reading-help.ts';
import { mapTexts, packetDifferences, seedIsHere, seedModel, seedText } from './seed.ts';

type Change = (text: string) => string;

/** Other words and marks that offices use for the same parts; the second says what changes in the model. */
const words: [string, Change, Change?][] = [
  ['これまでの取組', (text) => text.replace(/現在の取り組み/gu, 'これまでの取組')],
  ['目指す姿', (text) => text.replace(/施策の目指す姿 \(ビジョン\)/gu, '■目指す姿（ビジョン）')],
  ['市民意識調査結果', (text) => text.replace(/アンケート調査結果(?=\t)/gu, '市民意識調査結果')],
  ['国・県の動向', (text) => text.replace(/国の方針及び社会動向/gu, '国・県の動向')],
  ['今後の課題', (text) => text.replace(/次期計画に向けた(?: {2}\n)?課題/gu, '今後の課題')],
  ['設問番号', (text) => text.replace(/問番号/gu, '設問番号')],
  ['調査結果 and 問', (text) => text.replace(/調査結果項目/gu, '調査結果').replace(/問番号/gu, '問')],
  [
    '主な取組 and 評価指標',
    (text) => text.replace(/事業名/gu, '主な取組').replace(/(?<=[\t>])指標(?=[\t<])/gu, '評価指標'),
  ],
  ['回, 開催時期, 議題', (text) => text.replace(/^委員会\t日程\t.*$/mu, '回\t開催時期\t議題')],
  [
    '実施時期, 主な検討事項',
    (text) => text.replace(/^委員会\t日程\t.*$/mu, '推進委員会\t実施時期\t主な検討事項'),
  ],
  [
    '資料番号, 名称, 配付区分',
    (text) => text.replace(/資料 No\.\t資料名\t備考/u, '資料番号\t名称\t配付区分'),
  ],
  ['No, 件名, 摘要', (text) => text.replace(/資料 No\.\t資料名\t備考/u, 'No\t件名\t摘要')],
  ['開催日時 and 会場', (text) => text.replace(/日 時 /u, '開催日時　').replace(/場 所 /u, '会　場：')],
  [
    'tables (1)',
    (text) => text.replace(/^[①-⑦]/gmu, (sign) => `(${sign.normalize('NFKC')})`),
    (text) => text.replace(/^[①-⑦]$/u, (sign) => `(${sign.normalize('NFKC')})`),
  ],
  [
    'tables 表1',
    (text) => text.replace(/^[①-⑦]/gmu, (sign) => `表${sign.normalize('NFKC')}　`),
    (text) => text.replace(/^[①-⑦]$/u, (sign) => `表${sign.normalize('NFKC')}`),
  ],
  ['tables with headings', (text) => text.replace(/^(?=[①-⑦])/gmu, '### ')],
  [
    'tables without numbers',
    (text) => text.replace(/^[①-⑦]/gmu, '### '),
    (text) => text.replace(/^[①-⑦]$/u, ''),
  ],
  ['出典', (text) => text.replace(/^資料：/gmu, '出典：'), (text) => text.replace(/^資料：/u, '出典：')],
  ['● for ○', (text) => text.replace(/○/gu, '●')],
  ['○ for ◆', (text) => text.replace(/◆/gu, '○')],
  ['dashes only', (text) => text.replace(/^- ・/gmu, '- ')],
  ['dots only', (text) => text.replace(/^- ・/gmu, '・')],
  ['dots behind a space', (text) => text.replace(/^- ・/gmu, '　・')],
  ['＜現状＞', (text) => text.replace(/【(現状|課題)】/gu, '＜$1＞')],
  ['bold 現状', (text) => text.replace(/^#+ 【(現状|課題)】/gmu, '**$1**')],
  ['(1)現状', (text) => text.replace(/【現状】/gu, '(1)現状').replace(/【課題】/gu, '(2)課題')],
  [
    'goal behind a colon',
    (text) => text.replace(/基本目標 ?(\d) ?「(.*?)」についての課題/gu, '基本目標$1：$2'),
  ],
  [
    'goal in brackets',
    (text) => text.replace(/基本目標 ?(\d) ?「(.*?)」についての課題/gu, '【基本目標$1】$2'),
  ],
  [
    'Roman goal',
    (text) =>
      text.replace(
        /基本目標 ?(\d) ?「(.*?)」についての課題/gu,
        (_, no: string, name: string) => `基本目標${'ⅠⅡⅢ'.charAt(Number(no) - 1)} ${name}`,
      ),
  ],
  ['bold goal', (text) => text.replace(/^#+ (基本目標.*)$/gmu, '**$1**')],
  [
    'committee first',
    (text) => text.replace(/^## (令和5年度第1回)(.*)次第$/mu, '## $2 $1会議 次第'),
    (text) => text.replace(/^(令和5年度第1回)(.*)次第$/u, '$2 $1会議 次第'),
  ],
  [
    'year in brackets',
    (text) => text.replace(/^## (令和5年度)(第1回)(.*)次第$/mu, '## $2$3（$1）次第'),
    (text) => text.replace(/^(令和5年度)(第1回)(.*)次第$/u, '$2$3（$1）次第'),
  ],
  [
    '日時 as heading',
    (text) => text.replace(/日 時 (.*) {2}\n(.*) {2}\n場 所 /u, '## 日時\n\n$1\n$2\n\n## 場所\n\n'),
  ],
  ['日時 on one line', (text) => text.replace(/日 時 (.*) {2}\n(.*) {2}\n場 所 /u, '- 日時　$1$2\n- 場所　')],
  ['full-width items', (text) => text.replace(/^- \((\d)\) /gmu, '（$1）')],
];

describe('the seed packet in the words of other offices', () => {
  it.runIf(seedIsHere).each(words)('%s', (_, change, inModel) => {
    const text = change(seedText());
    expect(text).not.toBe(seedText());
    const packet = readText(text);
    const expected = mapTexts(seedModel(), inModel ?? ((same) => same)) as Record<string, unknown>;
    expect(packetDifferences(packet, expected)).toEqual([]);
    expect(packet.notUnderstood).toEqual([]);
    expect(lostStretches(text, packet, true)).toEqual([]);
  });
});
