import type { ReactNode } from 'react';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { Problem } from '../../ui/problem.tsx';

/** Compares the digits of a key by telephone, then registers it for a member, or for the secretariat with null. */
export function RegisterKeyDialog({
  memberId,
  name,
  publicKey,
  fingerprint,
  onClose,
}: {
  readonly memberId: string | null;
  readonly name: string;
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const register = async (): Promise<void> => {
    await ask('registerKey', { memberId, publicKey });
    onClose();
  };
  return (
    <Dialog title={t('received:key.title', { name })} onClose={onClose}>
      <p>{t('received:key.compare', { name })}</p>
      <p className="fingerprint large">{fingerprint}</p>
      <p>{t('received:key.consequence')}</p>
      {action.error === null ? null : <Problem error={action.error} />}
      <Acts>
        <Button look="primary" disabled={action.busy} onClick={() => void action.run(register)}>
          {t('received:key.same')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('app:cancel')}
        </Button>
      </Acts>
    </Dialog>
  );
}
