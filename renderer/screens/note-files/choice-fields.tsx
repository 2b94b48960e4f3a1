import type { ReactNode } from 'react';
import { colourSchema } from '../../../core/domain/annotations/annotation.ts';
import { colourLooks } from '../../../core/domain/annotations/colours.ts';
import { useWords } from '../../app/words.ts';
import { Checkbox, SelectField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import type { NoteChoice } from './use-note-choice.ts';

/** Mine, shared, by colour; and before anything is written, what goes along and what stays out. */
export function ChoiceFields({
  notes: { choice, counts, colour, setShared, setPrivate, setOwnOnly, setColour },
  list,
}: {
  readonly notes: NoteChoice;
  /** The list also has what lost its place. */
  readonly list: boolean;
}): ReactNode {
  const t = useWords();
  return (
    <>
      <fieldset className="radio-group">
        <legend>{t('note-files:whose')}</legend>
        <Checkbox
          label={t('note-files:shared')}
          checked={choice.includeShared}
          onChange={(event) => setShared(event.target.checked)}
        />
        <Checkbox
          label={t('note-files:private')}
          checked={choice.includePrivate}
          onChange={(event) => setPrivate(event.target.checked)}
        />
        <Checkbox
          label={t('note-files:ownOnly')}
          checked={choice.ownOnly}
          onChange={(event) => setOwnOnly(event.target.checked)}
        />
      </fieldset>
      {choice.includePrivate ? (
        <p className="needs-care" role="status">
          {t('note-files:privateWarning')}
        </p>
      ) : null}
      <SelectField
        label={t('note-files:colour')}
        value={colour}
        onChange={(event) => setColour(colourSchema.safeParse(event.target.value).data ?? '')}
      >
        <option value="">{t('margin:filter.anyColour')}</option>
        {colourSchema.options.map((option) => (
          <option key={option} value={option}>
            {colourLooks[option].sign} {t(`annotate:colour.${option}`)}
          </option>
        ))}
      </SelectField>
      <p role="status">
        {counts.state === 'ready'
          ? [
              countOf(counts.value, list) === 0
                ? t('note-files:none')
                : t('note-files:count', { count: countOf(counts.value, list) }),
              counts.value.privateLeftOut > 0
                ? t('note-files:privateLeftOut', { count: counts.value.privateLeftOut })
                : '',
              !list && counts.value.withoutPlace > 0
                ? t('note-files:withoutPlace', { count: counts.value.withoutPlace })
                : '',
            ].join('')
          : ''}
      </p>
      {counts.state === 'failed' ? <Problem error={counts.error} /> : null}
    </>
  );
}

/** How many notes would be in the file. */
export function countOf(
  counts: { readonly chosen: number; readonly withoutPlace: number },
  list: boolean,
): number {
  return counts.chosen + (list ? counts.withoutPlace : 0);
}
