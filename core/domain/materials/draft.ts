import { z } from 'zod';
import type { JsonValue } from '../change-log/canonical-json.ts';
import { idSchema } from '../ids.ts';
import { distributionSchema } from '../meetings/handout-list-content.ts';
import { type MaterialContent, materialContentSchema, materialKindSchema } from './content.ts';
import {
  applyOperations,
  type DraftOperation,
  type DraftPath,
  draftOperationSchema,
  draftPathSchema,
  invertOperations,
  isList,
  isObject,
  jsonOf,
  valueAt,
} from './draft-operation.ts';

/** `published`: became a version. `discarded`: put away, and can be taken up again. */
export const draftStateSchema = z.enum(['open', 'published', 'discarded']);
export type DraftState = z.infer<typeof draftStateSchema>;

/** 下書き: the content of a version that is not published yet. */
export const draftSchema = z.object({
  id: idSchema,
  /** Null for a paper that does not exist yet; it is made at publication. */
  materialId: idSchema.nullable(),
  /** The version it was begun from; null for one begun from nothing. */
  baseVersionId: idSchema.nullable(),
  meetingId: idSchema,
  kind: materialKindSchema,
  /** Of the material, or what the new paper is to have. */
  number: z.string().nullable(),
  title: z.string(),
  distribution: distributionSchema.nullable(),
  state: draftStateSchema,
  /** The version it became. */
  versionId: idSchema.nullable(),
  /** Unix time in milliseconds. */
  startedAt: z.number(),
  /** Of the newest change, or of the start. */
  changedAt: z.number(),
  /** How many changes there are, those that were taken back and taking them back included. */
  revision: z.int().nonnegative(),
});
export type Draft = z.infer<typeof draftSchema>;

/** `undo` and `redo` carry the operations that took the step back or did it again. */
export const draftActSchema = z.enum(['edit', 'undo', 'redo']);
export type DraftAct = z.infer<typeof draftActSchema>;

/** What was changed at once. Following edits of one step are taken back together. */
export const draftChangeSchema = z.object({
  id: idSchema,
  /** Named by whoever edits; typing in one field is one step. */
  step: idSchema,
  act: draftActSchema,
  actor: z.string(),
  /** Unix time in milliseconds. */
  at: z.number(),
  operations: z.array(draftOperationSchema).min(1),
});
export type DraftChange = z.infer<typeof draftChangeSchema>;

export interface DraftStep {
  readonly id: string;
  /** In the order in which they were made. */
  readonly operations: readonly DraftOperation[];
}

/** What can be taken back, and what can be done again, the next one last. */
export interface DraftSteps {
  readonly undo: readonly DraftStep[];
  readonly redo: readonly DraftStep[];
}

export const noSteps: DraftSteps = { undo: [], redo: [] };

/** The steps after one more change. */
export function stepsAfter(
  steps: DraftSteps,
  { act, step, operations }: Pick<DraftChange, 'act' | 'step' | 'operations'>,
): DraftSteps {
  if (act === 'edit') {
    const last = steps.undo.at(-1);
    const merged =
      last?.id === step && steps.redo.length === 0
        ? steps.undo.with(-1, { id: step, operations: [...last.operations, ...operations] })
        : [...steps.undo, { id: step, operations }];
    return { undo: merged, redo: [] };
  }
  const [from, to] = act === 'undo' ? [steps.undo, steps.redo] : [steps.redo, steps.undo];
  const moved = from.at(-1);
  if (moved === undefined) return steps;
  const [left, taken] = [from.slice(0, -1), [...to, moved]];
  return act === 'undo' ? { undo: left, redo: taken } : { undo: taken, redo: left };
}

/** The operations that take the last step back or do it again; null where there is none. */
export function operationsToStep(
  steps: DraftSteps,
  act: 'undo' | 'redo',
): { step: string; operations: DraftOperation[] } | null {
  const step = (act === 'undo' ? steps.undo : steps.redo).at(-1);
  if (step === undefined) return null;
  return {
    step: step.id,
    operations: act === 'undo' ? invertOperations(step.operations) : [...step.operations],
  };
}

/**
 * The content after a change, checked against the schema of its kind.
 * @throws DraftMismatch where an operation does not fit; ZodError where the outcome is no content
 */
export function contentAfter(
  content: MaterialContent,
  operations: readonly DraftOperation[],
): MaterialContent {
  return materialContentSchema.parse(applyOperations(jsonOf(content), operations));
}

/** Who changed what, when: a step, or a step taken back or done again. */
export const draftHistoryEntrySchema = z.object({
  /** Id of its first change. */
  id: idSchema,
  act: draftActSchema,
  actor: z.string(),
  /** Unix time in milliseconds, of its first and of its last change. */
  startedAt: z.number(),
  changedAt: z.number(),
  /** The place of its first operation: the field, or the list whose rows were changed. */
  path: draftPathSchema,
  kind: z.enum(['text', 'set', 'insert', 'remove', 'move']),
  /** The field before and after; for a row what it says. Empty where there was or is none. */
  before: z.string(),
  after: z.string(),
  /** How many operations it consists of. */
  count: z.int().positive(),
});
export type DraftHistoryEntry = z.infer<typeof draftHistoryEntrySchema>;

/** How a row is read on paper. Stored values come in the order of their names; what is not named here follows. */
const paperOrder = [
  'heading',
  'marker',
  'policy',
  'title',
  'project',
  'indicator',
  'text',
  'questionText',
  'baseline',
  'target',
  'result',
];

/** Ids, and what is read out of the words of a finding: nobody has written that. */
function isWritten(name: string, inner: JsonValue): boolean {
  return !(
    /^(?:id|.*Id|kind|type|answers)$/u.test(name) ||
    (name === 'question' && typeof inner !== 'string')
  );
}

/** Every text inside a value as people have written it, in the order of the paper, ids left out. */
export function wordsIn(value: JsonValue | undefined): string {
  if (value === undefined || value === null || typeof value === 'boolean') return '';
  if (isList(value)) return joined(value.map(wordsIn));
  if (isObject(value)) {
    const names = Object.keys(value);
    const order = [
      ...paperOrder.filter((name) => name in value),
      ...names.filter((name) => !paperOrder.includes(name)),
    ];
    return joined(
      order.flatMap((name) => {
        const inner = value[name];
        return inner !== undefined && isWritten(name, inner) ? [wordsIn(inner)] : [];
      }),
    );
  }
  return String(value);
}

function joined(words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ');
}

function startsWith(path: DraftPath, start: DraftPath): boolean {
  return start.every((step, index) => path[index] === step);
}

function touches(operation: DraftOperation, path: DraftPath): boolean {
  if (startsWith(operation.path, path)) return true;
  const row =
    operation.op === 'insert' ? operation.value : operation.op === 'remove' ? operation.before : null;
  const last = path[operation.path.length];
  const id = isObject(row) ? row['id'] : undefined;
  return startsWith(path, operation.path) && typeof id === 'string' && last === `@${id}`;
}

/**
 * What was done to a draft, oldest first.
 * @param content the content it began with
 * @param path only what touches this place
 */
export function draftHistory(
  content: MaterialContent,
  changes: readonly DraftChange[],
  path: DraftPath = [],
): DraftHistoryEntry[] {
  const entries: DraftHistoryEntry[] = [];
  let state = jsonOf(content);
  let openStep: string | null = null;
  for (const change of changes) {
    const before = state;
    state = applyOperations(state, change.operations);
    const operation = change.operations.find((each) => touches(each, path));
    if (operation === undefined) {
      openStep = null;
      continue;
    }
    const last = entries.at(-1);
    const goesOn = change.act === 'edit' && openStep === change.step && last !== undefined;
    openStep = change.act === 'edit' ? change.step : null;
    if (goesOn) {
      const after =
        last.kind === 'text' || last.kind === 'set' ? wordsIn(valueAt(state, last.path)) : last.after;
      entries[entries.length - 1] = {
        ...last,
        after,
        changedAt: change.at,
        count: last.count + change.operations.length,
      };
      continue;
    }
    const isField = operation.op === 'text' || operation.op === 'set';
    entries.push({
      id: change.id,
      act: change.act,
      actor: change.actor,
      startedAt: change.at,
      changedAt: change.at,
      path: [...operation.path],
      kind: operation.op,
      before: isField
        ? wordsIn(valueAt(before, operation.path))
        : operation.op === 'remove'
          ? wordsIn(operation.before)
          : '',
      after: isField
        ? wordsIn(valueAt(state, operation.path))
        : operation.op === 'insert'
          ? wordsIn(operation.value)
          : operation.op === 'move'
            ? wordsIn(valueAt(before, [...operation.path, operation.from]))
            : '',
      count: change.operations.length,
    });
  }
  return entries;
}
