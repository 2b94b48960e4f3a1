import { expect, it } from 'vitest';
import { defaultFormSettings } from '../../../../core/domain/opinion-sheets/form-settings.ts';
import {
  answerOfChoice,
  joinChoices,
  ownChoicesOf,
  readChoices,
} from '../../../../core/domain/opinion-sheets/own-choices.ts';

const times = ['午前', '午後', '夜', '土日、祝日'];

it('answers name choices word for word, by hand, and with marks inside', () => {
  expect(readChoices('', times)).toEqual([]);
  expect(readChoices('午後', times)).toEqual(['午後']);
  expect(readChoices(' 午 後 ', times)).toEqual(['午後']);
  expect(readChoices('夜／午前', times)).toEqual(['午前', '夜']);
  expect(readChoices('土日、祝日', times)).toEqual(['土日、祝日']);
  expect(readChoices('土日、祝日、午前', times)).toEqual(['午前', '土日、祝日']);
  expect(readChoices('午前\n午後,', times)).toEqual(['午前', '午後']);
  expect(readChoices('いつでも', times)).toBeNull();
  expect(readChoices('午前、たまに', times)).toBeNull();
  expect(readChoices(joinChoices(times, new Set(times)), times)).toEqual(times);
});

it('one choice is clear, several only where several are asked for, and other words stay as they are', () => {
  const one = { labels: times, several: false };
  const many = { labels: times, several: true };
  expect(answerOfChoice('午後', one)).toEqual({ text: '午後', isClear: true });
  expect(answerOfChoice('夜、午前', one)).toEqual({ text: '午前、夜', isClear: false });
  expect(answerOfChoice('夜、午前', many)).toEqual({ text: '午前、夜', isClear: true });
  expect(answerOfChoice('相談したい', many)).toEqual({ text: '相談したい', isClear: false });
  // Boxes of a PDF.
  expect(answerOfChoice('c3', one)).toEqual({ text: '夜', isClear: true });
  expect(answerOfChoice('c3,c1', many)).toEqual({ text: '午前、夜', isClear: true });
  expect(answerOfChoice('c9', many)).toEqual({ text: 'c9', isClear: false });
});

it('a question without the setting, as in older files, asks for one', () => {
  const field = { id: '018f0000-0000-7000-8000-000000000001', hint: '', lines: 1, required: false };
  const settings = {
    ...defaultFormSettings,
    ownFields: [
      { ...field, label: '地区', input: 'line' as const, choices: [] },
      { ...field, label: '時間', input: 'choice' as const, choices: times },
      { ...field, label: '曜日', input: 'choice' as const, choices: ['月', '火'], several: true },
    ],
  };
  expect(ownChoicesOf(settings)).toEqual({
    own2: { labels: times, several: false },
    own3: { labels: ['月', '火'], several: true },
  });
});
