import type { OpinionCounts } from '../../../core/domain/opinion-sheets/compiled.ts';
import { countOpinions } from '../../../core/domain/opinion-sheets/counts.ts';
import type { Disposition } from '../../../core/domain/opinion-sheets/disposition.ts';
import { opinionKindSchema } from '../../../core/domain/opinion-sheets/opinion.ts';
import { submissionMethodSchema, submitterRoleSchema } from '../../../core/domain/opinion-sheets/sheet.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import type { ReadHandle } from '../../../db/connection/handles.ts';
import { countedItems } from '../../../db/opinion-sheets/compile-queries.ts';
import { sheetsOfMeeting } from '../../../db/opinion-sheets/queries.ts';
import { sheetTerms } from '../../../db/opinion-sheets/settings.ts';
import { dayText, momentText } from '../../moments.ts';
import { dispositionText } from './cells.ts';
import type { GivenItems } from './given-items.ts';
import { type PaperTable, plain, type Row, sheetMillimetres } from './paper.ts';

/** What the numbers of a 対応表 are made of, all of what it holds and nothing else. */
export interface GivenCounts {
  readonly counts: OpinionCounts;
  /** Unix milliseconds of the first and last receipt; null without sheets. */
  readonly received: readonly [number, number] | null;
  readonly dueAt: number | null;
}

export function countsOf(
  read: ReadHandle,
  meetingId: string,
  { items }: GivenItems,
  dispositions: readonly Disposition[],
): GivenCounts {
  const given = new Set(items.map(({ itemId }) => itemId));
  const sheetIds = new Set(items.map(({ sheetId }) => sheetId));
  const moments = sheetsOfMeeting(read, meetingId)
    .filter(({ id }) => sheetIds.has(id))
    .map(({ received_at }) => received_at);
  const changes = new Set(items.flatMap(({ planChanges }) => planChanges.map(({ id }) => id)));
  return {
    counts: countOpinions(
      countedItems(read, meetingId).filter(({ itemId }) => given.has(itemId)),
      dispositions,
      changes.size,
    ),
    received: moments.length === 0 ? null : [Math.min(...moments), Math.max(...moments)],
    dueAt: sheetTerms(read, meetingId).dueAt,
  };
}

type Fact = readonly [label: string, value: string];

/** The facts above the table: until when, how many people and opinions, by way, kind and disposition, what was reflected. */
export function countFacts(
  { counts, received, dueAt }: GivenCounts,
  dispositions: readonly Disposition[],
  translate: Translate,
): Fact[] {
  const separator = translate('opinion-export:comma');
  const people = (entries: readonly (readonly [string, { submitters: number; opinions: number }])[]) =>
    entries
      .filter(([, { opinions }]) => opinions > 0)
      .map(([label, { submitters, opinions }]) =>
        translate('opinion-export:count.way', { label, submitters, opinions }),
      )
      .join(separator);
  const numbers = (entries: readonly (readonly [string, number])[]) =>
    entries
      .filter(([, count]) => count > 0)
      .map(([label, count]) => translate('opinion-export:count.one', { label, count }))
      .join(separator);
  const roles = submitterRoleSchema.options.map(
    (role) => [translate(`opinion:submitterRole.${role}`), counts.byRole[role].submitters] as const,
  );
  return [
    [translate('opinion-export:count.period'), periodText(received, dueAt, translate)],
    [
      translate('opinion-export:count.people'),
      translate('opinion-export:count.peopleText', {
        count: counts.submitters,
        by: roles
          .filter(([, count]) => count > 0)
          .map(([label, count]) => translate('opinion-export:count.role', { label, count }))
          .join(separator),
      }),
    ],
    [
      translate('opinion-export:count.opinions'),
      translate('opinion-export:count.opinionsText', {
        count: counts.opinions,
        by: numbers(
          opinionKindSchema.options.map((kind) => [translate(`opinion:kind.${kind}`), counts.byKind[kind]]),
        ),
      }),
    ],
    [
      translate('opinion-export:count.method'),
      people(
        submissionMethodSchema.options.map((method) => [
          translate(`opinion:method.${method}`),
          counts.byMethod[method],
        ]),
      ),
    ],
    [
      translate('opinion-export:count.grouped'),
      translate('opinion-export:count.groupedText', {
        count: counts.afterGrouping,
        reflected: counts.reflected,
        changes: counts.planChanges,
      }),
    ],
    [
      translate('opinion-export:count.disposition'),
      numbers(dispositionCounts(counts, dispositions, translate)),
    ],
  ];
}

/** 「1 反映」 and how many items have it, in the order of the table, what is undecided last. */
export function dispositionCounts(
  counts: OpinionCounts,
  dispositions: readonly Disposition[],
  translate: Translate,
): (readonly [string, number])[] {
  return [
    ...dispositions.map(
      ({ code }) => [dispositionText(dispositions, code), counts.byDisposition[code] ?? 0] as const,
    ),
    [translate('opinion-export:undecided'), counts.byDisposition[''] ?? 0],
  ];
}

function periodText(received: GivenCounts['received'], dueAt: number | null, translate: Translate): string {
  const parts: string[] = [];
  if (received !== null) {
    const [from, to] = received.map((at) => dayText(at));
    parts.push(from === to ? (from ?? '') : translate('opinion-export:count.span', { from, to }));
  }
  if (dueAt !== null) {
    parts.push(translate('opinion-export:count.due', { when: momentText(dueAt, translate) }));
  }
  return parts.join('\u3000');
}

/** The facts as a table of the width of the sheet; two side by side on a sheet on its side. */
export function factTable(facts: readonly Fact[], landscape: boolean, translate: Translate): PaperTable {
  const label = 28;
  const whole = landscape ? sheetMillimetres.landscape : sheetMillimetres.portrait;
  const perRow = landscape ? 2 : 1;
  const shown = facts.filter(([, value]) => value !== '');
  const rows: Row[] = [];
  for (let at = 0; at < shown.length; at += perRow) {
    const cells = shown
      .slice(at, at + perRow)
      .flatMap(([name, value]) => [[[{ text: name, mark: 'strong' as const }]], plain(value)]);
    rows.push({
      type: 'body',
      cells: [...cells, ...Array.from({ length: 2 * perRow - cells.length }, () => [])],
    });
  }
  const value = (whole - perRow * label) / perRow;
  return {
    type: 'table',
    name: translate('opinion-export:count.name'),
    columns: Array.from({ length: perRow }, () => [
      { head: '', millimetres: label },
      { head: '', millimetres: value },
    ]).flat(),
    headed: false,
    rowHeads: perRow === 2 ? [0, 2] : [0],
    rows,
  };
}
