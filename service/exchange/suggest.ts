import { categoriesOfBlocks } from '../../core/domain/opinion-sheets/suggest-category.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { versionBlocks } from '../../db/materials/queries.ts';
import type { SuggestCategory } from '../../db/opinion-sheets/standing.ts';
import { readPlanTree } from '../../db/plans/queries.ts';

/** Suggests categories by the headings around a place; what was found out of a version is kept for the next sheet. */
export function categorySuggester(read: ReadHandle): SuggestCategory {
  const ofVersion = new Map<string, ReadonlyMap<string, string>>();
  let plan: ReturnType<typeof readPlanTree> | undefined;
  return ({ material }) => {
    const blockId = material?.target?.parts[0]?.blockId;
    if (material === null || blockId === undefined) {
      return null;
    }
    let categories = ofVersion.get(material.versionId);
    if (categories === undefined) {
      plan ??= readPlanTree(read);
      categories = categoriesOfBlocks(versionBlocks(read, material.versionId), plan.goals, plan.policies);
      ofVersion.set(material.versionId, categories);
    }
    return categories.get(blockId) ?? null;
  };
}
