import { describe, expect, it } from 'vitest';
import { readWrittenValue } from '../../../core/domain/indicators/written-value.ts';
import { readingText } from '../../../core/locales/indicator-words.ts';
import { createTranslate } from '../../../core/locales/translator.ts';

const read = (text: string): string => readingText(createTranslate('ja'), readWrittenValue(text));

describe('what a written value is taken for, in words', () => {
  it.each([
    ['1.2万人', '数　12,000人'],
    ['1万2,345人', '数　12,345人'],
    ['3億2千万円', '数　320,000,000円'],
    ['△5', '数　-5'],
    ['▲3.2%', '数　-3.2%'],
    ['年３回', '数　年3回'],
    ['100％（継続）', '数　100%'],
    ['約30', 'およその数　30'],
    ['30以上', '30以上の範囲'],
    ['5件未満', '5件未満の範囲'],
    ['30〜40', '一つの値には読めない'],
    ['3/5', '一つの値には読めない'],
    ['12市町村中5位', '一つの値には読めない'],
    ['全校', '一つの値には読めない'],
    ['充実', '言葉（増やす、充実する）'],
    ['継続', '言葉（続ける、保つ）'],
    ['令和3年度に策定', '行うこと（策定、令和3年度）'],
    ['策定', '行うこと（策定）'],
    ['令和６年度策定予定', 'これから行う予定'],
    ['未実施', 'まだ行われていない'],
    ['－', '値なし'],
    ['', '空欄'],
    ['集計中', 'まだ出ていない'],
  ])('%s', (text, wanted) => expect(read(text)).toBe(wanted));
});
