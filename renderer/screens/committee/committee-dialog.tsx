import { type ReactNode, useState } from 'react';
import type { Committee } from '../../../core/domain/committees/committee.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';

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
  const action = useAction();
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
    <Dialog title={t('app:members.editCommittee')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void action.run(save).then((done) => {
            if (done) {
              onClose();
            }
          });
        }}
      >
        <TextField
          label={t('app:start.committee')}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('app:start.city')}
          value={city}
          onChange={(event) => setCity(event.target.value)}
        />
        <TextField
          label={t('app:members.office')}
          value={office}
          onChange={(event) => setOffice(event.target.value)}
        />
        {action.error === null ? null : <Problem error={action.error} />}
        <Acts>
          <Button look="primary" type="submit" disabled={action.busy || name.trim() === ''}>
            {t('app:save')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('app:cancel')}
          </Button>
        </Acts>
      </form>
    </Dialog>
  );
}
