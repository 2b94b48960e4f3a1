import { describe, expect, it } from 'vitest';
import { similarSets, similarTo } from '../../../../core/domain/opinion-sheets/similar.ts';

const subjects = [
  '集会所の階段',
  '駅前の街灯',
  '川沿いの遊歩道',
  '図書室の開館時間',
  '見守りの当番',
  '避難所の毛布',
];
const places = ['西町', '東町', '上町', '下町', '本町', '新町', '川端', '丘の上', '橋詰', '寺前'];
const wishes = [
  '早く直していただきたい。',
  '増やしてほしいと思います。',
  '今のままでよいのか話し合いたい。',
  '誰が受け持つのか、はっきりさせてほしい。',
];

/** What a committee really gets: other matters in the same polite words. */
const different = [
  '集会所の階段に手すりを付けていただきたいと思います。',
  '駅前の街灯を増やしていただきたいと思います。',
  '夜間の見守りを誰が受け持つのか、はっきりさせてほしい。',
  '図書室を日曜も開けてほしい。',
  '避難所の毛布は何枚あるのか知りたい。',
  '若い世代が参加しやすい時間に会議を開いてはどうか。',
  '生活に困っている人の相談先がわかりにくい。',
  '地区ごとの集まりに手話通訳を付けることを検討してほしい。',
  '空き家を居場所として使えないか。',
  '買い物に行けない人のための移動販売を続けていただきたい。',
];

/** A great number of opinions, some of them a little alike. */
function many(count: number): { id: string; text: string }[] {
  return Array.from({ length: count }, (_, index) => {
    const subject = subjects[index % subjects.length] ?? '';
    const place = places[Math.floor(index / subjects.length) % places.length] ?? '';
    const wish = wishes[index % wishes.length] ?? '';
    // Words of its own, so that equal sentences do not come about by counting on.
    const own = [...`${index * 7919}`].map((digit) => '一丁目角地番号札帳簿'[Number(digit)]).join('');
    return { id: `u${index}`, text: `${place}${own}の${subject}のことですが、${own}では${wish}` };
  });
}

describe('similar opinions', () => {
  it('are found however they are spaced, marked and widened, most similar first', () => {
    const found = similarTo(
      '訓練の知らせを、文字や絵でも伝えてほしい。',
      [
        { id: 'same', text: '訓練の知らせを文字や絵でも伝えてほしい' },
        { id: 'near', text: '防災訓練の知らせを文字でも伝えてほしい。' },
        { id: 'other', text: '駅前の駐輪場を広げてください。' },
      ],
      10,
    );
    expect(found.map(({ id }) => id)).toEqual(['same', 'near']);
    expect(found[0]?.similarity).toBe(1);
  });

  it('make sets of those that say the same, and leave the others alone', () => {
    const texts = [
      ...different.map((text, index) => ({ id: `u${index}`, text })),
      { id: 'a1', text: '広報紙の字が小さくて読みにくい。' },
      { id: 'b1', text: '敬老の集いを地区ごとに開いてはどうか。' },
      { id: 'a2', text: '広報紙の文字が小さく、読みにくい。' },
      { id: 'b2', text: '敬老の集いは、地区ごとに開いてはどうでしょうか。' },
      { id: 'a3', text: '広報紙の字が小さくて読みにくいです。' },
    ];
    const sets = similarSets(texts).map(({ ids }) => ids);
    expect(sets).toContainEqual(['a1', 'a2', 'a3']);
    expect(sets).toContainEqual(['b1', 'b2']);
    expect(sets.flat().filter((id) => !/^[ab]/u.test(id))).toEqual([]);
  });

  it('are found among twenty thousand', () => {
    const texts = many(20_000);
    texts.splice(5000, 0, { id: 'x', text: '広報紙の字が小さくて読みにくい。' });
    texts.splice(15_000, 0, { id: 'y', text: '広報紙の字が小さくて、読みにくいです。' });
    expect(similarSets(texts).map(({ ids }) => ids)).toContainEqual(['x', 'y']);
  });

  it('are none where there are no words', () => {
    expect(similarTo('', [{ id: 'a', text: '' }], 5)).toEqual([]);
    expect(
      similarSets([
        { id: 'a', text: '' },
        { id: 'b', text: '。' },
      ]),
    ).toEqual([]);
  });
});
