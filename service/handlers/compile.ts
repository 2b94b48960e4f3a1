import type { SimilarItem } from '../../core/contract/compile-schemas.ts';
import { ShingiError } from '../../core/contract/errors.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { countOpinions } from '../../core/domain/opinion-sheets/counts.ts';
import { similarTo } from '../../core/domain/opinion-sheets/similar.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import {
  type CompiledOutline,
  compiledFacets,
  compiledOutline,
  compiledTotals,
  nextUndone,
} from '../../db/opinion-sheets/compile-outline.ts';
import {
  changeCount,
  compiledRows,
  compiledViewCounts,
  countedItems,
  findGroup,
  findItemRow,
  findPlanChange,
  groupsOfMeeting,
  type ItemText,
  itemTexts,
  planChangesOfMaterial,
  planChangesOfMeeting,
  type TableRequest,
} from '../../db/opinion-sheets/compile-queries.ts';
import {
  compileSteps,
  recordCompileStep,
  redoCompileStep,
  undoCompileStep,
} from '../../db/opinion-sheets/compile-steps.ts';
import { groupItems, renameGroup, ungroupItems } from '../../db/opinion-sheets/group-commands.ts';
import {
  acknowledgeRevisions,
  changeItems,
  renumberItems,
  splitOpinion,
} from '../../db/opinion-sheets/item-commands.ts';
import { removePlanChange, savePlanChange } from '../../db/opinion-sheets/plan-change-commands.ts';
import { acceptSeveralSheets, decideSheet, setSheetState } from '../../db/opinion-sheets/receive-commands.ts';
import { changeResponses } from '../../db/opinion-sheets/response-commands.ts';
import { sheetTerms } from '../../db/opinion-sheets/settings.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { categorySuggester } from '../exchange/suggest.ts';
import { showCompiledItem } from '../opinion-sheets/compiled-item.ts';
import { dispositionsOf } from '../opinion-sheets/dispositions.ts';
import { itemHistory } from '../opinion-sheets/history.ts';
import { receivedSheets, sheetsOfMember, showSheet } from '../opinion-sheets/received-sheets.ts';

type CompileCalls = Pick<
  Handlers<ServiceContract>,
  | 'receivedSheets'
  | 'receivedSheet'
  | 'compileTable'
  | 'compileTableIds'
  | 'compileViews'
  | 'compiledItem'
  | 'similarItems'
  | 'suggestGroups'
  | 'opinionGroups'
  | 'opinionCounts'
  | 'itemHistory'
  | 'planChanges'
  | 'changeItems'
  | 'changeResponse'
  | 'groupItems'
  | 'ungroupItems'
  | 'renameGroup'
  | 'splitOpinion'
  | 'savePlanChange'
  | 'removePlanChange'
  | 'renumberItems'
  | 'acknowledgeRevisions'
  | 'setSheetState'
  | 'decideSheet'
  | 'acceptSeveralSheets'
  | 'compileOutline'
  | 'compilePosition'
  | 'nextUndone'
  | 'compileFacets'
  | 'sheetsOfMember'
  | 'compileTotals'
  | 'changesOfMaterial'
  | 'compileSteps'
  | 'stepCompile'
>;

const similarTimeout = 120_000;
const excerptLength = 120;

/** The order of a table, kept until something changes: a window scrolls through it in many small requests. */
class TableOrder {
  #key = '';
  #outline: CompiledOutline = { ids: [], undone: [], sections: [], fingerprint: '' };

  outlineOf(request: TableRequest, version: number, make: () => CompiledOutline): CompiledOutline {
    const key = JSON.stringify([version, request]);
    if (key !== this.#key) {
      this.#outline = make();
      this.#key = key;
    }
    return this.#outline;
  }
}

/** Changes of one text of one row are typing: they are taken back together. */
function stepOf(
  itemIds: readonly string[],
  changes: Readonly<Record<string, unknown>>,
): { label: string; mergeKey: string | null } {
  const names = Object.keys(changes).filter((name) => changes[name] !== undefined);
  const [name = ''] = names;
  const isTyping = itemIds.length === 1 && names.length === 1 && typedFields.has(name);
  return {
    label: names.length === 1 ? name : 'several',
    mergeKey: isTyping ? `${name} ${itemIds[0] ?? ''}` : null,
  };
}

const typedFields = new Set(['summary', 'note', 'text', 'reason', 'section']);

export function compileHandlers(service: CommitteeService): CompileCalls {
  const { file, environment } = service;
  const { read } = file;
  const order = new TableOrder();

  const change = <Value>(command: string, act: (tx: WriteHandle) => Value): Value => {
    const value = file.write(ownerActor, command, act);
    service.announce('opinions');
    return value;
  };
  /** A command on the table of one meeting, which can be taken back. */
  const step = <Value>(
    command: string,
    meetingId: string,
    act: (tx: WriteHandle) => Value,
    { label, mergeKey }: { label: string; mergeKey: string | null } = { label: command, mergeKey: null },
  ): Value =>
    change(command, (tx) => {
      const value = act(tx);
      recordCompileStep(tx, meetingId, label, mergeKey);
      return value;
    });
  const meetingOf = (itemId: string | undefined): string => {
    const item = itemId === undefined ? null : findItemRow(read, itemId);
    if (item === null) {
      throw new ShingiError('not-found', { what: 'opinionItem', id: itemId ?? '' });
    }
    return item.meeting_id;
  };
  const dispositions = () => dispositionsOf(read, environment.locale);
  const outlineOf = ({ meetingId, filter, order: by, descending }: TableRequest): CompiledOutline => {
    const request = { meetingId, filter, order: by, descending };
    return order.outlineOf(request, changeCount(read), () => compiledOutline(read, request));
  };

  return {
    receivedSheets: ({ meetingId }) => receivedSheets(read, meetingId),
    receivedSheet: ({ sheetId }) => showSheet(read, sheetId),
    compileTable: (request) => {
      const { ids } = outlineOf(request);
      const window = ids.slice(request.offset, request.offset + request.limit);
      return {
        rows: compiledRows(read, window, sheetTerms(read, request.meetingId).dueAt),
        total: ids.length,
      };
    },
    compileTableIds: (request) => [...outlineOf(request).ids],
    compileOutline: (request) => {
      const { ids, sections, fingerprint } = outlineOf(request);
      return { total: ids.length, fingerprint, sections: [...sections] };
    },
    compilePosition: ({ itemId, ...request }) => {
      const index = outlineOf(request).ids.indexOf(itemId);
      return { index: index === -1 ? null : index };
    },
    nextUndone: ({ from, direction, ...request }) => ({
      index: nextUndone(outlineOf(request).undone, from, direction),
    }),
    compileFacets: ({ meetingId }) => compiledFacets(read, meetingId),
    sheetsOfMember: ({ memberId }) => sheetsOfMember(read, memberId),
    compileTotals: () => compiledTotals(read),
    changesOfMaterial: ({ materialId }) =>
      planChangesOfMaterial(read, materialId).map((planChange) => ({
        change: planChange,
        items: planChange.itemIds.map((itemId) => ({
          itemId,
          no: findItemRow(read, itemId)?.number ?? 0,
        })),
      })),
    compileSteps: ({ meetingId }) => compileSteps(read, meetingId),
    stepCompile: ({ meetingId, act }) => ({
      label: change(act, (tx) =>
        act === 'undo' ? undoCompileStep(tx, meetingId) : redoCompileStep(tx, meetingId),
      ),
    }),
    compileViews: ({ meetingId }) => compiledViewCounts(read, meetingId),
    compiledItem: ({ itemId }) => showCompiledItem(read, itemId, environment.locale),
    similarItems: ({ itemId, limit }) => {
      const item = findItemRow(read, itemId);
      const texts = item === null ? [] : itemTexts(read, item.meeting_id);
      const own = texts.find((text) => text.itemId === itemId);
      if (item === null) {
        throw new ShingiError('not-found', { what: 'opinionItem', id: itemId });
      }
      return own === undefined ? [] : similarItems(own, texts, limit);
    },
    suggestGroups: async ({ meetingId }) => {
      const texts = itemTexts(read, meetingId).filter(({ groupId }) => groupId === null);
      const sets = await environment.jobs.run(
        'findSimilar',
        { texts: texts.map(({ itemId, text }) => ({ id: itemId, text })) },
        { signal: new AbortController().signal, timeout: similarTimeout },
      );
      return sets.map(({ ids, similarity }) => ({ itemIds: ids, similarity }));
    },
    opinionGroups: ({ meetingId }) => groupsOfMeeting(read, meetingId),
    opinionCounts: ({ meetingId }) =>
      countOpinions(
        countedItems(read, meetingId),
        dispositions(),
        planChangesOfMeeting(read, meetingId).length,
      ),
    itemHistory: ({ itemId }) => itemHistory(read, itemId, environment.locale),
    planChanges: ({ meetingId }) => planChangesOfMeeting(read, meetingId),

    changeItems: ({ itemIds, changes }) => {
      step(
        'classifyOpinions',
        meetingOf(itemIds[0]),
        (tx) => changeItems(tx, itemIds, changes),
        stepOf(itemIds, changes),
      );
      return null;
    },
    changeResponse: ({ itemIds, changes }) => {
      step(
        'answerOpinions',
        meetingOf(itemIds[0]),
        (tx) => changeResponses(tx, itemIds, changes, dispositions()),
        stepOf(itemIds, changes),
      );
      return null;
    },
    groupItems: ({ itemIds, groupId, heading }) => ({
      groupId: step('groupOpinions', meetingOf(itemIds[0]), (tx) =>
        groupItems(tx, itemIds, groupId, heading),
      ),
    }),
    ungroupItems: ({ itemIds }) => {
      step('ungroupOpinions', meetingOf(itemIds[0]), (tx) => ungroupItems(tx, itemIds));
      return null;
    },
    renameGroup: ({ groupId, heading }) => {
      const meetingId = findGroup(read, groupId)?.meeting_id ?? '';
      step('renameGroup', meetingId, (tx) => renameGroup(tx, groupId, heading), {
        label: 'renameGroup',
        mergeKey: `heading ${groupId}`,
      });
      return null;
    },
    splitOpinion: ({ opinionId, offsets }) => ({
      // The first item of an opinion has its id.
      itemIds: step('splitOpinion', meetingOf(opinionId), (tx) => splitOpinion(tx, opinionId, offsets)),
    }),
    savePlanChange: (planChange) => {
      step('savePlanChange', planChange.meetingId, (tx) => savePlanChange(tx, planChange, dispositions()));
      return null;
    },
    removePlanChange: ({ id }) => {
      const meetingId = findPlanChange(read, id)?.meetingId ?? '';
      step('removePlanChange', meetingId, (tx) => removePlanChange(tx, id, dispositions()));
      return null;
    },
    renumberItems: ({ meetingId, order: by }) => {
      step('renumberOpinions', meetingId, (tx) => renumberItems(tx, meetingId, by));
      return null;
    },
    acknowledgeRevisions: ({ itemIds }) => {
      step('acknowledgeRevisions', meetingOf(itemIds[0]), (tx) => acknowledgeRevisions(tx, itemIds));
      return null;
    },
    setSheetState: ({ sheetId, state }) => {
      change('setSheetState', (tx) => setSheetState(tx, sheetId, state));
      return null;
    },
    decideSheet: ({ sheetId, decision }) => {
      change('decideSheet', (tx) => decideSheet(tx, sheetId, decision, categorySuggester(tx)));
      return null;
    },
    acceptSeveralSheets: ({ sheetId }) => {
      change('acceptSeveralSheets', (tx) => acceptSeveralSheets(tx, sheetId));
      return null;
    },
  };
}

function similarItems(own: ItemText, texts: readonly ItemText[], limit: number): SimilarItem[] {
  const others = texts.filter(({ itemId }) => itemId !== own.itemId);
  const byId = new Map(others.map((text) => [text.itemId, text]));
  return similarTo(
    own.text,
    others.map(({ itemId, text }) => ({ id: itemId, text })),
    limit,
  ).flatMap(({ id, similarity }): SimilarItem[] => {
    const text = byId.get(id);
    return text === undefined
      ? []
      : [
          {
            itemId: id,
            no: text.number,
            similarity,
            excerpt: text.text.replace(/\s+/gu, ' ').trim().slice(0, excerptLength),
            submitterName: text.name,
            groupId: text.groupId,
          },
        ];
  });
}
