import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import type { CompileWords } from '../compile-words.ts';
import type { OpenDialog } from '../dialogs/open-dialog.ts';
import { setDisposition } from '../set-disposition.ts';
import type { CompileActs } from '../use-acts.ts';
import { MeetingSelect } from './answer.tsx';
import { CategorySelect, DispositionGrid } from './decisions.tsx';
import { StatusSelect } from './status-select.tsx';

/** Several rows at once: each change here is one act for all of them. */
export function BulkPane({
  itemIds,
  words,
  sections,
  acts,
  onDialog,
  onClear,
}: {
  readonly itemIds: readonly string[];
  readonly words: CompileWords;
  readonly sections: readonly string[];
  readonly acts: CompileActs;
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly onClear: () => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const count = itemIds.length;
  const [section, setSection] = useState('');
  const done = t('compile:said.several', { count });
  return (
    <>
      <section
        className="compile-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region takes the focus to be scrolled by keys
        tabIndex={0}
        data-region="detail"
        aria-label={t('compile:bulk.title', { count })}
      >
        <header className="compile-detail-head">
          <h2>{t('compile:bulk.title', { count })}</h2>
        </header>
        <p className="small">{t('compile:bulk.lead')}</p>
        <div className="compile-field">
          <div className="compile-label">
            <label htmlFor={`${id}-category`}>{t('compile:detail.category')}</label>
          </div>
          <CategorySelect
            id={`${id}-category`}
            categories={words.categories}
            value={null}
            mixed
            onChange={(category) => void acts.change(itemIds, { category }, done)}
          />
        </div>
        <DispositionGrid
          words={words}
          value={undefined}
          onChange={(code) => void setDisposition(t, acts, words, itemIds, code)}
        />
        <form
          className="compile-field"
          onSubmit={(event) => {
            event.preventDefault();
            void acts.answer(itemIds, { section }, done);
          }}
        >
          <div className="compile-label">
            <label htmlFor={`${id}-section`}>{t('compile:detail.sectionLabel')}</label>
          </div>
          <div className="compile-line">
            <input
              id={`${id}-section`}
              type="text"
              className="input"
              maxLength={100}
              autoComplete="off"
              list={`${id}-sections`}
              value={section}
              onChange={(event) => setSection(event.target.value)}
            />
            <datalist id={`${id}-sections`}>
              {sections.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
            <Button type="submit" size="slim">
              {t('compile:bulk.set')}
            </Button>
          </div>
        </form>
        <StatusSelect
          id={`${id}-status`}
          value="mixed"
          onChange={(status) => void acts.answer(itemIds, { status }, done)}
        />
        <div className="compile-field">
          <div className="compile-label">
            <label htmlFor={`${id}-meeting`}>{t('compile:detail.reportedAt')}</label>
          </div>
          <MeetingSelect
            id={`${id}-meeting`}
            overview={words.overview}
            value={null}
            onChange={(reportedMeetingId) => void acts.answer(itemIds, { reportedMeetingId }, done)}
          />
        </div>
        <div className="acts">
          <Button look="quiet" onClick={() => onDialog({ type: 'reference', itemIds })}>
            {t('compile:detail.refer')}
          </Button>
          <Button look="quiet" onClick={() => onDialog({ type: 'planChange', change: null, itemIds })}>
            {t('compile:change.add')}
          </Button>
          <Button
            look="quiet"
            onClick={() =>
              void acts.run(
                () => acts.ask('ungroupItems', { itemIds: [...itemIds] }),
                t('compile:said.several', { count }),
              )
            }
          >
            {t('compile:bulk.ungroup')}
          </Button>
          <Button
            look="quiet"
            onClick={() =>
              void acts.run(
                () => acts.ask('acknowledgeRevisions', { itemIds: [...itemIds] }),
                t('compile:said.several', { count }),
              )
            }
          >
            {t('compile:bulk.acknowledge')}
          </Button>
        </div>
      </section>
      <footer className="compile-foot">
        <Button look="quiet" onClick={onClear}>
          {t('compile:bulk.clear')}
        </Button>
        <Button look="primary" onClick={() => onDialog({ type: 'group', itemIds })}>
          {t('compile:bulk.group', { count })}
        </Button>
      </footer>
    </>
  );
}
