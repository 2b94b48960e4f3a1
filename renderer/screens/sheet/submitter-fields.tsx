import type { ReactNode } from 'react';
import type { FormSettings } from '../../../core/domain/opinion-sheets/form-settings.ts';
import {
  type SubmissionMethod,
  type Submitter,
  submissionMethodSchema,
} from '../../../core/domain/opinion-sheets/sheet.ts';
import { useWords } from '../../app/words.ts';
import { useCall } from '../../data/session.tsx';
import { RadioGroup, SelectField, TextField } from '../../ui/form.tsx';

/** Ways in which a sheet comes that has to be keyed in. */
const keyedMethods = submissionMethodSchema.options.filter(
  (method) => method !== 'bundle' && method !== 'formFile',
);

/** Who handed a sheet in, and how it came: for sheets that are keyed in. */
export function SubmitterFields({
  submitter,
  method,
  settings,
  onChange,
}: {
  readonly submitter: Submitter;
  readonly method: SubmissionMethod;
  readonly settings: FormSettings;
  readonly onChange: (changes: { submitter?: Submitter; method?: SubmissionMethod }, typed: boolean) => void;
}): ReactNode {
  const t = useWords();
  const members = useCall('members', {});
  const roster = members.state === 'ready' ? members.value : [];
  const isMember = submitter.role === 'member';
  return (
    <>
      <RadioGroup
        legend={t('opinion-sheet:entry.role')}
        inline
        value={submitter.role}
        onChange={(role) =>
          onChange(
            { submitter: { ...submitter, role, memberId: role === 'member' ? submitter.memberId : null } },
            false,
          )
        }
        choices={settings.roles.map((role) => ({ value: role, label: t(`opinion:submitterRole.${role}`) }))}
      />
      {isMember ? (
        <SelectField
          label={t('opinion-sheet:entry.member')}
          value={submitter.memberId ?? ''}
          onChange={(event) => {
            const member = roster.find(({ id }) => id === event.target.value);
            onChange(
              {
                submitter: {
                  ...submitter,
                  memberId: member?.id ?? null,
                  name: member?.name ?? submitter.name,
                },
              },
              false,
            );
          }}
        >
          <option value="">{t('opinion-sheet:entry.notOnRoster')}</option>
          {roster.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : null}
      {isMember && submitter.memberId !== null ? null : (
        <TextField
          label={t(
            submitter.role === 'organisation' ? 'opinion-sheet:entry.organisation' : 'opinion-sheet:name',
          )}
          hint={t(
            settings.nameRequired || isMember
              ? 'opinion-sheet:entry.nameNeeded'
              : 'opinion-sheet:entry.nameOptional',
          )}
          value={submitter.name ?? ''}
          maxLength={100}
          onChange={(event) =>
            onChange(
              { submitter: { ...submitter, name: event.target.value === '' ? null : event.target.value } },
              true,
            )
          }
        />
      )}
      <SelectField
        label={t('opinion-sheet:entry.method')}
        value={method}
        onChange={(event) => onChange({ method: submissionMethodSchema.parse(event.target.value) }, false)}
      >
        {keyedMethods.map((value) => (
          <option key={value} value={value}>
            {t(`opinion:method.${value}`)}
          </option>
        ))}
      </SelectField>
    </>
  );
}
