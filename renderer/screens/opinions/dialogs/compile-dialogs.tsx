import type { ReactNode } from 'react';
import type { CompileFacets } from '../../../../core/contract/compile-schemas.ts';
import type { CompileWords } from '../compile-words.ts';
import { FilterDialog } from '../filter/filter-dialog.tsx';
import { PlanChangeDialog } from '../plan-changes/plan-change-dialog.tsx';
import type { CompileTable } from '../table/use-table.ts';
import type { CompileActs } from '../use-acts.ts';
import { GroupDialog } from './group-dialog.tsx';
import type { OpenDialog } from './open-dialog.ts';
import { ReferenceDialog } from './reference-dialog.tsx';
import { RenumberDialog } from './renumber-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { SuggestionsDialog } from './suggestions-dialog.tsx';

/** The dialog that is open over the table. */
export function CompileDialogs({
  dialog,
  meetingId,
  table,
  facets,
  words,
  acts,
  onClose,
}: {
  readonly dialog: OpenDialog;
  readonly meetingId: string;
  readonly table: CompileTable;
  readonly facets: CompileFacets | null;
  readonly words: CompileWords;
  readonly acts: CompileActs;
  readonly onClose: () => void;
}): ReactNode {
  switch (dialog.type) {
    case 'filter':
      return <FilterDialog table={table} words={words} facets={facets} onClose={onClose} />;
    case 'renumber':
      return (
        <RenumberDialog meetingId={meetingId} order={table.wanted.order} acts={acts} onClose={onClose} />
      );
    case 'suggestions':
      return <SuggestionsDialog meetingId={meetingId} acts={acts} onClose={onClose} />;
    case 'group':
      return (
        <GroupDialog
          itemIds={dialog.itemIds}
          groups={facets?.groups ?? []}
          acts={acts}
          onClose={() => {
            table.clear();
            onClose();
          }}
          onCancel={onClose}
        />
      );
    case 'split':
      return <SplitDialog itemId={dialog.itemId} acts={acts} onClose={onClose} />;
    case 'reference':
      return <ReferenceDialog meetingId={meetingId} itemIds={dialog.itemIds} acts={acts} onClose={onClose} />;
    case 'planChange':
      return (
        <PlanChangeDialog
          key={dialog.change?.id ?? 'new'}
          meetingId={meetingId}
          change={dialog.change}
          itemIds={dialog.itemIds}
          overview={words.overview}
          acts={acts}
          onClose={onClose}
        />
      );
  }
}
