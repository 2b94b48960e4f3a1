import type { CountedItem, OpinionCounts } from './compiled.ts';
import type { Disposition } from './disposition.ts';
import { opinionKindSchema } from './opinion.ts';
import { responseStatusSchema } from './response.ts';
import { submissionMethodSchema, submitterRoleSchema } from './sheet.ts';

interface Tally {
  readonly submitters: Set<string>;
  readonly opinions: Set<string>;
}

function tally(): Tally {
  return { submitters: new Set(), opinions: new Set() };
}

function sizes({ submitters, opinions }: Tally): { submitters: number; opinions: number } {
  return { submitters: submitters.size, opinions: opinions.size };
}

function zeroes<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}

/**
 * Numbers of the 対応表, kept apart: people (人数), opinions as handed in (件数), items after splitting, what is left after
 * grouping (集約後), what changed the plan (計画に反映した数). A member with several sheets is one person; of unnamed sheets
 * each counts as one. What was taken back counts nowhere but in `notCounted`.
 */
export function countOpinions(
  items: readonly CountedItem[],
  dispositions: readonly Disposition[],
  planChanges: number,
): OpinionCounts {
  const counted = items.filter(({ isLive, sheetState }) => isLive && sheetState === 'received');
  const all = tally();
  const sheets = new Set<string>();
  const subjects = new Map<string, string | null>();
  const methods = new Map(submissionMethodSchema.options.map((method) => [method, tally()]));
  const roles = new Map(submitterRoleSchema.options.map((role) => [role, tally()]));
  const byKind = zeroes(opinionKindSchema.options);
  const byStatus = zeroes(responseStatusSchema.options);
  const byDisposition: Record<string, number> = {};
  const byCategory: Record<string, number> = {};
  const kindOfOpinion = new Set<string>();
  for (const item of counted) {
    const submitter = item.memberId ?? item.sheetId;
    sheets.add(item.sheetId);
    for (const place of [all, methods.get(item.method), roles.get(item.role)]) {
      place?.submitters.add(submitter);
      place?.opinions.add(item.opinionId);
    }
    if (!kindOfOpinion.has(item.opinionId)) {
      kindOfOpinion.add(item.opinionId);
      byKind[item.kind] += 1;
    }
    subjects.set(item.groupId ?? item.itemId, item.disposition);
    byStatus[item.status] += 1;
    const disposition = item.disposition ?? '';
    byDisposition[disposition] = (byDisposition[disposition] ?? 0) + 1;
    const category = item.category ?? '';
    byCategory[category] = (byCategory[category] ?? 0) + 1;
  }
  const reflecting = new Set(
    dispositions.filter(({ countsAsReflected }) => countsAsReflected).map(({ code }) => code),
  );
  return {
    sheets: sheets.size,
    ...sizes(all),
    items: counted.length,
    afterGrouping: subjects.size,
    reflected: [...subjects.values()].filter((code) => code !== null && reflecting.has(code)).length,
    planChanges,
    byMethod: Object.fromEntries(
      [...methods].map(([method, of]) => [method, sizes(of)]),
    ) as OpinionCounts['byMethod'],
    byRole: Object.fromEntries([...roles].map(([role, of]) => [role, sizes(of)])) as OpinionCounts['byRole'],
    byKind,
    byStatus,
    byDisposition,
    byCategory,
    notCounted: items.length - counted.length,
  };
}
