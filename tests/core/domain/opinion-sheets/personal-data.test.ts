import { describe, expect, it } from 'vitest';
import { PersonalDataFinder } from '../../../../core/domain/opinion-sheets/personal-data.ts';

const finder = new PersonalDataFinder([
  { name: '青木 健一', kana: 'あおき けんいち', isOrganisation: false },
  { name: '森　由美', kana: 'もり　ゆみ', isOrganisation: false },
  { name: '髙﨑𠮷郎', kana: null, isOrganisation: false },
  { name: 'NPO法人あおぞら', kana: null, isOrganisation: true },
]);

function found(text: string): string[] {
  return finder.find(text).map(({ kind, from, to }) => `${kind}:${text.slice(from, to)}`);
}

describe('personal data in free text', () => {
  it('finds names of people who are known, whole, by family name, with title and by reading', () => {
    expect(found('これは青木健一が書いた。')).toEqual(['name:青木健一']);
    expect(found('青木　健一 様へ')).toEqual(['name:青木　健一']);
    expect(found('前回、青木委員が言われたとおり')).toEqual(['name:青木']);
    expect(found('青木の意見に賛成です')).toEqual(['name:青木']);
    expect(found('次はあおきさんのお話')).toEqual(['name:あおき']);
    expect(found('アオキが言う')).toEqual(['name:アオキ']);
    expect(found('担当のあおき　けんいちです')).toEqual(['name:あおき　けんいち']);
    expect(found('健一さんに聞いた')).toEqual(['name:健一']);
  });

  it('finds them in whatever form their kanji are written', () => {
    expect(found('高崎吉郎さん')).toEqual(['name:高崎吉郎']);
    expect(found('髙﨑さんと崎の話')).toEqual(['name:髙﨑']);
  });

  it('does not take parts of words for short names', () => {
    expect(found('森を守る。見守りの活動')).toEqual([]);
    expect(found('森さんの庭')).toEqual(['name:森']);
    expect(found('アオキズミの色')).toEqual([]);
    expect(found('NPO法人あおぞらと協働する')).toEqual(['name:NPO法人あおぞら']);
    expect(found('あおぞらの下で')).toEqual([]);
  });

  it('finds people whom nobody has listed, and leaves usual words', () => {
    expect(found('隣の佐藤さんが転んだ')).toEqual(['possibleName:佐藤']);
    expect(found('中村氏によると')).toEqual(['possibleName:中村']);
    for (const usual of [
      '市民の皆様、多様な方、同様に、仕様書、様々な人、様子',
      'お母さん、隣さん、業者さん、利用者さん、民生委員さん、八百屋さん',
      '各氏、両氏、御殿',
    ]) {
      expect(found(usual)).toEqual([]);
    }
  });

  it('finds telephone numbers, mail and postal addresses', () => {
    expect(found('電話は042-387-0000です')).toEqual(['telephone:042-387-0000']);
    expect(found('０９０－１２３４－５６７８')).toEqual(['telephone:０９０－１２３４－５６７８']);
    expect(found('(042) 387 0000 へ')).toEqual(['telephone:(042) 387 0000']);
    expect(found('0423870000')).toEqual(['telephone:0423870000']);
    expect(found('taro.y@example.jp までお願いします')).toEqual(['mail:taro.y@example.jp']);
    expect(found('〒184-0000')).toEqual(['address:〒184-0000']);
    expect(found('本町六丁目6番3号に住んでいます')).toEqual(['address:本町六丁目6番3号']);
    expect(found('霞野市緑町1-2-3の坂')).toEqual(['address:霞野市緑町1-2-3']);
  });

  it('leaves numbers of papers, years and figures', () => {
    for (const usual of [
      '資料4-3、施策1-2、問17-1、令和5-6年度、参考資料1-1',
      '2023年6月30日 10,000円 0.5% 平成29年度から令和5年度',
      '第1-2図、議題2-1、3-4人',
    ]) {
      expect(found(usual)).toEqual([]);
    }
  });

  it('gives places in order without overlaps', () => {
    const text = '青木さん（042-387-0000）と髙﨑さん、青木健一さん';
    const places = finder.find(text);
    expect(places.map(({ from, to }) => text.slice(from, to))).toEqual([
      '青木',
      '042-387-0000',
      '髙﨑',
      '青木健一',
    ]);
  });
});
