import type { Meeting } from '../../../core/domain/meetings/meeting.ts';
import { lettersOf } from '../../../core/domain/opinion-sheets/attribution.ts';
import type { Disposition } from '../../../core/domain/opinion-sheets/disposition.ts';
import type { OpinionTableChoices } from '../../../core/domain/opinion-sheets/giving-out.ts';
import { createTranslate, type Locale, type Translate } from '../../../core/locales/translator.ts';
import { findCommittee } from '../../../db/committees/queries.ts';
import type { ReadHandle } from '../../../db/connection/handles.ts';
import { effectiveResponse } from '../../../db/opinion-sheets/response-commands.ts';
import { readPlanTree } from '../../../db/plans/queries.ts';
import { meetingLabel } from '../../handlers/summaries.ts';
import { categoriesOf, dispositionsOf } from '../../opinion-sheets/dispositions.ts';
import type { CellContext } from './cells.ts';
import { dispositionText } from './cells.ts';
import { countCharts } from './count-charts.ts';
import { type GivenItem, type GivenItems, givenItems } from './given-items.ts';
import { textsOfItem } from './given-texts.ts';
import { meetingName, meetingOfId } from './meeting-name.ts';
import { columnsInOrder, liesOnItsSide, opinionTable } from './opinion-table.ts';
import type { OpinionPaper, PaperPart } from './paper.ts';
import { type Review, reviewOf } from './review.ts';
import { type CategoryNames, categoryNames, type Subject, subjectsOf } from './subjects.ts';
import { countFacts, countsOf, factTable, type GivenCounts } from './summary.ts';

/** Everything that a 対応表 is made of, in whatever form it is written. */
export interface DrawnTable {
  readonly meeting: Meeting;
  /** 「令和5年度第1回　見本市地域福祉推進委員会」 */
  readonly meetingName: string;
  readonly title: string;
  readonly given: GivenItems;
  readonly subjects: readonly Subject[];
  readonly context: CellContext;
  readonly review: Review;
  readonly counts: GivenCounts;
  /** 「市の考え方」, where the name of the city says so. */
  readonly responseHead: string | null;
  readonly notes: readonly string[];
  readonly names: CategoryNames;
}

/** Draws up a 対応表. @throws ShingiError not-found (meeting) */
export function drawUpOpinionTable(
  read: ReadHandle,
  choices: OpinionTableChoices,
  locale: Locale,
  maskAll: boolean,
): DrawnTable {
  const translate = createTranslate(locale);
  const meeting = meetingOfId(read, choices.meetingId);
  const dispositions = dispositionsOf(read, locale);
  const given = givenItems(read, choices, translate);
  const { items } = given;
  const names = categoryNames(readPlanTree(read), categoriesOf(read), translate);
  const answeredBy = (item: GivenItem) => effectiveResponse(read, item.itemId) ?? item.response;
  const columns = new Set(columnsInOrder(choices.columns));
  const review = reviewOf(
    read,
    meeting.id,
    items.flatMap((item) => textsOfItem(item, columns, answeredBy)),
    given.writers,
    { style: choices.attribution, version: choices.version, maskAll },
    translate,
  );
  const numbers = numbersOf(items);
  const context: CellContext = {
    choices,
    dispositions,
    letters: lettersOf(given.writers),
    review,
    translate,
    categoryLabel: names.label,
    answeredBy,
    ...numbers,
  };
  const subjects = subjectsOf(items, choices.order, names, translate);
  return {
    meeting,
    meetingName: meetingName(read, meeting),
    title: choices.title ?? translate('opinion-export:table.title', { meeting: meetingLabel(meeting) }),
    given,
    subjects,
    context,
    review,
    counts: countsOf(read, meeting.id, given, dispositions),
    responseHead: responseHeadOf(findCommittee(read)?.city ?? null, translate),
    notes: notesOf(given, review, choices, dispositions, translate),
    names,
  };
}

/** Numbers that references lead to, as far as their rows are given out. */
function numbersOf(
  items: readonly GivenItem[],
): Pick<CellContext, 'numberOf' | 'changesShownAt' | 'groupShownAt'> {
  const bySubject = new Map<string, number>();
  const byChanges = new Map<string, number>();
  const least = (map: Map<string, number>, key: string, no: number): void => {
    map.set(key, Math.min(map.get(key) ?? no, no));
  };
  const changesKey = ({ planChanges }: GivenItem) =>
    JSON.stringify(planChanges.map(({ kind, place, before, after }) => [kind, place, before, after]));
  for (const item of items) {
    least(bySubject, item.itemId, item.no);
    least(bySubject, item.response.subjectId, item.no);
    least(byChanges, changesKey(item), item.no);
  }
  return {
    numberOf: (subjectId) => bySubject.get(subjectId) ?? null,
    changesShownAt: (item) => byChanges.get(changesKey(item)) ?? item.no,
    groupShownAt: (item) =>
      item.groupId === null ? item.no : (bySubject.get(item.response.subjectId) ?? item.no),
  };
}

/** 「市の考え方」 for 見本市, 「区の考え方」 for a ward; null where the city is not said. */
function responseHeadOf(city: string | null, translate: Translate): string | null {
  const [, kind] = /([都道府県市区町村])$/u.exec(city?.trim() ?? '') ?? [];
  return kind === undefined ? null : translate('opinion-export:column.thinking', { kind });
}

function notesOf(
  { items, leftOut }: GivenItems,
  review: Review,
  choices: OpinionTableChoices,
  dispositions: readonly Disposition[],
  translate: Translate,
): string[] {
  const legend = dispositions
    .filter(({ retired }) => !retired)
    .map(({ code }) => dispositionText(dispositions, code))
    .join('\u3000');
  const hasUnnamed =
    choices.version === 'public' &&
    (choices.attribution === 'name' || choices.attribution === 'initials') &&
    choices.columns.includes('submitter') &&
    items.some(({ writer }) => writer.publishability !== 'named');
  const note = (when: boolean, text: string): string[] => (when ? [`※\u3000${text}`] : []);
  return [
    ...note(
      choices.columns.includes('originalText') && review.maskCount === 0,
      translate('opinion-export:note.original'),
    ),
    ...note(review.maskCount > 0, translate('opinion-export:note.masked', { count: review.maskCount })),
    ...note(
      choices.columns.includes('disposition'),
      translate('opinion-export:note.dispositions', { legend }),
    ),
    ...note(hasUnnamed, translate('opinion-export:note.unnamed')),
    ...note(
      items.some(({ status }) => status !== 'settled' && status !== 'published'),
      translate('opinion-export:note.drafts'),
    ),
    ...note(
      leftOut.membersOnly > 0,
      translate('opinion-export:note.membersOnly', { count: leftOut.membersOnly }),
    ),
    ...note(
      leftOut.unanswered > 0,
      translate('opinion-export:note.unanswered', { count: leftOut.unanswered }),
    ),
  ];
}

/** 「意見 21件（8人）　令和5年6月29日まで」 */
function leadOf({ counts }: DrawnTable, translate: Translate): string {
  return translate('opinion-export:table.lead', {
    opinions: counts.counts.opinions,
    people: counts.counts.submitters,
  });
}

/** The table as a paper. */
export function opinionTablePaper(drawn: DrawnTable): OpinionPaper {
  const { context, subjects, counts, responseHead } = drawn;
  const { choices, translate, dispositions } = context;
  const landscape = liesOnItsSide(choices.columns, choices.landscape);
  const parts: PaperPart[] = [{ type: 'paragraph', role: 'lead', text: leadOf(drawn, translate) }];
  if (choices.withCounts) {
    parts.push(factTable(countFacts(counts, dispositions, translate), landscape, translate));
  }
  if (drawn.given.items.length > 0) {
    parts.push(opinionTable(subjects, context, responseHead));
  }
  parts.push(...drawn.notes.map((text): PaperPart => ({ type: 'paragraph', role: 'note', text })));
  if (choices.withCharts) {
    const charts = countCharts(counts.counts, drawn.given.items, dispositions, drawn.names, translate);
    parts.push(
      { type: 'heading', text: translate('opinion-export:chart.heading') },
      ...charts.map((chart): PaperPart => ({ type: 'figure', chart })),
    );
  }
  return { title: drawn.title, landscape, parts };
}
