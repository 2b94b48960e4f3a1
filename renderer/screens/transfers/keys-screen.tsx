import { type ReactNode, useCallback, useState } from 'react';
import type { RegisteredKey, SeenKey } from '../../../core/contract/exchange-schemas.ts';
import type { Member } from '../../../core/domain/committees/committee.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { useMoments } from '../../ui/moments.ts';
import { Problem } from '../../ui/problem.tsx';
import { Screen } from '../../ui/screen.tsx';
import { RegisterKeyDialog } from '../received-sheets/register-key-dialog.tsx';

/** 署名の鍵: this file's own number to read out, and those that others must sign with. */
export function KeysScreen(): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const keys = useCall('keys', {});
  const members = useCall('members', {});
  return (
    <Screen title={t('keys:title')} lead={t('keys:lead')}>
      <Answered answer={keys} onRetry={() => cache.retry('keys', {})}>
        {({ own, registered, seen }) => (
          <Answered answer={members} onRetry={() => cache.retry('members', {})}>
            {(roster) => (
              <>
                <section aria-labelledby="own-key">
                  <h2 id="own-key">{t('keys:own')}</h2>
                  {own === null ? (
                    <p>{t('keys:ownLater')}</p>
                  ) : (
                    <>
                      <p className="fingerprint large">{own.fingerprint}</p>
                      <p className="small">{t('keys:ownHint')}</p>
                    </>
                  )}
                </section>
                {seen.length === 0 ? null : <SeenKeys seen={seen} />}
                <Registered registered={registered} roster={roster} />
              </>
            )}
          </Answered>
        )}
      </Answered>
    </Screen>
  );
}

function SeenKeys({ seen }: { readonly seen: readonly SeenKey[] }): ReactNode {
  const t = useWords();
  const moment = useMoments();
  const [chosen, setChosen] = useState<SeenKey | null>(null);
  const close = useCallback(() => setChosen(null), []);
  return (
    <section aria-labelledby="seen-keys">
      <h2 id="seen-keys">{t('keys:seen')}</h2>
      <p>{t('keys:seenHint')}</p>
      <ul className="plain-rows">
        {seen.map((key) => (
          <li key={`${key.memberId} ${key.publicKey}`}>
            <b className="key-holder">{key.name}</b>
            <span className="grow fingerprint">{key.fingerprint}</span>
            <span className="small">{t('keys:since', { when: moment(key.since) })}</span>
            <Button
              size="slim"
              aria-label={t('keys:registerOf', { name: key.name })}
              onClick={() => setChosen(key)}
            >
              {t('keys:register')}
            </Button>
          </li>
        ))}
      </ul>
      {chosen === null ? null : <RegisterKeyDialog {...chosen} onClose={close} />}
    </section>
  );
}

function Registered({
  registered,
  roster,
}: {
  readonly registered: readonly RegisteredKey[];
  readonly roster: readonly Member[];
}): ReactNode {
  const t = useWords();
  const moment = useMoments();
  const [retiring, setRetiring] = useState<RegisteredKey | null>(null);
  const close = useCallback(() => setRetiring(null), []);
  const nameOf = ({ memberId }: RegisteredKey): string =>
    memberId === null
      ? t('keys:secretariat')
      : (roster.find(({ id }) => id === memberId)?.name ?? t('keys:formerMember'));
  return (
    <section aria-labelledby="registered-keys">
      <h2 id="registered-keys">{t('keys:registered')}</h2>
      {registered.length === 0 ? (
        <p>{t('keys:noneRegistered')}</p>
      ) : (
        <ul className="plain-rows">
          {registered.map((key) => (
            <li key={key.id}>
              <b className="key-holder">{nameOf(key)}</b>
              <span className="grow fingerprint">{key.fingerprint}</span>
              <span className="small">
                {key.retiredAt === null
                  ? t('keys:since', { when: moment(key.registeredAt) })
                  : t('keys:retired', { when: moment(key.retiredAt) })}
              </span>
              {key.retiredAt === null ? (
                <Button
                  look="quiet"
                  size="slim"
                  aria-label={t('keys:retireOf', { name: nameOf(key) })}
                  onClick={() => setRetiring(key)}
                >
                  {t('keys:retire')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {retiring === null ? null : <RetireDialog id={retiring.id} name={nameOf(retiring)} onClose={close} />}
    </section>
  );
}

function RetireDialog({
  id,
  name,
  onClose,
}: {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  return (
    <Dialog title={t('keys:retireOf', { name })} onClose={onClose}>
      <p>{t('keys:retireText', { name })}</p>
      {action.error === null ? null : <Problem error={action.error} />}
      <Acts>
        <Button
          look="primary"
          disabled={action.busy}
          onClick={() =>
            void action.run(async () => {
              await ask('retireKey', { id });
              onClose();
            })
          }
        >
          {t('keys:retire')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('app:cancel')}
        </Button>
      </Acts>
    </Dialog>
  );
}
