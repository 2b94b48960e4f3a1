import type { MaterialContent } from '../../../core/domain/materials/content.ts';
import { wordsIn } from '../../../core/domain/materials/draft.ts';
import { type DraftPath, isObject, jsonOf, valueAt } from '../../../core/domain/materials/draft-operation.ts';
import type { Translate } from '../../../core/locales/translator.ts';

const fields = ['heading', 'policy', 'project', 'indicator', 'baseline', 'target', 'result'] as const;
const lists = [
  'visions',
  'items',
  'indicators',
  'planIndicators',
  'evaluations',
  'findings',
  'surveyTables',
  'captions',
  'rows',
  'trends',
  'challenges',
  'current',
  'issues',
  'others',
  'notes',
  'surveyLabels',
  'sheets',
] as const;
const labels = {
  visionLabel: 'visions',
  projectsLabel: 'projects',
  planIndicatorLabel: 'planIndicators',
  evaluationLabel: 'evaluations',
  trendLabel: 'trends',
  challengeLabel: 'challenges',
  currentLabel: 'current',
  issuesLabel: 'issues',
} as const;
const longestName = 16;

function shortened(text: string): string {
  return text.length > longestName ? `${text.slice(0, longestName)}…` : text;
}

/** What people call a place of a content: goal, part, row and field, as far as its rows are still there. */
export function placeWords(t: Translate, content: MaterialContent, path: DraftPath): string {
  if (content.kind === 'schedule') {
    return scheduleWords(t, content, path);
  }
  if (content.kind !== 'issueSheet') {
    return path.filter((step) => typeof step === 'string' && !step.startsWith('@')).join(' ');
  }
  const words: string[] = [];
  path.forEach((step, index) => {
    if (typeof step !== 'string') return;
    if (step.startsWith('@')) {
      const row = valueAt(jsonOf(content), path.slice(0, index + 1));
      words.push(shortened(nameOfRow(row)));
      return;
    }
    const list = lists.find((name) => name === step);
    const field = fields.find((name) => name === step);
    const label = Object.entries(labels).find(([name]) => name === step)?.[1];
    if (label !== undefined) words.push(t(`sheet:label.${label}`));
    else if (list !== undefined && (list !== 'sheets' || path.length === 1))
      words.push(t(`sheet:row.${list}`));
    else if (field !== undefined) words.push(t(`sheet:field.${field}`));
    else if (step === 'questionText') words.push(t('sheet:field.question'));
    else if (step === 'title') words.push(t(index === 0 ? 'sheet:field.title' : 'sheet:field.trend'));
    else if (step === 'indicatorHead') words.push(t('sheet:table.indicators'));
    else if (step === 'planIndicatorHead') words.push(t('sheet:table.planIndicators'));
    else if (step === 'findingHead') words.push(t('sheet:table.findings'));
  });
  return words.filter((word) => word !== '').join('　');
}

/** A row of a schedule by its session or date, and the column; rows have positions there. */
function scheduleWords(
  t: Translate,
  content: Extract<MaterialContent, { kind: 'schedule' }>,
  path: DraftPath,
): string {
  const [list, position] = path;
  if (list === 'title') return t('schedule:title');
  if (list === 'notes') return t('schedule:notes');
  if (list !== 'entries') return t('schedule:table');
  const entry = typeof position === 'number' ? content.entries[position] : undefined;
  const row =
    entry === undefined ? '' : entry.type === 'year' ? entry.text : entry.row.session || entry.row.dateText;
  const field = (['session', 'date', 'topics'] as const).find((name) =>
    path.some((step) => step === name || (name === 'date' && step === 'dateText')),
  );
  const words = [shortened(row), field === undefined ? '' : t(`schedule:${field}`)];
  return words.filter((word) => word !== '').join('　') || t('schedule:table');
}

/** What a row is known by: its heading or its own text. */
function nameOfRow(row: ReturnType<typeof valueAt>): string {
  if (!isObject(row)) return '';
  for (const name of ['heading', 'policy', 'title', 'indicator', 'text'] as const) {
    const text = wordsIn(row[name]);
    if (text !== '') return text;
  }
  return '';
}
