import { type ReactNode, useState } from 'react';
import type { OpinionDraft } from '../../../core/contract/opinion-sheet-schemas.ts';
import type { FormSettings } from '../../../core/domain/opinion-sheets/form-settings.ts';
import { hasLocation, textLimits } from '../../../core/domain/opinion-sheets/opinion.ts';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { hintOfField, labelOfField } from './form-words.ts';
import { LocationChooser } from './location-chooser.tsx';
import { TextArea } from './text-area.tsx';
import type { OpinionChanges } from './use-sheet-desk.ts';

/** どこについて: what an opinion is about, in words, with the passage taken along; and the way to choose it. */
export function LocationField({
  opinion,
  meetingId,
  settings,
  isKeyedIn,
  onChange,
  onLeave,
}: {
  readonly opinion: OpinionDraft;
  readonly meetingId: string;
  readonly settings: FormSettings;
  /** Copied from paper, where a quotation may stand without a place. */
  readonly isKeyedIn: boolean;
  readonly onChange: (changes: OpinionChanges, typed: boolean) => void;
  readonly onLeave: () => void;
}): ReactNode {
  const t = useWords();
  const [choosing, setChoosing] = useState(false);
  const { location, quote } = opinion;
  const chosen = hasLocation(location);
  const asksQuote = isKeyedIn || location.material !== null || quote !== '';
  const takenAlong = location.material?.target != null && quote !== '';
  return (
    <>
      {settings.fields.location.shown ? (
        <section className="sheet-field" aria-labelledby={`where-${opinion.id}`}>
          <p className="sheet-label">
            <span id={`where-${opinion.id}`}>{labelOfField(t, settings, 'location')}</span>
            <span className="small">{hintOfField(t, settings, 'location')}</span>
          </p>
          <div className="sheet-where" data-chosen={chosen ? '' : undefined}>
            <p>{chosen ? location.label : t('opinion-sheet:noPlace')}</p>
            {takenAlong && settings.fields.quote.shown ? (
              <blockquote className="sheet-quote">
                <q>{quote}</q>
              </blockquote>
            ) : null}
            <Button size="slim" look={chosen ? 'quiet' : 'outline'} onClick={() => setChoosing(true)}>
              {t(chosen ? 'opinion-sheet:choosePlaceAgain' : 'opinion-sheet:choosePlace')}
            </Button>
          </div>
        </section>
      ) : null}
      {settings.fields.quote.shown && !takenAlong && asksQuote ? (
        <TextArea
          label={labelOfField(t, settings, 'quote')}
          hint={settings.fields.quote.hint === '' ? t('opinion-sheet:quoteHint') : settings.fields.quote.hint}
          required={settings.fields.quote.required}
          value={quote}
          lines={1}
          limit={textLimits.quote}
          counts={false}
          onType={(text) => onChange({ quote: text }, true)}
          onLeave={onLeave}
        />
      ) : null}
      {choosing ? (
        <LocationChooser
          location={location}
          quote={quote}
          meetingId={meetingId}
          onChoose={(next) => {
            onChange(next, false);
            setChoosing(false);
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </>
  );
}
