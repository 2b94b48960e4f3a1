import type { HistoryField, HistoryStep } from '../../core/contract/compile-schemas.ts';
import { ShingiError } from '../../core/contract/errors.ts';
import type { JsonValue } from '../../core/domain/change-log/canonical-json.ts';
import {
  type Change,
  isRedacted,
  type PatchOperation,
  partsOf,
} from '../../core/domain/change-log/change.ts';
import { readHybridTime } from '../../core/domain/change-log/hybrid-time.ts';
import { responseStatusSchema } from '../../core/domain/opinion-sheets/response.ts';
import { sheetDocumentSchema } from '../../core/domain/opinion-sheets/sheet.ts';
import { createTranslate, type Locale } from '../../core/locales/translator.ts';
import { changesMentioning } from '../../db/change-log/search.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { findGroup, findItemRow } from '../../db/opinion-sheets/compile-queries.ts';
import { findOpinionRow } from '../../db/opinion-sheets/queries.ts';
import type { ItemRow } from '../../db/opinion-sheets/rows.ts';
import { categoriesOf, dispositionLabel, dispositionsOf } from './dispositions.ts';
import { numberOfSubject } from './published-responses.ts';

type Changed = HistoryStep['changes'][number];

interface Words {
  of(field: HistoryField, value: JsonValue | undefined): string | null;
}

const itemFields: Readonly<Record<string, HistoryField>> = {
  summary: 'summary',
  category: 'category',
  note: 'note',
  group_id: 'group',
  number: 'number',
  part_to: 'part',
};
const responseFields: Readonly<Record<string, HistoryField>> = {
  text: 'response',
  status: 'status',
  disposition: 'disposition',
  reason: 'reason',
  section: 'section',
  same_as: 'sameAs',
};

function wordsFor(read: ReadHandle, locale: Locale): Words {
  const translate = createTranslate(locale);
  const dispositions = dispositionsOf(read, locale);
  const categories = new Map(categoriesOf(read).map(({ id, label }) => [id, label]));
  const special: Partial<Record<HistoryField, (text: string) => string | null>> = {
    category: (text) => categories.get(text) ?? text,
    disposition: (text) => dispositionLabel(dispositions, text),
    status: (text) => {
      const status = responseStatusSchema.safeParse(text);
      return status.success ? translate(`opinion:status.${status.data}`) : text;
    },
    group: (text) => findGroup(read, text)?.heading ?? '',
    sameAs: (text) => {
      const no = numberOfSubject(read, text);
      return no === null ? null : `No.${no}`;
    },
  };
  return {
    of: (field, value) => {
      if (value === undefined || value === null || value === '' || isRedacted(value)) {
        return null;
      }
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      const inWords = special[field];
      return inWords === undefined ? text : inWords(text);
    },
  };
}

function rowOf(value: JsonValue | undefined): Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, JsonValue>>)
    : {};
}

function valuesOf(operation: PatchOperation): { before?: JsonValue; after?: JsonValue } {
  return {
    ...('before' in operation ? { before: operation.before } : {}),
    ...('value' in operation ? { after: operation.value } : {}),
  };
}

/** Changes of the columns of one row, whether it came, went or was changed. */
function columnsOf(
  operation: PatchOperation,
  fields: Readonly<Record<string, HistoryField>>,
  words: Words,
): Changed[] {
  const [, , column] = partsOf(operation.path);
  const { before, after } = valuesOf(operation);
  const names = column === undefined ? Object.keys(fields) : [column];
  return names.flatMap((name): Changed[] => {
    const field = fields[name];
    if (field === undefined) {
      return [];
    }
    const was = words.of(field, column === undefined ? rowOf(before)[name] : before);
    const is = words.of(field, column === undefined ? rowOf(after)[name] : after);
    const isNothing = was === is || (field === 'status' && column === undefined && before === undefined);
    return isNothing ? [] : [{ field, before: was, after: is }];
  });
}

interface Subject {
  readonly item: ItemRow;
  readonly sheetId: string;
  /** Items and groups whose response answers, or answered, the item. */
  readonly answered: ReadonlySet<string>;
  readonly planChanges: ReadonlySet<string>;
}

function revisionChange(operation: PatchOperation, opinionId: string): Changed[] {
  const document = rowOf(valuesOf(operation).after)['document'];
  const parsed = typeof document === 'string' ? sheetDocumentSchema.safeParse(JSON.parse(document)) : null;
  const opinion = parsed?.data?.opinions.find(({ id }) => id === opinionId);
  return opinion === undefined
    ? []
    : [
        {
          field: parsed?.data?.revision === 1 ? 'received' : 'revision',
          before: null,
          after: opinion.text,
        },
      ];
}

function planChangeText(row: Readonly<Record<string, JsonValue>>): string | null {
  const words = [row['place'], row['text_before'], row['text_after']].flatMap((part) =>
    typeof part === 'string' && part !== '' ? [part] : [],
  );
  return words.length === 0 ? null : words.join(' → ');
}

function changesOf(operation: PatchOperation, subject: Subject, words: Words): Changed[] {
  const [table = '', key = ''] = partsOf(operation.path);
  const { before, after } = valuesOf(operation);
  switch (table) {
    case 'opinion_item':
      return key === subject.item.id ? columnsOf(operation, itemFields, words) : [];
    case 'opinion_response':
      return subject.answered.has(key) ? columnsOf(operation, responseFields, words) : [];
    case 'plan_change':
      return subject.planChanges.has(key)
        ? [
            {
              field: 'planChange',
              before: planChangeText(rowOf(before)),
              after: planChangeText(rowOf(after)),
            },
          ].filter((change): change is Changed => change.before !== change.after)
        : [];
    case 'sheet_revision':
      return operation.op === 'add' && rowOf(after)['sheet_id'] === subject.sheetId
        ? revisionChange(operation, subject.item.opinion_id)
        : [];
    case 'transfer': {
      const row = rowOf(after);
      const by = row['confirmed_by'];
      return operation.op === 'add' && row['sheet_id'] === subject.sheetId && typeof by === 'string'
        ? [{ field: 'confirmed', before: null, after: by }]
        : [];
    }
    default:
      return [];
  }
}

/** Ids in values of a table's column, out of changes. */
function mentioned(
  changes: readonly Change[],
  table: string,
  of: (row: Readonly<Record<string, JsonValue>>) => JsonValue | undefined,
): Set<string> {
  const ids = changes
    .flatMap(({ patch }) => patch)
    .filter((operation) => partsOf(operation.path)[0] === table)
    .flatMap((operation) => {
      const { before, after } = valuesOf(operation);
      const column = partsOf(operation.path)[2];
      return column === 'group_id' ? [before, after] : [of(rowOf(before)), of(rowOf(after))];
    });
  return new Set(ids.filter((id) => typeof id === 'string'));
}

/** Everything that was ever done with an item: how it came, what was made of it, what was answered. Oldest first. */
export function itemHistory(read: ReadHandle, itemId: string, locale: Locale): HistoryStep[] {
  const item = findItemRow(read, itemId);
  const opinion = item === null ? null : findOpinionRow(read, item.opinion_id);
  if (item === null || opinion === null) {
    throw new ShingiError('not-found', { what: 'opinionItem', id: itemId });
  }
  const own = changesMentioning(read, [itemId]);
  const ofItem = own.map((change) => ({
    ...change,
    patch: change.patch.filter((operation) => operation.path.startsWith(`/opinion_item/${itemId}`)),
  }));
  const groups = mentioned(ofItem, 'opinion_item', (row) => row['group_id']);
  const planChanges = mentioned(own, 'plan_change_item', (row) =>
    row['item_id'] === itemId ? row['plan_change_id'] : undefined,
  );
  const subject: Subject = {
    item,
    sheetId: opinion.sheet_id,
    answered: new Set([itemId, ...groups]),
    planChanges,
  };
  const words = wordsFor(read, locale);
  return changesMentioning(read, [itemId, item.opinion_id, opinion.sheet_id, ...groups, ...planChanges])
    .map(({ opId, time, actor, command, patch }) => ({
      opId,
      at: readHybridTime(time).milliseconds,
      actor,
      command,
      changes: patch.flatMap((operation) => changesOf(operation, subject, words)),
    }))
    .filter(({ changes }) => changes.length > 0);
}
