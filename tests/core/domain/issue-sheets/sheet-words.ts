import { idFrom, type NewId } from '../../../../core/domain/ids.ts';
import type { SheetWords } from '../../../../core/domain/issue-sheets/blank-sheet.ts';

/** Words of an empty form, as a test would print it. */
export const sheetWords: SheetWords = {
  visions: '施策の目指す姿',
  projects: '現在の取り組み',
  project: '事業名',
  indicator: '指標',
  baseline: '現状',
  target: '目標',
  result: '結果',
  planIndicators: '計画全体の目標指標',
  surveyResult: '調査結果',
  targetValue: '目標値',
  survey: 'アンケート調査結果',
  finding: '調査結果項目',
  question: '問番号',
  asked: '設問',
  answer: '回答',
  share: '割合（％）',
  trends: '国の方針及び社会動向',
  challenges: '次期計画に向けた課題',
  current: '【現状】',
  issues: '【課題】',
  heading: (goalNo) => `基本目標${goalNo}「」についての課題`,
};

/** Ids in the order in which they are asked for. */
export function idsInOrder(): NewId {
  let count = 0;
  return () => {
    count += 1;
    return idFrom(1000, new Uint8Array(16), count);
  };
}
