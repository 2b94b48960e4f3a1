import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import {
  addSharedChapter,
  addSiblingPlan,
  moveSharedChapter,
  moveSiblingPlan,
  removeSharedChapter,
  removeSiblingPlan,
  renameSharedChapter,
  setChapterUse,
  updateSiblingPlan,
} from '../../db/plans/contents-commands.ts';
import {
  addPlanMapping,
  mapSameTitles,
  removePlanMapping,
  updatePlanMapping,
} from '../../db/plans/mapping-commands.ts';
import { planSteps, recordPlanStep, redoPlanStep, undoPlanStep } from '../../db/plans/plan-steps.ts';
import { listPlanMappings, readPlanTree, readSharedContents } from '../../db/plans/queries.ts';
import {
  addPlan,
  addPlanItem,
  copyPlan,
  movePlanItem,
  removePlan,
  removePlanItem,
  renamePlanItem,
  stepPlanItem,
  updatePlan,
} from '../../db/plans/tree-commands.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';

export type PlanCalls = Pick<
  Handlers<ServiceContract>,
  | 'plans'
  | 'planMappings'
  | 'sharedContents'
  | 'addPlan'
  | 'copyPlan'
  | 'updatePlan'
  | 'removePlan'
  | 'addPlanItem'
  | 'renamePlanItem'
  | 'movePlanItem'
  | 'stepPlanItem'
  | 'removePlanItem'
  | 'addPlanMapping'
  | 'updatePlanMapping'
  | 'removePlanMapping'
  | 'mapSameTitles'
  | 'addSiblingPlan'
  | 'updateSiblingPlan'
  | 'moveSiblingPlan'
  | 'removeSiblingPlan'
  | 'addSharedChapter'
  | 'renameSharedChapter'
  | 'moveSharedChapter'
  | 'removeSharedChapter'
  | 'setChapterUse'
  | 'planSteps'
  | 'undoPlanStep'
  | 'redoPlanStep'
>;

/** Plans are edited live: every call is one command that can be taken back. */
export function planHandlers(service: CommitteeService): PlanCalls {
  const { file } = service;
  const { read } = file;

  const change = <Value>(command: string, act: (tx: WriteHandle) => Value): Value => {
    const value = file.write(ownerActor, command, (tx) => {
      const made = act(tx);
      recordPlanStep(tx, command);
      return made;
    });
    service.announce('plans');
    return value;
  };
  const made = (command: string, act: (tx: WriteHandle) => string) => ({ id: change(command, act) });
  const carriedOut = (command: string, act: (tx: WriteHandle) => void): null => {
    change(command, act);
    return null;
  };
  const step = (command: string, act: (tx: WriteHandle) => string | null) => {
    const label = file.write(ownerActor, command, act);
    service.announce('plans');
    return { label };
  };

  return {
    plans: () => readPlanTree(read),
    planMappings: () => listPlanMappings(read),
    sharedContents: () => readSharedContents(read),

    addPlan: (fields) => made('addPlan', (tx) => addPlan(tx, fields)),
    copyPlan: ({ id, fields, record }) => made('copyPlan', (tx) => copyPlan(tx, id, fields, record)),
    updatePlan: ({ id, fields }) => carriedOut('updatePlan', (tx) => updatePlan(tx, id, fields)),
    removePlan: ({ id }) => carriedOut('removePlan', (tx) => removePlan(tx, id)),

    addPlanItem: ({ planId, title, place }) =>
      made('addPlanItem', (tx) => addPlanItem(tx, planId, title, place)),
    renamePlanItem: ({ id, title }) => carriedOut('renamePlanItem', (tx) => renamePlanItem(tx, id, title)),
    movePlanItem: ({ id, place }) => carriedOut('movePlanItem', (tx) => movePlanItem(tx, id, place)),
    stepPlanItem: ({ id, direction }) => ({
      moved: change('movePlanItem', (tx) => stepPlanItem(tx, id, direction)),
    }),
    removePlanItem: ({ id }) => carriedOut('removePlanItem', (tx) => removePlanItem(tx, id)),

    addPlanMapping: (fields) => made('addPlanMapping', (tx) => addPlanMapping(tx, fields)),
    updatePlanMapping: ({ id, ...fields }) =>
      carriedOut('updatePlanMapping', (tx) => updatePlanMapping(tx, id, fields)),
    removePlanMapping: ({ id }) => carriedOut('removePlanMapping', (tx) => removePlanMapping(tx, id)),
    mapSameTitles: ({ fromPlanId, toPlanId }) => ({
      count: change('mapSameTitles', (tx) => mapSameTitles(tx, fromPlanId, toPlanId)),
    }),

    addSiblingPlan: (fields) => made('addSiblingPlan', (tx) => addSiblingPlan(tx, fields)),
    updateSiblingPlan: ({ id, ...fields }) =>
      carriedOut('updateSiblingPlan', (tx) => updateSiblingPlan(tx, id, fields)),
    moveSiblingPlan: ({ id, index }) => carriedOut('moveSiblingPlan', (tx) => moveSiblingPlan(tx, id, index)),
    removeSiblingPlan: ({ id }) => carriedOut('removeSiblingPlan', (tx) => removeSiblingPlan(tx, id)),
    addSharedChapter: (fields) => made('addSharedChapter', (tx) => addSharedChapter(tx, fields)),
    renameSharedChapter: ({ id, title }) =>
      carriedOut('renameSharedChapter', (tx) => renameSharedChapter(tx, id, title)),
    moveSharedChapter: ({ id, ...place }) =>
      carriedOut('moveSharedChapter', (tx) => moveSharedChapter(tx, id, place)),
    removeSharedChapter: ({ id }) => carriedOut('removeSharedChapter', (tx) => removeSharedChapter(tx, id)),
    setChapterUse: (fields) => carriedOut('setChapterUse', (tx) => setChapterUse(tx, fields)),

    planSteps: () => planSteps(read),
    undoPlanStep: () => step('undoPlanStep', undoPlanStep),
    redoPlanStep: () => step('redoPlanStep', redoPlanStep),
  };
}
