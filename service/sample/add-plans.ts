import { z } from 'zod';
import { type MappingKind, mappingKindSchema } from '../../core/domain/plans/mapping.ts';
import { itemsOf, outlineOf } from '../../core/domain/plans/outline.ts';
import { planNumberingSchema } from '../../core/domain/plans/plan.ts';
import { chapterUseKindSchema } from '../../core/domain/plans/shared-contents.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { addSharedChapter, addSiblingPlan, setChapterUse } from '../../db/plans/contents-commands.ts';
import { addPlanMapping, mapSameTitles } from '../../db/plans/mapping-commands.ts';
import { readPlanTree } from '../../db/plans/queries.ts';
import { addPlan, addPlanItem } from '../../db/plans/tree-commands.ts';

const titles = z.array(z.string());

const nextPlanSchema = z.strictObject({
  title: z.string(),
  periodText: z.string(),
  edition: z.string(),
  numbering: planNumberingSchema,
  philosophies: titles,
  goals: z.array(
    z.strictObject({
      title: z.string(),
      policies: z.array(z.strictObject({ title: z.string(), projects: titles })),
    }),
  ),
  /** By titles; each stands once in its plan. */
  mappings: z.array(z.strictObject({ kind: mappingKindSchema, from: titles, to: titles, note: z.string() })),
});

const chapterFields = {
  title: z.string(),
  /** One for each sibling plan; null where it does not have the chapter. */
  uses: z.array(chapterUseKindSchema.nullable()),
  /** Of the first plan. */
  note: z.string(),
};

/** Shape of sample/plans.json: the next plan in its editions, and the 共通目次. */
export const samplePlansSchema = z.strictObject({
  plans: z.array(nextPlanSchema),
  sharedContents: z.strictObject({
    siblings: z.array(z.strictObject({ title: z.string(), edition: z.string().nullable() })),
    chapters: z.array(
      z.strictObject({
        ...chapterFields,
        sections: z.array(z.strictObject(chapterFields)).optional(),
      }),
    ),
  }),
});
type SamplePlans = z.infer<typeof samplePlansSchema>;
type NextPlan = z.infer<typeof nextPlanSchema>;

/** Adds the next plans beside the one in force, whose structure the issue sheets have given already. */
export function addSamplePlans(tx: WriteHandle, sample: SamplePlans): void {
  const current = readPlanTree(tx).plans.find(({ standing }) => standing === 'inForce');
  if (current === undefined) throw new Error('the sample has no plan in force');
  const editions = new Map<string, string>();
  for (const plan of sample.plans) {
    const planId = addNextPlan(tx, plan);
    editions.set(plan.edition, planId);
    for (const mapping of plan.mappings) {
      addPlanMapping(tx, {
        fromPlanId: current.id,
        toPlanId: planId,
        kind: mapping.kind,
        from: mapping.from.map((title) => idOf(tx, current.id, title, mapping.kind)),
        to: mapping.to.map((title) => idOf(tx, planId, title, mapping.kind)),
        note: mapping.note,
      });
    }
    mapSameTitles(tx, current.id, planId);
  }
  addContents(tx, sample.sharedContents, editions);
}

function addNextPlan(tx: WriteHandle, plan: NextPlan): string {
  const { title, periodText, edition, numbering } = plan;
  const planId = addPlan(tx, { title, periodText, standing: 'next', edition, numbering });
  plan.philosophies.forEach((text, index) => {
    addPlanItem(tx, planId, text, { parentId: null, kind: 'philosophy', index });
  });
  plan.goals.forEach((goal, at) => {
    const goalId = addPlanItem(tx, planId, goal.title, { parentId: null, kind: 'goal', index: at });
    goal.policies.forEach((policy, index) => {
      const policyId = addPlanItem(tx, planId, policy.title, { parentId: goalId, kind: 'policy', index });
      policy.projects.forEach((project, place) => {
        addPlanItem(tx, planId, project, { parentId: policyId, kind: 'project', index: place });
      });
    });
  });
  return planId;
}

function idOf(tx: WriteHandle, planId: string, title: string, kind: MappingKind): string {
  const [item, further] = itemsOf(outlineOf(readPlanTree(tx), planId)).filter((one) => one.title === title);
  if (item === undefined || further !== undefined) {
    throw new Error(`${kind}: ${title} does not stand once in the plan`);
  }
  return item.id;
}

function addContents(
  tx: WriteHandle,
  { siblings, chapters }: SamplePlans['sharedContents'],
  editions: ReadonlyMap<string, string>,
): void {
  const siblingIds = siblings.map(({ title, edition }) =>
    addSiblingPlan(tx, { title, planId: edition === null ? null : (editions.get(edition) ?? null) }),
  );
  const use = (chapterId: string, uses: (typeof chapters)[number]['uses'], note: string): void => {
    siblingIds.forEach((siblingId, at) => {
      const kind = uses[at] ?? null;
      if (kind !== null) setChapterUse(tx, { chapterId, siblingId, use: kind, note: at === 0 ? note : '' });
    });
  };
  chapters.forEach((chapter, index) => {
    const chapterId = addSharedChapter(tx, { title: chapter.title, parentId: null, index });
    use(chapterId, chapter.uses, chapter.note);
    chapter.sections?.forEach((section, place) => {
      const sectionId = addSharedChapter(tx, { title: section.title, parentId: chapterId, index: place });
      use(sectionId, section.uses, section.note);
    });
  });
}
