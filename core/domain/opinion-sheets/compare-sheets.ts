import type { OriginalOpinion } from './opinion.ts';
import type { SheetDocument } from './sheet.ts';

/** Fields of an opinion that are words of its writer, in the order of the form. */
export const comparedFields = ['quote', 'text', 'reason', 'proposal'] as const;
export type ComparedField = (typeof comparedFields)[number];

/** One opinion in two revisions of a sheet; null where it is not in one of them. `no`: its number there, from 1. */
export interface ComparedOpinion {
  readonly id: string;
  readonly before: { readonly no: number; readonly opinion: OriginalOpinion } | null;
  readonly after: { readonly no: number; readonly opinion: OriginalOpinion } | null;
  readonly change: 'same' | 'changed' | 'added' | 'removed';
}

/** An answer to a question of the committee's own in two revisions; empty where none was given. */
export interface ComparedAnswer {
  readonly fieldId: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

export interface SheetComparison {
  readonly opinions: readonly ComparedOpinion[];
  /** Only those that differ. */
  readonly answers: readonly ComparedAnswer[];
  readonly submitterDiffers: boolean;
  readonly publishabilityDiffers: boolean;
}

function isSame(a: OriginalOpinion, b: OriginalOpinion): boolean {
  return (
    a.kind === b.kind &&
    a.location.label === b.location.label &&
    comparedFields.every((field) => a[field] === b[field])
  );
}

/**
 * What is different between two revisions of one sheet: opinions by their ids, in the order of the later one, with those that
 * are gone after the one they followed.
 */
export function compareSheets(before: SheetDocument, after: SheetDocument): SheetComparison {
  const earlier = new Map(before.opinions.map((opinion, index) => [opinion.id, { no: index + 1, opinion }]));
  const kept = new Set(after.opinions.map(({ id }) => id));
  const rows: ComparedOpinion[] = after.opinions.map((opinion, index) => {
    const was = earlier.get(opinion.id) ?? null;
    const change = was === null ? 'added' : isSame(was.opinion, opinion) ? 'same' : 'changed';
    return { id: opinion.id, before: was, after: { no: index + 1, opinion }, change };
  });
  before.opinions.forEach((opinion, index) => {
    if (!kept.has(opinion.id)) {
      const previous = before.opinions[index - 1]?.id;
      const at = rows.findIndex(({ id }) => id === previous);
      const was = { no: index + 1, opinion };
      rows.splice(at + 1, 0, { id: opinion.id, before: was, after: null, change: 'removed' });
    }
  });
  const answerOf = ({ answers }: SheetDocument, fieldId: string): string =>
    answers.find((answer) => answer.fieldId === fieldId)?.text ?? '';
  const labels = new Map([...before.answers, ...after.answers].map(({ fieldId, label }) => [fieldId, label]));
  const answers = [...labels].map(([fieldId, label]) => ({
    fieldId,
    label,
    before: answerOf(before, fieldId),
    after: answerOf(after, fieldId),
  }));
  const [was, is] = [before.submitter, after.submitter];
  return {
    opinions: rows,
    answers: answers.filter((answer) => answer.before !== answer.after),
    submitterDiffers: was.name !== is.name || was.role !== is.role || was.memberId !== is.memberId,
    publishabilityDiffers: before.publishability !== after.publishability,
  };
}
