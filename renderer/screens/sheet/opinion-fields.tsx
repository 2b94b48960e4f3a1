import type { ReactNode } from 'react';
import type { OpinionDraft } from '../../../core/contract/opinion-sheet-schemas.ts';
import type { FormSettings } from '../../../core/domain/opinion-sheets/form-settings.ts';
import { textLimits } from '../../../core/domain/opinion-sheets/opinion.ts';
import { useWords } from '../../app/words.ts';
import { RadioGroup } from '../../ui/form.tsx';
import { hintOfField, labelOfField } from './form-words.ts';
import { LocationField } from './location-field.tsx';
import { TextArea } from './text-area.tsx';
import type { OpinionChanges } from './use-sheet-desk.ts';

/** The fields of one opinion, as the committee wants them on its form. */
export function OpinionFields({
  opinion,
  meetingId,
  settings,
  note,
  isKeyedIn,
  takesFocus,
  onChange,
  onLeave,
}: {
  readonly opinion: OpinionDraft;
  readonly meetingId: string;
  readonly settings: FormSettings;
  /** Below the text: what becomes of its words. */
  readonly note: string;
  readonly isKeyedIn: boolean;
  /** Whether its text takes the focus: the reader came here to write it. */
  readonly takesFocus: boolean;
  readonly onChange: (changes: OpinionChanges, typed: boolean) => void;
  readonly onLeave: () => void;
}): ReactNode {
  const t = useWords();
  const { fields, kinds } = settings;
  // A kind that the form no longer offers stays what it was.
  const offered = kinds.includes(opinion.kind) ? kinds : [...kinds, opinion.kind];
  return (
    <>
      {fields.kind.shown ? (
        <RadioGroup
          legend={labelOfField(t, settings, 'kind')}
          inline
          value={opinion.kind}
          onChange={(kind) => onChange({ kind }, false)}
          choices={offered.map((kind) => ({ value: kind, label: t(`opinion:kind.${kind}`) }))}
        />
      ) : null}
      <LocationField
        opinion={opinion}
        meetingId={meetingId}
        settings={settings}
        isKeyedIn={isKeyedIn}
        onChange={onChange}
        onLeave={onLeave}
      />
      <TextArea
        label={labelOfField(t, settings, 'text')}
        hint={hintOfField(t, settings, 'text')}
        note={note}
        required
        value={opinion.text}
        lines={5}
        limit={textLimits.text}
        takesFocus={takesFocus}
        onType={(text) => onChange({ text }, true)}
        onLeave={onLeave}
      />
      {fields.reason.shown ? (
        <TextArea
          label={labelOfField(t, settings, 'reason')}
          hint={hintOfField(t, settings, 'reason')}
          required={fields.reason.required}
          value={opinion.reason}
          lines={3}
          limit={textLimits.reason}
          onType={(reason) => onChange({ reason }, true)}
          onLeave={onLeave}
        />
      ) : null}
      {fields.proposal.shown ? (
        <TextArea
          label={labelOfField(t, settings, 'proposal')}
          hint={hintOfField(t, settings, 'proposal')}
          required={fields.proposal.required}
          value={opinion.proposal}
          lines={2}
          limit={textLimits.proposal}
          onType={(proposal) => onChange({ proposal }, true)}
          onLeave={onLeave}
        />
      ) : null}
    </>
  );
}
