import { type ReactNode, useEffect, useState } from 'react';
import type { ShingiError } from '../../../core/contract/errors.ts';
import type { BundleFacts } from '../../../core/contract/exchange-schemas.ts';
import { holdGivenFiles, releaseGivenFiles } from '../../app/given-files.ts';
import { useWords } from '../../app/words.ts';
import { asShingiError } from '../../data/call-cache.ts';
import { useAction } from '../../data/use-action.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Acts } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/form.tsx';
import { Loading, Problem, refusalOf } from '../../ui/problem.tsx';
import { throwIfRefused } from '../start/open-outcome.ts';
import { PassphraseForm } from './passphrase-form.tsx';

type Seen =
  | { readonly state: 'looking' }
  | { readonly state: 'seen'; readonly facts: BundleFacts }
  | { readonly state: 'failed'; readonly error: ShingiError };

/** Reads what a bundle says of itself, anew with every passphrase. */
export function useBundleFacts(path: string, passphrase: string | null): Seen {
  const [seen, setSeen] = useState<Seen>({ state: 'looking' });
  useEffect(() => {
    let gone = false;
    const settle = (next: Seen): void => {
      if (!gone) {
        setSeen(next);
      }
    };
    settle({ state: 'looking' });
    askShell('inspectBundle', { path, passphrase }).then(
      (facts) => settle({ state: 'seen', facts }),
      (error: unknown) => settle({ state: 'failed', error: asShingiError(error) }),
    );
    return () => {
      gone = true;
    };
  }, [path, passphrase]);
  return seen;
}

/** Why a bundle could not be read, with the field for the words that would open it. */
export function BundleProblem({
  error,
  onPassphrase,
}: {
  readonly error: ShingiError;
  readonly onPassphrase: (words: string) => void;
}): ReactNode {
  const reason = refusalOf(error);
  return (
    <>
      <Problem error={error} />
      {reason === 'passphraseNeeded' || reason === 'wrongPassphrase' ? (
        <PassphraseForm onSubmit={onPassphrase} />
      ) : null}
    </>
  );
}

/** 自分の委員会ファイルを作る: whose it is, then where to save. Made out of a packet. */
export function OwnFileForm({
  path,
  passphrase: given,
  onDone,
}: {
  readonly path: string;
  readonly passphrase: string | null;
  readonly onDone: () => void;
}): ReactNode {
  const [passphrase, setPassphrase] = useState(given);
  const seen = useBundleFacts(path, passphrase);
  switch (seen.state) {
    case 'looking':
      return <Loading />;
    case 'failed':
      return <BundleProblem error={seen.error} onPassphrase={setPassphrase} />;
    case 'seen':
      return <OwnFileFields path={path} passphrase={passphrase} facts={seen.facts} onDone={onDone} />;
  }
}

export function OwnFileFields({
  path,
  passphrase,
  facts,
  given = [],
  onDone,
}: {
  readonly path: string;
  readonly passphrase: string | null;
  readonly facts: BundleFacts;
  /** The files that wait with it, itself included; what is left of them is received by the new file. */
  readonly given?: readonly string[];
  readonly onDone: () => void;
}): ReactNode {
  const t = useWords();
  const action = useAction();
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState('');
  const name = (chosen === '' ? typed : chosen).trim();
  const make = async (): Promise<void> => {
    holdGivenFiles();
    let left = given;
    try {
      const outcome = await askShell('openPacket', {
        bundle: path,
        memberName: name,
        passphrase,
        suggestedName: t('receive:own.fileName', { committee: facts.committeeName, name }),
      });
      throwIfRefused(outcome);
      if (outcome.outcome !== 'cancelled') {
        left = given.filter((one) => one !== path);
        onDone();
      }
    } finally {
      releaseGivenFiles(left);
    }
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void action.run(make);
      }}
    >
      {facts.roster.length === 0 ? null : (
        <SelectField
          label={t('receive:own.fromRoster')}
          hint={t('receive:own.fromRosterHint')}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">{t('receive:own.notOnRoster')}</option>
          {facts.roster.map((member) => (
            <option key={member.name} value={member.name}>
              {member.name}
            </option>
          ))}
        </SelectField>
      )}
      {chosen === '' ? (
        <TextField
          label={t('receive:own.name')}
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : null}
      {action.error === null ? null : <Problem error={action.error} />}
      <Acts>
        <Button look="primary" type="submit" disabled={action.busy || name === ''}>
          {t('app:start.chooseTarget')}
        </Button>
      </Acts>
    </form>
  );
}
