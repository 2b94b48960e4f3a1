import type { BlankField, BlankForm } from '../../../core/domain/opinion-sheets/form-file.ts';
import { createIdSource } from '../../../service/environment.ts';

const newId = createIdSource(() => 1_700_000_000_000);

function field(name: string, label: string, more: Partial<BlankField> = {}): BlankField {
  return { name, label, hint: '', required: false, input: 'text', lines: 2, choices: [], value: '', ...more };
}

export const kinds = [
  { value: 'opinion', label: '意見' },
  { value: 'question', label: '質問' },
  { value: 'correction', label: '誤記の指摘' },
];
export const materials = ['資料1　策定スケジュール', '資料4　課題シート（差替）'].map((label) => ({
  label,
  materialId: newId(),
  versionId: newId(),
}));

/** A form with everything that a form can have. */
export function blank(): BlankForm {
  const head = [
    field('name', '氏名', { input: 'line', lines: 1 }),
    field('role', '提出する人', {
      input: 'choice',
      value: 'member',
      choices: [
        { value: 'member', label: '委員' },
        { value: 'observer', label: '傍聴者' },
      ],
    }),
    field('publishability', '公表', {
      input: 'choice',
      required: true,
      choices: [
        { value: 'named', label: '氏名を付けて公表してよい' },
        { value: 'unnamed', label: '氏名を出さずに公表してよい' },
      ],
    }),
    field('own1', '会議へのご要望', { hint: '時間や場所など' }),
  ];
  const opinion = [
    field('kind', '種別', { input: 'choice', choices: kinds, required: true }),
    field('material', '資料', {
      input: 'list',
      choices: [...materials.map(({ label }) => label), '計画全体'].map((label) => ({ value: label, label })),
    }),
    field('page', 'ページ', { input: 'line', lines: 1 }),
    field('place', '箇所', { input: 'line', lines: 1, hint: '見出し、問番号など' }),
    field('quote', '引用', { lines: 3 }),
    field('text', '内容', { lines: 8, required: true }),
    field('reason', '理由', { lines: 4 }),
    field('proposal', '修文の案', { lines: 4 }),
  ];
  return {
    identity: {
      version: 1,
      committeeId: newId(),
      committeeName: '霞野市地域福祉推進委員会',
      meetingId: newId(),
      meetingLabel: '令和5年度第1回',
      formId: newId(),
      settingsHash: 'a'.repeat(64),
      memberId: null,
      labels: Object.fromEntries([...head, ...opinion].map(({ name, label }) => [name, label])),
      own: { own1: newId() },
      materials,
      lists: ['role', 'publishability', 'kind', 'material'],
    },
    language: 'ja',
    title: '意見・提案シート',
    committeeName: '霞野市地域福祉推進委員会',
    meetingLabel: '令和5年度第1回',
    deadline: '提出期限　令和5年6月27日（火）17:00',
    lead: ['ご意見をお書きください。', '提出先・方法　事務局あて電子メール'],
    head,
    opinion,
    materials: materials.map(({ label }) => label),
    words: {
      materialsHeading: 'この会議の資料',
      submitterHeading: '書いた人',
      opinionsHeading: 'ご意見など',
      opinionHeadings: Array.from({ length: 20 }, (_, index) => `${index + 1}件目`),
      required: '（必ず）',
      choose: '（選んでください）',
      several: '（いくつでも）',
      severalBoxes: '（いくつでも。□を押す）',
      severalRows: '（いくつでも。左の欄に○）',
      formNumber: '様式番号',
      moreInPdf: '多いときはもう一部',
      moreInWorkbook: '一行に一件',
      moreInDocument: '表を写して下に貼る',
      saveInPdf: '保存して送ってください',
      sheetName: '意見・提案',
    },
  };
}

/** Words with everything that gets lost on the way: breaks, spaces at the ends, rare characters, signs of markup. */
export const words = {
  long: '一行目です。\n\n　二行目は字下げ。髙い﨑と①Ⅲ㈱、𠮷野家、か\u3099。\n<b>&amp; "引用" \'一重\' =SUM(A1)\n- 箇条  空白二つ',
  short: '=1+2 という字で始まる意見',
  reason: '理由その一。\n理由その二。',
} as const;
