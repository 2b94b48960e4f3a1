import { similarSets } from '../../../core/domain/opinion-sheets/similar.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';

export function findSimilar({ texts }: JobInput<'findSimilar'>): JobOutput<'findSimilar'> {
  return similarSets(texts);
}
