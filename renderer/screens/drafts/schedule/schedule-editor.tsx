import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ScheduleContent } from '../../../../core/domain/meetings/schedule-content.ts';
import { idOfEntry, notesText } from '../../../../core/domain/meetings/schedule-editing.ts';
import { isComposingKey } from '../../../app/shortcuts.ts';
import { useWords } from '../../../app/words.ts';
import type { DraftSession } from '../../../data/draft-session.ts';
import { newId } from '../../../platform/new-id.ts';
import { useAnnounce } from '../../../ui/status.tsx';
import { commandOfDraftKey } from '../editing/draft-keys.ts';
import { type CaretTarget, EditingContext } from '../editing/editing-context.ts';
import { Field } from '../editing/field.tsx';
import { fieldOf, goToPlace, neighbourOf, rowKeyOf } from '../editing/places.ts';
import { RowsEnd } from '../editing/rows.tsx';
import { isUntouched } from '../issue-sheet/issue-sheet-editor.tsx';
import { entryIdOfKey, rowKeyOfEntry, scheduleActs } from './schedule-acts.ts';
import { EntryRow } from './schedule-rows.tsx';
import { type ScheduleAct, ScheduleTools } from './schedule-tools.tsx';

const columnLabels = ['session', 'date', 'content'] as const;

/** A 策定スケジュール edited in place: the table as it is printed, with what is read of each date beside it. */
export function ScheduleEditor({
  session,
  content,
  onPrint,
}: {
  readonly session: DraftSession;
  readonly content: ScheduleContent;
  readonly onPrint: () => void;
}): ReactNode {
  const t = useWords();
  const announce = useAnnounce();
  const editor = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ readonly id: string; readonly fieldKey: string } | null>(null);
  // Each target is an object of its own, and is gone to once: as soon as the page shows what it names.
  const [target, goTo] = useState<CaretTarget | null>(null);
  const reached = useRef<CaretTarget | null>(null);
  const acts = useMemo(() => scheduleActs(session, newId, goTo), [session]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the page has to show what the target is in
  useLayoutEffect(() => {
    const isNew = target !== null && target !== reached.current;
    if (isNew && editor.current !== null && goToPlace(editor.current, target)) {
      reached.current = target;
    }
  }, [content, target]);

  const step = (act: 'undo' | 'redo'): void => {
    const before = acts.content().entries.map(idOfEntry);
    void session.step(act).then((operations) => {
      announce(t(operations.length === 0 ? `draft:nothingTo.${act}` : `draft:done.${act}`));
      // The caret goes into a row that the step brought, and where the row with the caret went, into the one in its place.
      const now = acts.content().entries.map(idOfEntry);
      const brought = now.find((id) => !before.includes(id));
      const wasAt = place === null || now.includes(place.id) ? -1 : before.indexOf(place.id);
      const entryId = brought ?? (wasAt < 0 ? undefined : now[Math.min(wasAt, now.length - 1)]);
      if (entryId !== undefined) goTo({ key: rowKeyOfEntry(entryId), caret: 'end' });
    });
  };
  const act = (what: ScheduleAct): void => {
    const id = place?.id ?? null;
    switch (what) {
      case 'add':
      case 'addYear':
        acts.addBelow(id, what === 'add' ? 'row' : 'year');
        break;
      case 'up':
      case 'down': {
        const moved =
          place !== null &&
          acts.move(place.id, what === 'up' ? -1 : 1, { key: place.fieldKey, caret: 'end' });
        const { entries } = acts.content();
        const number = entries.findIndex((entry) => idOfEntry(entry) === id) + 1;
        announce(moved ? t('sheet:moved', { number, count: entries.length }) : t('sheet:notMoved'));
        break;
      }
      case 'remove':
        if (id !== null) {
          acts.remove(id);
          announce(t('sheet:removed'));
        }
        break;
    }
  };

  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isComposingKey(event.nativeEvent)) {
      return;
    }
    const what = keyAct(event);
    if (what !== null) {
      event.preventDefault();
      if (what === 'undo' || what === 'redo') step(what);
      else if (what === 'print') onPrint();
      else if (what === 'save')
        void session.flush().then((stored) => announce(t(stored ? 'draft:saved' : 'draft:notSaved')));
      else act(what);
      return;
    }
    const field = fieldOf(event.target);
    const isLines = /\/topics$|^notes$/u.test(field?.dataset['field'] ?? '');
    // In a field of one line Enter goes on to the next one.
    if (event.key === 'Enter' && field !== null && !isLines && editor.current !== null) {
      event.preventDefault();
      neighbourOf(editor.current, field, event.shiftKey ? -1 : 1, false)?.focus();
    }
  };

  // A paper begun from nothing has its headings already; it begins in its first row.
  const begin = useEffectEvent(() => {
    if (isUntouched(session)) {
      editor.current?.querySelector<HTMLElement>('[data-row] textarea[data-field]')?.focus();
    }
  });
  useEffect(() => begin(), []);

  // The menu's own undo reaches the field as an input event.
  const fromMenu = useEffectEvent((event: InputEvent) => {
    if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') {
      event.preventDefault();
      step(event.inputType === 'historyUndo' ? 'undo' : 'redo');
    }
  });
  useEffect(() => {
    const element = editor.current;
    element?.addEventListener('beforeinput', fromMenu);
    return () => element?.removeEventListener('beforeinput', fromMenu);
  }, []);

  return (
    <EditingContext value={acts}>
      <ScheduleTools content={content} id={place?.id ?? null} onAct={act} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside are looked at on their way up */}
      <div
        ref={editor}
        className="sheet-editor schedule-editor"
        lang="ja"
        onKeyDown={press}
        onFocus={(event) => {
          const id = entryIdOfKey(rowKeyOf(event.target) ?? '');
          const fieldKey = fieldOf(event.target)?.dataset['field'] ?? '';
          setPlace(id === null ? null : { id, fieldKey });
        }}
        onBlur={() => {
          session.endStep();
          void session.flush();
        }}
      >
        <Field fieldKey="title" label={t('schedule:title')} value={content.title} look="as-title" />
        <table className="typed-table typed-schedule" aria-label={t('schedule:table')}>
          <thead>
            <tr>
              {columnLabels.map((name, index) => (
                <th key={name} scope="col">
                  <Field
                    fieldKey={`columns/${index}`}
                    label={t(`schedule:column.${name}`)}
                    value={content.columns[index] ?? ''}
                    isLabel
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {content.entries.map((entry) => (
              <EntryRow key={idOfEntry(entry)} entry={entry} />
            ))}
          </tbody>
        </table>
        <RowsEnd listKey="entries" label={t('schedule:act.addEnd')} />
        <div className="typed-notes">
          <Field fieldKey="notes" label={t('schedule:notes')} value={notesText(content)} />
        </div>
        <p className="hint">{t('schedule:hint')}</p>
      </div>
    </EditingContext>
  );
}

/** The same keys as in a 課題シート; what holds the row is a year here, and rows are not merged. */
function keyAct(event: KeyboardEvent): ScheduleAct | 'undo' | 'redo' | 'save' | 'print' | null {
  const act = commandOfDraftKey(event);
  return act === 'addOuter' ? 'addYear' : act === 'merge' ? null : act;
}
