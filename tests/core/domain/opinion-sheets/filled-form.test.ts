import { describe, expect, it } from 'vitest';
import {
  type FormWords,
  interpretForm,
  readKind,
  readPage,
  readRole,
} from '../../../../core/domain/opinion-sheets/filled-form.ts';
import type { FilledForm } from '../../../../core/domain/opinion-sheets/form-file.ts';
import { formWords } from '../../../../service/forms/form-words.ts';

const words: FormWords = formWords();

function form(values: Record<string, string>, head: Record<string, string> = {}): FilledForm {
  return {
    description: {
      version: 1,
      committeeId: '',
      committeeName: '',
      meetingId: '',
      meetingLabel: '',
      formId: '',
      settingsHash: '',
      memberId: null,
      labels: { reason: '理由', own1: '時間' },
      own: { own1: 'field' },
      materials: [{ label: '資料4　課題シート（差替）', materialId: 'm', versionId: 'v' }],
      lists: [],
      printed: [],
      check: '',
    },
    head,
    opinions: [{ no: 1, values }],
    leftOver: [],
  };
}

describe('what was written into a form', () => {
  it.each([
    ['ご意見', 'opinion'],
    ['質 問', 'question'],
    ['３．要望', 'request'],
    ['○提案', 'proposal'],
    ['意見・質問', 'opinion'],
    ['誤字脱字', 'correction'],
    ['ｑｕｅｓｔｉｏｎ', 'question'],
    ['その他', null],
    ['', null],
  ])('%s is the kind %s', (text, kind) => {
    expect(readKind(text, words)).toBe(kind);
  });

  it('names roles and pages in many ways', () => {
    expect(['傍聴人', '区民', '法人', 'だれか'].map((text) => readRole(text, words))).toEqual([
      'observer',
      'citizen',
      'organisation',
      null,
    ]);
    expect(['３', 'P.12', '4〜5頁', '表紙', '0'].map(readPage)).toEqual([3, 12, 4, null, null]);
  });

  it('keeps the words as they are, and finds the listed paper whatever its width and spaces', () => {
    const { opinions, notices } = interpretForm(
      form({
        kind: '質問',
        material: '資料４ 課題シート(差替)',
        page: '3-4',
        place: '問35',
        text: ' 前後の空白も \n',
      }),
      words,
    );
    expect(notices).toEqual([]);
    expect(opinions).toEqual([
      {
        no: 1,
        kind: 'question',
        place: {
          material: '資料４ 課題シート(差替)',
          version: { materialId: 'm', versionId: 'v' },
          wholePlan: false,
          page: 3,
          words: '3-4　問35',
        },
        quote: '',
        text: ' 前後の空白も \n',
        reason: '',
        proposal: '',
      },
    ]);
  });

  it('says what is missing or stands elsewhere, and loses none of it', () => {
    const codes = (values: Record<string, string>) => {
      const { notices, opinions, leftOver } = interpretForm(form(values), words);
      return [notices.map(({ code }) => code), opinions.map(({ text }) => text), leftOver];
    };
    expect(codes({ kind: '意見', reason: '理由の欄に書いた' })).toEqual([
      ['wordsElsewhere'],
      ['理由の欄に書いた'],
      [],
    ]);
    expect(codes({ kind: '意見' })).toEqual([['withoutWords'], [], []]);
    expect(codes({ kind: '賛同します', text: '本文' })).toEqual([['kindNotRead'], ['本文'], ['賛同します']]);
    const long = 'あ'.repeat(20_001);
    expect(codes({ kind: '意見', text: long })).toEqual([['tooLong'], ['あ'.repeat(20_000)], ['あ']]);
  });

  it('answers the questions of the committee', () => {
    expect(interpretForm(form({ text: 'a' }, { own1: '夕方', name: ' 青木 ' }), words)).toMatchObject({
      name: '青木',
      answers: [{ fieldId: 'field', label: '時間', text: '夕方' }],
    });
  });
});
