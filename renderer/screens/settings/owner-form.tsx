import { type ReactNode, useState } from 'react';
import type { Owner } from '../../../core/domain/committees/owner.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioGroup, SelectField, TextField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';

/** このファイルを使う人: under which name notes are written, and whether the secretariat's acts are offered. */
export function OwnerForm(): ReactNode {
  const owner = useCall('owner', {});
  // Kept here, because the fields are made anew with what was saved.
  const [saved, setSaved] = useState(false);
  return (
    <Answered answer={owner}>
      {(value) => (
        <Fields key={JSON.stringify(value)} owner={value} saved={saved} onSaved={() => setSaved(true)} />
      )}
    </Answered>
  );
}

function Fields({
  owner,
  saved,
  onSaved,
}: {
  readonly owner: Owner;
  readonly saved: boolean;
  readonly onSaved: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const members = useCall('members', {});
  const { error, busy, run } = useAction();
  const [next, setNext] = useState(owner);
  const roster = members.state === 'ready' ? members.value : [];
  const choose = (memberId: string): void => {
    const member = roster.find(({ id }) => id === memberId);
    setNext({ ...next, memberId: member?.id ?? null, name: member?.name ?? next.name });
  };
  return (
    <form
      className="owner-form"
      onSubmit={(event) => {
        event.preventDefault();
        void run(async () => {
          await ask('setOwner', { ...next, name: next.name.trim() });
          onSaved();
        });
      }}
    >
      <h2>{t('settings:owner.title')}</h2>
      <p>{t('settings:owner.lead')}</p>
      <RadioGroup<Owner['role']>
        legend={t('settings:owner.role')}
        inline
        value={next.role}
        onChange={(role) =>
          setNext({ ...next, role, memberId: role === 'secretariat' ? null : next.memberId })
        }
        choices={[
          { value: 'secretariat', label: t('settings:owner.secretariat') },
          { value: 'member', label: t('settings:owner.member') },
        ]}
      />
      {next.role === 'member' && roster.length > 0 ? (
        <SelectField
          label={t('settings:owner.fromRoster')}
          value={next.memberId ?? ''}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{t('settings:owner.notOnRoster')}</option>
          {roster.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : null}
      <TextField
        label={t('settings:owner.name')}
        hint={t('settings:owner.nameHint')}
        value={next.name}
        maxLength={100}
        required
        onChange={(event) => setNext({ ...next, name: event.target.value })}
      />
      {error === null ? null : <Problem error={error} />}
      <p className="acts">
        <Button type="submit" disabled={busy || next.name.trim() === ''}>
          {t('settings:owner.save')}
        </Button>
        <span role="status">{saved ? t('settings:owner.saved') : ''}</span>
      </p>
    </form>
  );
}
