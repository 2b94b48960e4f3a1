import type { SimilarItem } from '../../core/contract/compile-schemas.ts';
import { ShingiError } from '../../core/contract/errors.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { countOpinions } from '../../core/domain/opinion-sheets/counts.ts';
import { similarTo } from '../../core/domain/opinion-sheets/similar.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import {
  changeCount,
  compiledIds,
  compiledRows,
  compiledViewCounts,
  countedItems,
  findItemRow,
  groupsOfMeeting,
  type ItemText,
  itemTexts,
  planChangesOfMeeting,
  type TableRequest,
} from '../../db/opinion-sheets/compile-queries.ts';
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
import { receivedSheets, showSheet } from '../opinion-sheets/received-sheets.ts';

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
>;

const similarTimeout = 120_000;
const excerptLength = 120;

/** The order of a table, kept until something changes: a window scrolls through it in many small requests. */
class TableOrder {
  #key = '';
  #ids: string[] = [];

  idsOf(request: TableRequest, version: number, make: () => string[]): string[] {
    const key = JSON.stringify([version, request]);
    if (key !== this.#key) {
      this.#ids = make();
      this.#key = key;
    }
    return this.#ids;
  }
}

export function compileHandlers(service: CommitteeService): CompileCalls {
  const { file, environment } = service;
  const { read } = file;
  const order = new TableOrder();

  const change = <Value>(command: string, act: (tx: WriteHandle) => Value): Value => {
    const value = file.write(ownerActor, command, act);
    service.announce('opinions');
    return value;
  };
  const dispositions = () => dispositionsOf(read, environment.locale);
  const idsOf = ({ meetingId, filter, order: by, descending }: TableRequest): string[] => {
    const request = { meetingId, filter, order: by, descending };
    return order.idsOf(request, changeCount(read), () => compiledIds(read, request));
  };

  return {
    receivedSheets: ({ meetingId }) => receivedSheets(read, meetingId),
    receivedSheet: ({ sheetId }) => showSheet(read, sheetId),
    compileTable: (request) => {
      const ids = idsOf(request);
      const window = ids.slice(request.offset, request.offset + request.limit);
      return {
        rows: compiledRows(read, window, sheetTerms(read, request.meetingId).dueAt),
        total: ids.length,
      };
    },
    compileTableIds: idsOf,
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
      change('classifyOpinions', (tx) => changeItems(tx, itemIds, changes));
      return null;
    },
    changeResponse: ({ itemIds, changes }) => {
      change('answerOpinions', (tx) => changeResponses(tx, itemIds, changes, dispositions()));
      return null;
    },
    groupItems: ({ itemIds, groupId, heading }) => ({
      groupId: change('groupOpinions', (tx) => groupItems(tx, itemIds, groupId, heading)),
    }),
    ungroupItems: ({ itemIds }) => {
      change('ungroupOpinions', (tx) => ungroupItems(tx, itemIds));
      return null;
    },
    renameGroup: ({ groupId, heading }) => {
      change('renameGroup', (tx) => renameGroup(tx, groupId, heading));
      return null;
    },
    splitOpinion: ({ opinionId, offsets }) => ({
      itemIds: change('splitOpinion', (tx) => splitOpinion(tx, opinionId, offsets)),
    }),
    savePlanChange: (planChange) => {
      change('savePlanChange', (tx) => savePlanChange(tx, planChange, dispositions()));
      return null;
    },
    removePlanChange: ({ id }) => {
      change('removePlanChange', (tx) => removePlanChange(tx, id, dispositions()));
      return null;
    },
    renumberItems: ({ meetingId, order: by }) => {
      change('renumberOpinions', (tx) => renumberItems(tx, meetingId, by));
      return null;
    },
    acknowledgeRevisions: ({ itemIds }) => {
      change('acknowledgeRevisions', (tx) => acknowledgeRevisions(tx, itemIds));
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
