import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { CompileTotals } from '../../../core/contract/compile-schemas.ts';
import type { Overview } from '../../../core/contract/schemas.ts';
import type { Meeting } from '../../../core/domain/meetings/meeting.ts';
import { nameOfMeeting } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { useCall } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { Button, TextButton } from '../../ui/button.tsx';
import { ContentsButton } from '../../ui/contents-button.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { CompilePlaces } from './compile-places.tsx';
import { type CompileWords, type OpinionSettings, sentenceOfRefusal } from './compile-words.ts';
import { BulkPane } from './detail/bulk-pane.tsx';
import { DetailPane } from './detail/detail-pane.tsx';
import { CompileDialogs } from './dialogs/compile-dialogs.tsx';
import type { OpenDialog } from './dialogs/open-dialog.ts';
import { OpinionExportDialog } from './export-dialog.tsx';
import type { FieldRequest } from './field-request.ts';
import { FilterStrip } from './filter/filter-strip.tsx';
import { OpinionTable } from './table/opinion-table.tsx';
import { targetsOf } from './table/table-state.ts';
import { useTable } from './table/use-table.ts';
import { useActs } from './use-acts.ts';
import { useSettled } from './use-settled.ts';
import { useStepKeys } from './use-steps.ts';
import { useTableKeys } from './use-table-keys.ts';
import { Views } from './views.tsx';

const noSections: readonly string[] = [];

/** The table of one meeting at the left, the current opinion at the right. */
export function Board({
  overview,
  meeting,
  totals,
  settings,
  itemId,
}: {
  readonly overview: Overview;
  readonly meeting: Meeting;
  readonly totals: CompileTotals;
  readonly settings: OpinionSettings;
  readonly itemId: string | null;
}): ReactNode {
  const t = useWords();
  const announce = useAnnounce();
  const acts = useActs(meeting.id);
  const table = useTable(meeting.id, itemId);
  const outline = useCall('compileOutline', table.wanted);
  const facets = useCall('compileFacets', { meetingId: meeting.id });
  const steps = useCall('compileSteps', { meetingId: meeting.id });
  const words = useMemo(
    (): CompileWords => ({
      categories: settings.categories,
      dispositions: settings.dispositions,
      overview,
    }),
    [settings, overview],
  );
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [exporting, setExporting] = useState(false);
  const [wanted, setWanted] = useState<FieldRequest | null>(null);
  /** Where there is room for one of them only: the details stand before the table. */
  const [inFront, setInFront] = useState(itemId !== null);
  const area = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const find = useRef<HTMLInputElement>(null);
  const currentId = useSettled(table.state.currentId);
  const { chosen } = table.state;
  const targets = targetsOf(table.state);
  const open = useCallback(() => setInFront(true), []);
  const leave = useCallback(() => {
    setInFront(false);
    // The table may have been out of sight until now.
    requestAnimationFrame(() => area.current?.focus({ preventScroll: true }));
  }, []);
  const close = useCallback(() => setDialog(null), []);
  const focused = useCallback(() => setWanted(null), []);
  const onKey = useTableKeys({
    table,
    acts,
    words,
    targets,
    onDialog: setDialog,
    onField: (field) => {
      if (table.state.currentId !== null) {
        setInFront(true);
        setWanted({ itemId: table.state.currentId, field });
      }
    },
    onOpen: () => {
      setInFront(true);
      requestAnimationFrame(() => pane.current?.focus());
    },
    onFind: () => find.current?.focus(),
    onNothingLeft: () => announce(t('compile:said.nothingLeft')),
  });
  useStepKeys(acts);
  const sections = facets.state === 'ready' ? facets.value.sections : noSections;
  const known = steps.state === 'ready' ? steps.value : { undo: null, redo: null };
  return (
    <>
      <header className="bar compile-bar" data-region="bar">
        <ContentsButton />
        <h1>{t('compile:title')}</h1>
        <span className="small">
          {t('compile:totals', {
            people: totals.submitters,
            count: totals.opinions,
            grouped: totals.afterGrouping,
          })}
        </span>
        <span className="bar-space" />
        <CompilePlaces meetingId={meeting.id} here="opinions" />
      </header>
      {acts.error === null && acts.typedState.error === null ? null : (
        <div className="compile-refusal" role="alert">
          {acts.error === null ? null : (
            <p>
              {sentenceOfRefusal(t, acts.error)}{' '}
              <TextButton onClick={acts.dismiss}>{t('app:close')}</TextButton>
            </p>
          )}
          {acts.typedState.error === null ? null : (
            <p>
              {t('compile:notStored')} {sentenceOfRefusal(t, acts.typedState.error)}{' '}
              <TextButton onClick={acts.typed.retry}>{t('app:retry')}</TextButton>
            </p>
          )}
        </div>
      )}
      <div className="compile" data-front={inFront ? 'detail' : 'table'} aria-busy={acts.busy}>
        <div className="compile-list">
          <Views
            meetingId={meeting.id}
            view={table.wanted.filter.view}
            onChange={(view) => table.change({ filter: { ...table.wanted.filter, view } })}
          />
          <FilterStrip
            table={table}
            words={words}
            facets={facets.state === 'ready' ? facets.value : null}
            findRef={find}
            onFilter={() => setDialog({ type: 'filter' })}
            onLeave={leave}
          />
          {table.outline === null ? (
            <Answered answer={outline}>{() => null}</Answered>
          ) : table.outline.total === 0 ? (
            <p className="compile-nothing">{t('compile:table.nothing')}</p>
          ) : null}
          {table.outline === null ? null : (
            <OpinionTable
              table={table}
              outline={table.outline}
              words={words}
              areaRef={area}
              onKey={onKey}
              onOpen={open}
            />
          )}
          <footer className="compile-tools">
            <Button
              look="quiet"
              size="slim"
              disabled={known.undo === null}
              onClick={() => void acts.step('undo')}
            >
              {t('compile:tools.undo')}
            </Button>
            <Button
              look="quiet"
              size="slim"
              disabled={known.redo === null}
              onClick={() => void acts.step('redo')}
            >
              {t('compile:tools.redo')}
            </Button>
            <Button look="quiet" size="slim" onClick={() => setDialog({ type: 'suggestions' })}>
              {t('compile:tools.suggestions')}
            </Button>
            <Button look="quiet" size="slim" onClick={() => setDialog({ type: 'renumber' })}>
              {t('compile:tools.renumber')}
            </Button>
            <Button look="quiet" size="slim" onClick={() => setExporting(true)}>
              {t('opinion-export:dialog.open')}
            </Button>
            <span className="compile-saved" role="status">
              {t(acts.typedState.saving ? 'compile:saving' : 'compile:saved')}
            </span>
          </footer>
        </div>
        <aside className="compile-detail" aria-label={t('compile:detail.region')}>
          {chosen.size > 0 ? (
            <BulkPane
              itemIds={targets}
              words={words}
              sections={sections}
              acts={acts}
              onDialog={setDialog}
              onClear={() => {
                table.clear();
                leave();
              }}
            />
          ) : currentId === null ? null : (
            <DetailPane
              itemId={currentId}
              words={words}
              sections={sections}
              acts={acts}
              paneRef={pane}
              wanted={wanted}
              onFocused={focused}
              onDialog={setDialog}
              onShow={(id) => void table.goToItem(id)}
              onLeave={leave}
            />
          )}
        </aside>
      </div>
      {exporting ? (
        <OpinionExportDialog
          meetingId={meeting.id}
          meetingName={nameOfMeeting(t, meeting)}
          onClose={() => setExporting(false)}
        />
      ) : null}
      {dialog === null ? null : (
        <CompileDialogs
          dialog={dialog}
          meetingId={meeting.id}
          table={table}
          facets={facets.state === 'ready' ? facets.value : null}
          words={words}
          acts={acts}
          onClose={close}
        />
      )}
    </>
  );
}
