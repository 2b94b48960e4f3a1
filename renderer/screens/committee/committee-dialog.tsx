import { type ReactNode, useState } from 'react';
import type { Committee } from '../../../core/domain/committees/committee.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { TextField } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

/** Name, city and office of the committee. */
export function CommitteeDialog({
  committee,
  onClose,
}: {
  readonly committee: Committee;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const [name, setName] = useState(committee.name);
  const [city, setCity] = useState(committee.city ?? '');
  const [office, setOffice] = useState(committee.office ?? '');
  const save = async (): Promise<void> => {
    await ask('updateCommittee', {
      name: name.trim(),
      city: city.trim() === '' ? null : city.trim(),
      office: office.trim() === '' ? null : office.trim(),
    });
  };
  return (
    <FormDialog
      title={t('app:members.editCommittee')}
      onClose={onClose}
      ready={name.trim() !== ''}
      save={save}
    >
      <TextField
        label={t('app:start.committee')}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField label={t('app:start.city')} value={city} onChange={(event) => setCity(event.target.value)} />
      <TextField
        label={t('app:members.office')}
        value={office}
        onChange={(event) => setOffice(event.target.value)}
      />
    </FormDialog>
  );
}
