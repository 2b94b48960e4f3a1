import type { KeyboardEvent } from 'react';
import { useWords } from '../../app/words.ts';
import { type CompileWords, nameOfCategory, offeredDispositions } from './compile-words.ts';
import type { OpenDialog } from './dialogs/open-dialog.ts';
import type { FieldName } from './field-request.ts';
import { setDisposition } from './set-disposition.ts';
import { type TableKey, tableKeyOf } from './table/table-keys.ts';
import type { CompileTable } from './table/use-table.ts';
import type { CompileActs } from './use-acts.ts';

interface KeyActs {
  readonly table: CompileTable;
  readonly acts: CompileActs;
  readonly words: CompileWords;
  /** Rows that an act is about. */
  readonly targets: readonly string[];
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly onField: (field: FieldName) => void;
  readonly onOpen: () => void;
  readonly onFind: () => void;
  readonly onNothingLeft: () => void;
}

/** What the keys of the table do. @returns a handler that says whether a key did something */
export function useTableKeys(keys: KeyActs): (event: KeyboardEvent) => boolean {
  const t = useWords();
  const { table, acts, words, targets } = keys;
  const [itemId] = targets;

  const undone = (direction: 'next' | 'previous'): void => {
    void table.nextUndone(direction).then((found) => {
      if (!found) {
        keys.onNothingLeft();
      }
    });
  };
  const accept = (): void => {
    const row = table.state.isHere ? table.pages.at(table.state.index) : undefined;
    if (row !== undefined && row.category === null && row.suggestedCategory !== null) {
      const name = nameOfCategory(words.categories, row.suggestedCategory);
      void acts.change(
        [row.itemId],
        { category: row.suggestedCategory },
        t('compile:said.category', { no: row.no, name }),
      );
    }
  };
  const carryOut = (key: TableKey, first: string): void => {
    switch (key.act) {
      case 'disposition': {
        const chosen = offeredDispositions(words.dispositions).find(({ digit }) => digit === key.digit);
        if (chosen !== undefined) {
          void setDisposition(t, acts, words, targets, chosen.disposition.code);
        }
        break;
      }
      case 'undecided':
        void setDisposition(t, acts, words, targets, null);
        break;
      case 'field':
        keys.onField(key.field);
        break;
      case 'accept':
        accept();
        break;
      case 'group':
        keys.onDialog({ type: 'group', itemIds: targets });
        break;
      case 'split':
        keys.onDialog({ type: 'split', itemId: first });
        break;
      case 'reference':
        keys.onDialog({ type: 'reference', itemIds: targets });
        break;
      case 'planChange':
        keys.onDialog({ type: 'planChange', change: null, itemIds: targets });
        break;
      case 'nextUndone':
        undone('next');
        break;
      case 'previousUndone':
        undone('previous');
        break;
      case 'open':
        keys.onOpen();
        break;
      case 'find':
        keys.onFind();
        break;
    }
  };
  return (event) => {
    const key = tableKeyOf(event);
    if (key === null || (itemId === undefined && key.act !== 'find')) {
      return false;
    }
    carryOut(key, itemId ?? '');
    return true;
  };
}
