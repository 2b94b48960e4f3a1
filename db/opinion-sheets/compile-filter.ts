import { foldKey } from '../../core/domain/blocks/fold.ts';
import type { CompileFilter, CompileOrder, CompileView } from '../../core/domain/opinion-sheets/compiled.ts';
import type { SqlValue } from '../connection/handles.ts';

/**
 * Everything that rows of the 対応表 are chosen and ordered by. i: item, o: opinion, s: sheet, t: standing, r: response of
 * the item or of its group.
 */
export const compileSource = `opinion_item AS i
  JOIN opinion AS o ON o.id = i.opinion_id
  JOIN opinion_sheet AS s ON s.id = o.sheet_id
  JOIN sheet_standing AS t ON t.sheet_id = s.id
  LEFT JOIN opinion_response AS r ON r.subject_id = coalesce(i.group_id, i.id)`;

/** Counted: not taken back by its writer, and of a sheet that is not. */
export const isCounted = "(s.state = 'received' AND o.is_live = 1)";

const revised = 'i.seen_hash <> o.words_hash';
const misplaced = `EXISTS (SELECT 1 FROM opinion_place AS p WHERE p.opinion_id = o.id
  AND p.verdict IN ('changed', 'orphaned'))`;

export const viewConditions: Readonly<Record<CompileView, string>> = {
  all: '1 = 1',
  withoutSummary: `i.summary = '' AND ${isCounted}`,
  withoutCategory: `i.category IS NULL AND ${isCounted}`,
  withoutResponse: `coalesce(r.text, '') = '' AND r.same_as IS NULL AND ${isCounted}`,
  inReview: `r.status = 'inReview' AND ${isCounted}`,
  settled: `r.status = 'settled' AND ${isCounted}`,
  published: `r.status = 'published' AND ${isCounted}`,
  needsLook: `(${revised} OR t.conflict IS NOT NULL OR o.is_live = 0 OR ${misplaced})`,
};

interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

function oneOf(expression: string, wanted: readonly (string | null)[]): Condition[] {
  if (wanted.length === 0) {
    return [];
  }
  const words = wanted.filter((value) => value !== null);
  const sql = [
    ...(words.length > 0 ? [`${expression} IN (SELECT value FROM json_each(?))`] : []),
    ...(wanted.includes(null) ? [`${expression} IS NULL`] : []),
  ].join(' OR ');
  return [{ sql: `(${sql})`, values: words.length > 0 ? [JSON.stringify(words)] : [] }];
}

function wordsCondition(words: string): Condition[] {
  // Every word must stand somewhere; where does not matter.
  return words
    .split(/[\s　]+/u)
    .filter((word) => word !== '')
    .map((word) => numberCondition(word) ?? textCondition(word));
}

/** 「No.12」 finds the row of that number. */
function numberCondition(word: string): Condition | null {
  const number = /^no\.?(\d{1,9})$/iu.exec(word.normalize('NFKC'))?.[1];
  return number === undefined ? null : { sql: 'i.number = ?', values: [Number(number)] };
}

function textCondition(word: string): Condition {
  return {
    sql: `(instr(o.search_key, ?) > 0 OR instr(i.summary, ?) > 0 OR instr(coalesce(r.text, ''), ?) > 0)`,
    values: [foldKey(word), word, word],
  };
}

/** The WHERE clause of a filter, and what is filled into it. */
export function whereOf(meetingId: string, filter: CompileFilter): Condition {
  const conditions: Condition[] = [
    { sql: 'i.meeting_id = ?', values: [meetingId] },
    { sql: viewConditions[filter.view], values: [] },
    ...(filter.withNotCounted ? [] : [{ sql: isCounted, values: [] }]),
    ...wordsCondition(filter.words),
    ...oneOf('o.kind', filter.kinds),
    ...oneOf('coalesce(i.category, o.suggested_category)', filter.categories),
    ...oneOf('r.disposition', filter.dispositions),
    ...oneOf("coalesce(r.status, 'untouched')", filter.statuses),
    ...oneOf('s.method', filter.methods),
    ...oneOf('t.role', filter.roles),
    ...oneOf("coalesce(r.section, '')", filter.sections),
    ...oneOf('o.material_id', filter.materialIds),
    ...oneOf('o.sheet_id', filter.sheetIds),
    ...oneOf('i.group_id', filter.groupIds),
  ];
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** What an order needs beside compileSource. */
const orderJoins: Partial<Readonly<Record<CompileOrder, string>>> = {
  location: `LEFT JOIN material AS m ON m.id = o.material_id
    LEFT JOIN block AS b ON b.version_id = o.version_id AND b.id = o.block_id`,
  category: `LEFT JOIN policy AS c ON c.id = coalesce(i.category, o.suggested_category)
    LEFT JOIN goal AS a ON a.id = coalesce(c.goal_id, i.category, o.suggested_category)`,
  submitter: 'LEFT JOIN member AS e ON e.id = t.member_id',
};

const orderTerms: Readonly<Record<CompileOrder, readonly string[]>> = {
  number: [],
  // Papers in reading order, places in their order; what is about no paper comes last.
  location: ['m.position IS NULL', 'm.position', 'b.ordinal IS NULL', 'b.ordinal', 'o.label'],
  category: [
    'coalesce(i.category, o.suggested_category) IS NULL',
    'a.no IS NULL',
    'a.no',
    'c.position',
    'coalesce(i.category, o.suggested_category)',
  ],
  submitter: ['e.position IS NULL', 'e.position', 't.name', 's.receipt_no'],
  kind: ['o.kind'],
  disposition: ['r.disposition IS NULL', 'r.disposition'],
  status: ["coalesce(r.status, 'untouched')"],
  section: ["coalesce(r.section, '') = ''", 'r.section'],
  receipt: ['s.receipt_no', 'o.ordinal'],
  group: ['i.group_id IS NULL', 'i.group_id'],
};

/** What rows under one heading have in common, by order; orders that are missing have no headings. */
const sectionKeys: Partial<Readonly<Record<CompileOrder, { readonly key: string; readonly title: string }>>> =
  {
    location: { key: "coalesce(o.material_id, '')", title: 'NULL' },
    category: { key: "coalesce(i.category, o.suggested_category, '')", title: 'NULL' },
    submitter: { key: 'coalesce(t.member_id, o.sheet_id)', title: 't.name' },
    kind: { key: 'o.kind', title: 'NULL' },
    disposition: { key: "coalesce(r.disposition, '')", title: 'NULL' },
    status: { key: "coalesce(r.status, 'untouched')", title: 'NULL' },
    section: { key: "coalesce(r.section, '')", title: 'NULL' },
    group: {
      key: "coalesce(i.group_id, '')",
      title: '(SELECT heading FROM opinion_group WHERE id = i.group_id)',
    },
  };

/** Expressions for the heading a row stands under; null for an order without headings. */
export function sectionOf(order: CompileOrder): { readonly key: string; readonly title: string } | null {
  return sectionKeys[order] ?? null;
}

/** A summary, a disposition or an answer is still missing. */
export const isUndone = `(${isCounted} AND (i.summary = '' OR r.disposition IS NULL
  OR (coalesce(r.text, '') = '' AND r.same_as IS NULL)))`;

/** Joins and ORDER BY clause; rows that are equal in it come by number. */
export function orderOf(order: CompileOrder, descending: boolean): { joins: string; by: string } {
  const direction = descending ? ' DESC' : '';
  const terms = [...orderTerms[order], 'i.number', 'i.part_from', 'i.id'];
  return {
    joins: orderJoins[order] ?? '',
    by: terms.map((term) => `${term}${direction}`).join(', '),
  };
}
