import { type ReactNode, useState } from 'react';
import { useWords } from '../../app/words.ts';
import { useAction } from '../../data/use-action.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { throwIfRefused } from './open-outcome.ts';

/** Asks for the committee's name; the shell then asks where to save. */
export function NewCommitteeDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords();
  const action = useAction();
  const [committee, setCommittee] = useState('');
  const [city, setCity] = useState('');
  const create = async (): Promise<void> => {
    const outcome = await askShell('createCommittee', {
      committee: committee.trim(),
      ...(city.trim() === '' ? {} : { city: city.trim() }),
    });
    throwIfRefused(outcome);
    if (outcome.outcome !== 'cancelled') {
      onClose();
    }
  };
  return (
    <Dialog title={t('app:start.new')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void action.run(create);
        }}
      >
        <TextField
          label={t('app:start.committee')}
          hint={t('app:start.committeeHint')}
          required
          maxLength={200}
          value={committee}
          onChange={(event) => setCommittee(event.target.value)}
        />
        <TextField
          label={t('app:start.city')}
          maxLength={200}
          value={city}
          onChange={(event) => setCity(event.target.value)}
        />
        {action.error === null ? null : <Problem error={action.error} />}
        <Acts>
          <Button look="primary" type="submit" disabled={action.busy || committee.trim() === ''}>
            {t('app:start.chooseTarget')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('app:cancel')}
          </Button>
        </Acts>
      </form>
    </Dialog>
  );
}
