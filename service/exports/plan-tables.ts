import { ShingiError } from '../../core/contract/errors.ts';
import {
  type ComparisonRow,
  comparisonOf,
  mappingFits,
  type PlanMapping,
  unmappedItems,
} from '../../core/domain/plans/mapping.ts';
import { outlineOf, type PlanItem } from '../../core/domain/plans/outline.ts';
import type { Plan, PlanTree } from '../../core/domain/plans/plan.ts';
import {
  type ContentsRow,
  contentsTable,
  type SharedContents,
} from '../../core/domain/plans/shared-contents.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { plainLine, type TableDocument, type TableLine, type TableRow } from './table-document.ts';

/** 「次期計画　案1」 */
export function editionLabel(plan: Plan, translate: Translate): string {
  const standing = translate(`plan:standing.${plan.standing}`);
  return plan.edition === '' ? standing : translate('plan:edition', { standing, edition: plan.edition });
}

/** 「地域福祉計画（次期計画　案1）」 */
export function planLabel(plan: Plan, translate: Translate): string {
  const { title, edition } = plan;
  const standing = translate(`plan:standing.${plan.standing}`);
  return edition === ''
    ? translate('plan:name', { title, standing })
    : translate('plan:nameWithEdition', { title, standing, edition });
}

function fullLabel(plan: Plan, translate: Translate): string {
  const name = planLabel(plan, translate);
  const { periodText } = plan;
  return periodText === null ? name : translate('plan:period', { name, period: periodText });
}

/** @throws ShingiError not-found */
export function planOfId(tree: PlanTree, planId: string): Plan {
  const plan = tree.plans.find(({ id }) => id === planId);
  if (plan === undefined) {
    throw new ShingiError('not-found', { planId });
  }
  return plan;
}

/** 「施策1-2　」 hangs before the title. */
function itemLine(item: PlanItem, translate: Translate): TableLine {
  const marker = `${translate(`plan:kind.${item.kind}`)}${item.number}\u3000`;
  return { marker, text: item.title, depth: 0 };
}

/**
 * 新旧対応表, on a sheet on its side so that old and new stand beside one another in whole lines: what became of what, in the order of the plan
 * before; what is not settled stands in its place.
 */
export function planMappingTable(
  tree: PlanTree,
  all: readonly PlanMapping[],
  { fromPlanId, toPlanId }: { readonly fromPlanId: string; readonly toPlanId: string },
  translate: Translate,
): TableDocument {
  const from = planOfId(tree, fromPlanId);
  const to = planOfId(tree, toPlanId);
  const outlines = [outlineOf(tree, fromPlanId), outlineOf(tree, toPlanId)] as const;
  const mappings = all.filter((one) => one.fromPlanId === fromPlanId && one.toPlanId === toPlanId);
  const heads = { from: editionLabel(from, translate), to: editionLabel(to, translate) };
  const rows = comparisonOf(...outlines, mappings).flatMap((group): TableRow[] => {
    const title =
      group.part === 'goal'
        ? translate('plan:table.goalOf', {
            plan: heads.from,
            goal: `${translate('plan:kind.goal')}${group.goal?.number ?? ''}`,
          })
        : group.part === 'new'
          ? translate('plan:table.added', { plan: heads.to })
          : translate('plan:table.philosophies');
    return [
      { type: 'group', cells: [[plainLine(title)]] },
      ...group.rows.map((row) => mappingRow(row, translate)),
    ];
  });
  const open = unmappedItems(...outlines, mappings);
  return {
    title: translate('plan:table.mapping'),
    lead: [fullLabel(from, translate), fullLabel(to, translate)],
    columns: [
      { head: heads.from, width: 44, millimetres: 84 },
      { head: translate('plan:table.mappingKind'), width: 14, millimetres: 23 },
      { head: heads.to, width: 44, millimetres: 84 },
      { head: translate('plan:table.note'), width: 30, millimetres: 70 },
    ],
    rowHeads: 1,
    rows,
    notes: [
      translate('plan:table.counts', {
        mappings: mappings.length,
        from: heads.from,
        before: open.from.length,
        to: heads.to,
        after: open.to.length,
      }),
    ],
  };
}

function mappingRow({ mapping, from, to }: ComparisonRow, translate: Translate): TableRow {
  const items = (list: readonly PlanItem[]): TableLine[] =>
    list.length === 0 ? [plainLine(translate('plan:none'))] : list.map((item) => itemLine(item, translate));
  return {
    type: 'body',
    cells: [
      items(from),
      [plainLine(kindWord(mapping, translate))],
      items(to),
      [plainLine(mapping?.note ?? '')],
    ],
  };
}

function kindWord(mapping: PlanMapping | null, translate: Translate): string {
  if (mapping === null) {
    return translate('plan:table.open');
  }
  const kind = translate(`plan:mappingKind.${mapping.kind}`);
  return mappingFits(mapping.kind, mapping.from.length, mapping.to.length)
    ? kind
    : translate('plan:table.misfit', { kind });
}

/** 計画の体系: a row for each project, or for what has none below it. */
export function planStructureTable(tree: PlanTree, planId: string, translate: Translate): TableDocument {
  const plan = planOfId(tree, planId);
  const { philosophies, goals } = outlineOf(tree, planId);
  const paths = goals.flatMap(pathsIn);
  const title = translate('plan:table.structure');
  return {
    title,
    lead: [
      fullLabel(plan, translate),
      ...philosophies.map((item) => translate('plan:table.philosophyLine', { text: item.title })),
    ],
    columns: (['goal', 'policy', 'project'] as const).map((kind) => ({
      head: translate(`plan:kind.${kind}`),
      width: 40,
      millimetres: 55,
    })),
    rowHeads: 2,
    rows: paths.map((path, index) => {
      const above = paths[index - 1];
      return {
        type: 'body',
        cells: path.map((item) =>
          item === null
            ? []
            : [{ marker: item.number === '' ? '' : `${item.number}\u3000`, text: item.title, depth: 0 }],
        ),
        repeats: [path[0] === above?.[0], path[1] !== null && path[1] === above?.[1], false],
      };
    }),
    notes: [],
  };
}

/** Goal, policy and project of each row. */
type Path = readonly [PlanItem, PlanItem | null, PlanItem | null];

function pathsIn(goal: PlanItem): Path[] {
  if (goal.children.length === 0) {
    return [[goal, null, null]];
  }
  return goal.children.flatMap((child): Path[] => {
    if (child.kind === 'project') {
      return [[goal, null, child]];
    }
    return child.children.length === 0
      ? [[goal, child, null]]
      : child.children.map((project): Path => [goal, child, project]);
  });
}

/** Millimetres that the name of a plan needs above its column. */
const narrowestUse = 24;

/** 共通目次: chapters down, plans across. Notes stand below the table, so that its columns stay alike. */
export function sharedContentsTable(contents: SharedContents, translate: Translate): TableDocument {
  const { siblings, rows } = contentsTable(contents);
  const notes: string[] = [];
  const cellOf = (row: ContentsRow, index: number): string => {
    const use = row.uses[index] ?? null;
    if (use === null) {
      return translate('plan:none');
    }
    const word = translate(`plan:use.${use.use}`);
    if (use.note === '') {
      return word;
    }
    const number = notes.length + 1;
    const plan = siblings[index]?.title ?? '';
    notes.push(translate('plan:table.useNote', { number, plan, chapter: row.chapter.title, note: use.note }));
    return translate('plan:table.useWithNote', { use: word, number });
  };
  return {
    title: translate('plan:table.contents'),
    lead: [],
    columns: [
      { head: translate('plan:table.chapter'), width: 40, millimetres: 61 },
      ...siblings.map(({ title }) => ({
        head: title,
        width: 20,
        millimetres: Math.max(narrowestUse, 104 / siblings.length),
      })),
    ],
    rowHeads: 1,
    rows: rows.map((row) => ({
      type: 'body',
      cells: [[chapterLine(row, translate)], ...siblings.map((_, index) => [plainLine(cellOf(row, index))])],
    })),
    notes: [translate('plan:table.useLegend'), ...notes],
  };
}

function chapterLine({ chapter, depth, number }: ContentsRow, translate: Translate): TableLine {
  const marker =
    depth === 0
      ? translate('plan:table.chapterNumber', { number })
      : translate('plan:table.sectionNumber', { number });
  return { marker, text: chapter.title, depth };
}
