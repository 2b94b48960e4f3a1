import { type ReactNode, useRef, useState } from 'react';
import type { OpinionDraft } from '../../../core/contract/opinion-sheet-schemas.ts';
import type { FormSettings } from '../../../core/domain/opinion-sheets/form-settings.ts';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { labelOfField } from './form-words.ts';
import { OpinionFields } from './opinion-fields.tsx';
import { OpinionTabs, opinionPanelId, tabId } from './opinion-tabs.tsx';
import { OwnFields } from './own-fields.tsx';
import type { WrittenSheet } from './use-sheet-desk.ts';

interface Removed {
  readonly opinion: OpinionDraft;
  readonly position: number;
}

/**
 * The form of a sheet: its opinions one at a time, then what is said once for the whole sheet. The same for a member's own
 * sheet and for one that is keyed in.
 */
export function SheetForm({
  sheet,
  settings,
  selectedId,
  note,
  isKeyedIn = false,
  arrivedAt = null,
  children,
  onSelect,
}: {
  readonly sheet: WrittenSheet;
  readonly settings: FormSettings;
  readonly selectedId: string;
  /** Below the text of an opinion. */
  readonly note: string;
  readonly isKeyedIn?: boolean;
  /** The opinion that the reader came here to write, until another one is chosen. */
  readonly arrivedAt?: string | null;
  /** Who hands in, before the rest of what is said once. */
  readonly children: ReactNode;
  readonly onSelect: (id: string) => void;
}): ReactNode {
  const t = useWords();
  const announce = useAnnounce();
  const panel = useRef<HTMLDivElement>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const { draft, opinions, desk } = sheet;
  const position = opinions.findIndex(({ id }) => id === selectedId);
  const opinion = opinions[position];
  const isStored = draft.opinions.some(({ id }) => id === selectedId);
  const leave = (): void => desk.flush();
  // The tabs above the panel stay in sight.
  const toPanel = (): void => {
    panel.current?.focus({ preventScroll: true });
    panel.current?.closest('.scroll')?.scrollTo({ top: 0, behavior: 'instant' });
  };
  const move = (to: number): void => {
    sheet.move(selectedId, to);
    announce(t('opinion-sheet:moved', { number: to + 1 }));
  };
  const remove = (gone: OpinionDraft): void => {
    const next = opinions[position + 1] ?? opinions[position - 1];
    sheet.remove(gone.id);
    setRemoved({ opinion: gone, position });
    announce(t('opinion-sheet:removed', { number: position + 1 }));
    if (next !== undefined) {
      onSelect(next.id);
    }
    toPanel();
  };
  return (
    <>
      {settings.lead.length === 0 ? null : (
        <div className="sheet-lead">
          {settings.lead.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      <OpinionTabs
        opinions={opinions}
        selectedId={selectedId}
        onSelect={onSelect}
        onBegin={() => {
          onSelect(sheet.begin());
          toPanel();
        }}
      />
      {sheet.failure === null ? null : (
        <Problem
          error={sheet.failure.error}
          {...(sheet.failure.mayRetry ? { onRetry: () => desk.retry() } : {})}
        />
      )}
      {removed === null ? null : (
        <p className="sheet-removed">
          <span>{t('opinion-sheet:removed', { number: removed.position + 1 })}</span>
          <Button
            size="slim"
            onClick={() => {
              sheet.putBack(removed.opinion, removed.position);
              setRemoved(null);
              onSelect(removed.opinion.id);
              announce(t('opinion-sheet:putBack'));
            }}
          >
            {t('opinion-sheet:undoRemove')}
          </Button>
        </p>
      )}
      <div
        ref={panel}
        id={opinionPanelId}
        role="tabpanel"
        className="sheet-panel"
        aria-labelledby={tabId(selectedId)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the focus goes here when another opinion comes into view
        tabIndex={0}
      >
        {opinion === undefined ? null : (
          <>
            <OpinionFields
              key={opinion.id}
              opinion={opinion}
              meetingId={draft.meetingId}
              settings={settings}
              note={note}
              isKeyedIn={isKeyedIn}
              takesFocus={opinion.id === arrivedAt}
              onChange={(changes, typed) => sheet.change(opinion.id, changes, typed)}
              onLeave={leave}
            />
            {isStored ? (
              <p className="sheet-acts">
                <Button size="slim" look="quiet" disabled={position === 0} onClick={() => move(position - 1)}>
                  {t('opinion-sheet:moveForward')}
                </Button>
                <Button
                  size="slim"
                  look="quiet"
                  disabled={position >= draft.opinions.length - 1}
                  onClick={() => move(position + 1)}
                >
                  {t('opinion-sheet:moveBack')}
                </Button>
                <Button size="slim" look="quiet" onClick={() => remove(opinion)}>
                  {t('opinion-sheet:remove')}
                </Button>
              </p>
            ) : null}
          </>
        )}
      </div>
      <section className="sheet-whole" aria-labelledby="sheet-whole">
        <h2 id="sheet-whole">{t('opinion-sheet:whole')}</h2>
        {children}
        {settings.fields.publishability.shown ? (
          <RadioGroup
            legend={labelOfField(t, settings, 'publishability')}
            value={draft.publishability}
            onChange={(publishability) => sheet.changeHead({ publishability }, false)}
            choices={settings.publishabilities.map((value) => ({
              value,
              label: t(`opinion:publishability.${value}`),
            }))}
          />
        ) : null}
        <OwnFields
          settings={settings}
          answers={draft.answers}
          onChange={(answers, typed) => sheet.changeHead({ answers }, typed)}
          onLeave={leave}
        />
      </section>
    </>
  );
}
