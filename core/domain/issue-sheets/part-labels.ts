import type { NewId } from '../ids.ts';
import { withValue } from '../materials/content-editing.ts';
import { type DraftPath, isList, jsonOf, valueAt } from '../materials/draft-operation.ts';
import type { SheetWords } from './blank-sheet.ts';
import type { IssueSheetContent } from './issue-sheet-content.ts';

/** Which label a list of rows stands beside, and its printed word. */
const labels = {
  visions: ['visionLabel', 'visions', ['visions']],
  indicators: ['projectsLabel', 'projects', ['indicators', 'planIndicators', 'evaluations']],
  planIndicators: ['projectsLabel', 'projects', ['indicators', 'planIndicators', 'evaluations']],
  evaluations: ['projectsLabel', 'projects', ['indicators', 'planIndicators', 'evaluations']],
  trends: ['trendLabel', 'trends', ['trends']],
  challenges: ['challengeLabel', 'challenges', ['challenges']],
  current: ['currentLabel', 'current', ['current']],
  issues: ['issuesLabel', 'issues', ['issues']],
} as const satisfies Record<string, readonly [string, keyof SheetWords, readonly string[]]>;

/**
 * A content in which a part that is about to get its first row has its label. Labels of parts without rows are not printed and not
 * published, so a draft of a published sheet may lack them.
 * @param listPath the list that gets a row
 */
export function withPartLabel(
  content: IssueSheetContent,
  listPath: DraftPath,
  maker: { readonly newId: NewId; readonly words: SheetWords },
): IssueSheetContent {
  const list = String(listPath.at(-1) ?? '');
  const owner = listPath.slice(0, -1);
  const rowsAt = (name: string): number => {
    const rows = valueAt(jsonOf(content), [...owner, name]);
    return isList(rows) ? rows.length : 0;
  };
  const made = (word: string) => ({ id: maker.newId(), text: word });
  if (list === 'findings' || list === 'surveyTables') {
    const rows = rowsAt('findings') + rowsAt('surveyTables') + rowsAt('surveyLabels');
    return rows > 0
      ? content
      : withValue(content, [...owner, 'surveyLabels'], jsonOf([made(maker.words.survey)]));
  }
  if (!Object.hasOwn(labels, list)) return content;
  const [name, word, lists] = labels[list as keyof typeof labels];
  const isFirst = lists.every((one) => rowsAt(one) === 0);
  const text = maker.words[word];
  return isFirst && valueAt(jsonOf(content), [...owner, name]) === null && typeof text === 'string'
    ? withValue(content, [...owner, name], made(text))
    : content;
}
