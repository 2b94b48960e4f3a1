import { type KeyboardEvent, type ReactNode, useCallback, useState } from 'react';
import {
  type ChapterUseKind,
  type ContentsRow,
  chapterUseKindSchema,
  type SiblingPlan,
} from '../../../core/domain/plans/shared-contents.ts';
import { isComposingKey } from '../../app/shortcuts.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { Button, TextButton } from '../../ui/button.tsx';
import { TextDialog } from './text-dialog.tsx';
import type { Edits } from './use-edits.ts';

type OpenDialog =
  | { readonly act: 'rename'; readonly row: ContentsRow }
  | { readonly act: 'note'; readonly row: ContentsRow; readonly index: number }
  | null;

/** Chapters down, plans across; each cell says 共通, 個別 or that the plan does not have the chapter. */
export function ContentsTable({
  siblings,
  rows,
  steps,
  selectedId,
  onSelect,
  onSibling,
}: {
  readonly siblings: readonly SiblingPlan[];
  readonly rows: readonly ContentsRow[];
  readonly steps: Edits;
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly onSibling: (sibling: SiblingPlan) => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const close = useCallback(() => setDialog(null), []);
  const setUse = (row: ContentsRow, index: number, use: ChapterUseKind | null, note: string): void => {
    const sibling = siblings[index];
    if (sibling !== undefined) {
      const fields = { chapterId: row.chapter.id, siblingId: sibling.id, use, note };
      steps.run(async () => void (await ask('setChapterUse', fields)));
    }
  };
  const noteOf = (row: ContentsRow, index: number): string => row.uses[index]?.note ?? '';
  return (
    <div className="table-scroll">
      <table className="list-table contents-table">
        <caption className="visually-hidden">{t('plan:table.contents')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('plan:table.chapter')}</th>
            {siblings.map((sibling) => (
              <th key={sibling.id} scope="col">
                {sibling.title}
                <br />
                <Button
                  look="quiet"
                  size="slim"
                  aria-label={t('plan:contents.editPlan', { name: sibling.title })}
                  onClick={() => onSibling(sibling)}
                >
                  {t('plan:edit')}
                </Button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.chapter.id} data-depth={row.depth}>
              <th scope="row">
                <ChapterHead
                  row={row}
                  rows={rows}
                  steps={steps}
                  selected={row.chapter.id === selectedId}
                  onSelect={() => onSelect(row.chapter.id)}
                  onRename={() => setDialog({ act: 'rename', row })}
                />
              </th>
              {siblings.map((sibling, index) => {
                const use = row.uses[index] ?? null;
                const place = t('plan:contents.cell', { chapter: row.chapter.title, plan: sibling.title });
                return (
                  <td key={sibling.id}>
                    <select
                      className="input"
                      aria-label={place}
                      value={use?.use ?? ''}
                      onChange={(event) =>
                        setUse(
                          row,
                          index,
                          chapterUseKindSchema.options.find((one) => one === event.target.value) ?? null,
                          use?.note ?? '',
                        )
                      }
                    >
                      <option value="">{t('plan:none')}</option>
                      {chapterUseKindSchema.options.map((kind) => (
                        <option key={kind} value={kind}>
                          {t(`plan:use.${kind}`)}
                        </option>
                      ))}
                    </select>
                    {use === null ? null : (
                      <TextButton
                        aria-label={t('plan:contents.noteOf', { place, note: use.note })}
                        onClick={() => setDialog({ act: 'note', row, index })}
                      >
                        {use.note === '' ? t('plan:contents.addNote') : use.note}
                      </TextButton>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {dialog?.act === 'rename' ? (
        <TextDialog
          title={t('plan:contents.renameChapter')}
          label={t('plan:contents.newChapter')}
          text={dialog.row.chapter.title}
          required
          onClose={close}
          save={async (title) =>
            void (await ask('renameSharedChapter', { id: dialog.row.chapter.id, title }))
          }
        />
      ) : null}
      {dialog?.act === 'note' ? (
        <TextDialog
          title={t('plan:contents.cell', {
            chapter: dialog.row.chapter.title,
            plan: siblings[dialog.index]?.title ?? '',
          })}
          label={t('plan:contents.note')}
          text={noteOf(dialog.row, dialog.index)}
          onClose={close}
          save={async (note) => {
            setUse(dialog.row, dialog.index, dialog.row.uses[dialog.index]?.use ?? null, note);
          }}
        />
      ) : null}
    </div>
  );
}

type Step = 'up' | 'down' | 'inward' | 'outward';
const stepOrder: readonly Step[] = ['up', 'down', 'inward', 'outward'];
const stepKeys: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'inward',
  ArrowLeft: 'outward',
};

/** Where one step takes a chapter; null where it cannot go. */
function placeAfter(
  row: ContentsRow,
  rows: readonly ContentsRow[],
  step: Step,
): { readonly parentId: string | null; readonly index: number } | null {
  const { parentId } = row.chapter;
  const index = row.number - 1;
  const siblings = rows.filter(({ chapter }) => chapter.parentId === parentId);
  switch (step) {
    case 'up':
      return index > 0 ? { parentId, index: index - 1 } : null;
    case 'down':
      return index < siblings.length - 1 ? { parentId, index: index + 1 } : null;
    case 'inward': {
      const above = parentId === null ? siblings[index - 1] : undefined;
      const hasSections = rows.some(({ chapter }) => chapter.parentId === row.chapter.id);
      return above === undefined || hasSections ? null : { parentId: above.chapter.id, index: 9999 };
    }
    case 'outward': {
      const parent = rows.find(({ chapter }) => chapter.id === parentId);
      return parent === undefined ? null : { parentId: null, index: parent.number };
    }
  }
}

/** Number and title of a chapter; when it is selected, what can be done with it. */
function ChapterHead({
  row,
  rows,
  steps,
  selected,
  onSelect,
  onRename,
}: {
  readonly row: ContentsRow;
  readonly rows: readonly ContentsRow[];
  readonly steps: Edits;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onRename: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const { chapter, number, depth } = row;
  const marker = t(depth === 0 ? 'plan:table.chapterNumber' : 'plan:table.sectionNumber', { number });
  const move = (step: Step): void => {
    const place = placeAfter(row, rows, step);
    if (place === null) {
      steps.say(t(`plan:tree.nowhere.${step}`));
      return;
    }
    steps.run(async () => {
      await ask('moveSharedChapter', { id: chapter.id, ...place });
      steps.say(t('plan:tree.moved', { item: chapter.title }));
    });
  };
  const remove = (): void =>
    steps.run(async () => {
      await ask('removeSharedChapter', { id: chapter.id });
      steps.say(t('plan:tree.removed', { item: chapter.title }));
    });
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (isComposingKey(event.nativeEvent)) {
      return;
    }
    const step = stepKeys[event.key];
    if (event.altKey && event.shiftKey && step !== undefined) {
      event.preventDefault();
      move(step);
    } else if (event.key === 'F2') {
      event.preventDefault();
      onRename();
    } else if (event.key === 'Delete') {
      event.preventDefault();
      remove();
    }
  };
  return (
    <>
      <button
        type="button"
        className="chapter-name"
        data-chapter={chapter.id}
        data-depth={depth}
        aria-pressed={selected}
        onClick={onSelect}
        onKeyDown={press}
      >
        {marker}
        {chapter.title}
      </button>
      {selected ? (
        <span className="button-group chapter-acts">
          {stepOrder.map((step) => (
            <Button
              key={step}
              look="quiet"
              size="slim"
              disabled={placeAfter(row, rows, step) === null}
              onClick={() => move(step)}
            >
              {t(`plan:contents.step.${step}`)}
            </Button>
          ))}
          <Button look="quiet" size="slim" onClick={onRename}>
            {t('plan:tree.rename')}
          </Button>
          <Button look="quiet" size="slim" onClick={remove}>
            {t('plan:tree.remove')}
          </Button>
        </span>
      ) : null}
    </>
  );
}
