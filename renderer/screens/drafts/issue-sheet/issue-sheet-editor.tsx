import {
  type ClipboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { IssueSheetContent } from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { linesOf, linesOfTable } from '../../../../core/domain/issue-sheets/sheet-paste.ts';
import { onStepRequest } from '../../../app/step-request.ts';
import { useWords } from '../../../app/words.ts';
import type { DraftSession } from '../../../data/draft-session.ts';
import { newId } from '../../../platform/new-id.ts';
import { cellOnClipboard, tableOnClipboard } from '../../../ui/clipboard-table.ts';
import { useAnnounce } from '../../../ui/status.tsx';
import type { RowAct } from '../editing/draft-keys.ts';
import { type CaretTarget, EditingContext } from '../editing/editing-context.ts';
import { Field } from '../editing/field.tsx';
import { fieldOf, goToPlace, rowKeyOf } from '../editing/places.ts';
import { RowsEnd } from '../editing/rows.tsx';
import { isBlankRow, placeOf } from './enter-key.ts';
import { Lines } from './lines.tsx';
import { placeAfter } from './place-after.ts';
import { RowTools } from './row-tools.tsx';
import { SheetActsContext, sheetActs } from './sheet-acts.ts';
import { SheetForm } from './sheet-form.tsx';
import { pressKey } from './sheet-keys.ts';
import { useSheetWords } from './sheet-words.ts';

/** Where the caret was last: the row acts are about it. */
export interface SheetPlace {
  readonly rowKey: string;
  readonly fieldKey: string;
}

/** A 課題シート edited in place, with the look of the printed sheet. */
export function IssueSheetEditor({
  session,
  content,
  onPrint,
  onPlace,
}: {
  readonly session: DraftSession;
  readonly content: IssueSheetContent;
  readonly onPrint: () => void;
  /** Told of the row that the caret goes into. */
  readonly onPlace: (rowKey: string | null) => void;
}): ReactNode {
  const t = useWords();
  const announce = useAnnounce();
  const words = useSheetWords();
  const editor = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<SheetPlace | null>(null);
  // Each target is an object of its own, and is gone to once: as soon as the page shows what it names.
  const [target, goTo] = useState<CaretTarget | null>(null);
  const reached = useRef<CaretTarget | null>(null);
  const acts = useMemo(() => sheetActs(session, { newId, words }, goTo), [session, words]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the page has to show what the target is in
  useLayoutEffect(() => {
    const isNew = target !== null && target !== reached.current;
    if (isNew && editor.current !== null && goToPlace(editor.current, target)) {
      reached.current = target;
    }
  }, [content, target]);

  // An empty form begins between the brackets of its heading.
  const begin = useEffectEvent(() => {
    const [sheet] = content.sheets;
    if (isUntouched(session) && sheet !== undefined) {
      goTo({ key: `sheets/@${sheet.id}/heading`, caret: sheet.heading.indexOf('「') + 1 });
    }
  });
  useEffect(() => begin(), []);

  const step = (act: 'undo' | 'redo'): void => {
    void session.step(act).then((operations) => {
      const last = operations.at(-1);
      announce(t(last === undefined ? `draft:nothingTo.${act}` : `draft:done.${act}`));
      if (last !== undefined) {
        goTo(placeAfter(acts.content(), last));
      }
    });
  };

  const act = (what: RowAct): void => {
    if (place === null) {
      return;
    }
    const { rowKey, fieldKey } = place;
    const here = placeOf(acts.content(), rowKey);
    const back: CaretTarget = { key: fieldKey, caret: 'end' };
    switch (what) {
      case 'add':
        acts.addBelow(rowKey);
        break;
      case 'addOuter':
        acts.addBelow(outerRowKey(editor.current, rowKey) ?? rowKey);
        break;
      case 'up':
      case 'down': {
        const whole = here.list === 'indicators' && fieldKey.endsWith('/project');
        const moved = acts.moveRow(rowKey, what === 'up' ? -1 : 1, whole, back);
        const { index, count } = placeOf(acts.content(), rowKey);
        announce(moved ? t('sheet:moved', { number: index + 1, count }) : t('sheet:notMoved'));
        break;
      }
      case 'merge': {
        const done = acts.mergeOrSplit(rowKey, fieldKey);
        const isCell = here.list === 'rows';
        announce(t(done === null ? 'sheet:notMerged' : isCell ? `sheet:cell.${done}` : `sheet:${done}`));
        break;
      }
      case 'remove': {
        const wasBlank = isBlankRow(acts.content(), rowKey);
        const keys = neighbourRows(editor.current, rowKey);
        acts.removeRow(rowKey, { key: keys ?? here.listKey, caret: 'end' });
        announce(t(wasBlank ? 'sheet:removedBlank' : 'sheet:removed'));
        break;
      }
    }
  };

  const paste = (event: ClipboardEvent): void => {
    const field = fieldOf(event.target);
    const rowKey = rowKeyOf(field);
    if (field === null || rowKey === null) {
      return;
    }
    const fieldKey = field.dataset['field'] ?? '';
    const table = tableOnClipboard(event.clipboardData);
    const outcome = table === null ? null : acts.pasteTable(fieldKey, table);
    if (outcome !== null) {
      event.preventDefault();
      const word = outcome.isTable ? 'pastedAsTable' : outcome.surplus > 0 ? 'pastedSurplus' : 'pastedRows';
      announce(t(`sheet:${word}`, { count: outcome.rows }));
      return;
    }
    const cell = table === null ? cellOnClipboard(event.clipboardData) : null;
    const text = cell ?? event.clipboardData.getData('text/plain');
    const lines = table === null ? linesOf(text) : linesOfTable(table);
    const isMarkedLine = lines.length === 1 && lines[0]?.mark !== '' && field.value === '';
    if (
      (lines.length > 1 || isMarkedLine) &&
      placeOf(acts.content(), rowKey).isLine &&
      fieldKey === `${rowKey}/text`
    ) {
      event.preventDefault();
      acts.pasteLines(rowKey, { from: field.selectionStart, to: field.selectionEnd }, lines);
      announce(t('sheet:pastedRows', { count: lines.length }));
    } else if (cell !== null) {
      event.preventDefault();
      const { selectionStart: from, selectionEnd: to, value } = field;
      acts.type(fieldKey, value.slice(0, from) + cell + value.slice(to));
      goTo({ key: fieldKey, caret: from + cell.length });
    }
  };

  const fromMenu = useEffectEvent((act: 'undo' | 'redo'): boolean => {
    step(act);
    return true;
  });
  useEffect(() => onStepRequest(fromMenu), []);

  return (
    <EditingContext value={acts}>
      <SheetActsContext value={acts}>
        <RowTools
          content={content}
          place={place}
          onAct={act}
          onMark={acts.setMark}
          onBack={() => goTo(place === null ? null : { key: place.fieldKey, caret: 'end' })}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside are looked at on their way up */}
        <div
          ref={editor}
          className="sheet-editor"
          lang="ja"
          onKeyDown={(event) => {
            if (editor.current !== null) {
              pressKey(event, {
                editor: editor.current,
                acts,
                act,
                step,
                save: () => {
                  void session
                    .flush()
                    .then((stored) => announce(t(stored ? 'draft:saved' : 'draft:notSaved')));
                },
                print: onPrint,
              });
            }
          }}
          onPaste={paste}
          onFocus={(event) => {
            const field = fieldOf(event.target);
            const rowKey = rowKeyOf(field);
            const fieldKey = field?.dataset['field'] ?? '';
            markRow(editor.current, field);
            setPlace(rowKey === null ? null : { rowKey, fieldKey });
            onPlace(rowKey);
          }}
          onBlur={() => {
            session.endStep();
            void session.flush();
          }}
        >
          <div className="sheet-head">
            <Field
              fieldKey="title/text"
              label={t('sheet:field.title')}
              value={content.title?.text ?? ''}
              look="as-paper-title"
            />
            {content.notes.length === 0 ? (
              <RowsEnd listKey="notes" label={t('sheet:add.notes')} />
            ) : (
              <Lines
                listKey="notes"
                lines={content.notes}
                label={t('sheet:field.note')}
                add={t('sheet:add.notes')}
              />
            )}
          </div>
          {content.sheets.map((sheet) => (
            <SheetForm key={sheet.id} sheet={sheet} />
          ))}
          <p className="acts">
            <RowsEnd listKey="sheets" label={t('sheet:add.sheets')} />
          </p>
        </div>
      </SheetActsContext>
    </EditingContext>
  );
}

/** True for a paper begun from nothing in which nobody has typed yet. */
export function isUntouched(session: DraftSession): boolean {
  return session.snapshot().draft.baseVersionId === null && session.standing.revision === 0;
}

/** Marks the row that holds the caret, for the style sheet. */
function markRow(editor: Element | null, field: Element | null): void {
  const row = field?.closest<HTMLElement>('[data-row]') ?? null;
  for (const marked of editor?.querySelectorAll<HTMLElement>('[data-here]') ?? []) {
    if (marked !== row) {
      delete marked.dataset['here'];
    }
  }
  if (row !== null) {
    row.dataset['here'] = '';
  }
}

/** The row around a row: the policy of a line, the goal of a policy. */
function outerRowKey(editor: Element | null, rowKey: string): string | null {
  const row = editor?.querySelector(`[data-row="${CSS.escape(rowKey)}"]`);
  return rowKeyOf(row?.parentElement ?? null);
}

/** The row below a row, else the one above it. */
function neighbourRows(editor: Element | null, rowKey: string): string | null {
  const row = editor?.querySelector(`[data-row="${CSS.escape(rowKey)}"]`);
  const isRow = (element: Element | null | undefined): element is HTMLElement =>
    element instanceof HTMLElement && element.dataset['row'] !== undefined;
  const beside = [row?.nextElementSibling, row?.previousElementSibling].find(isRow);
  return beside?.dataset['row'] ?? null;
}
