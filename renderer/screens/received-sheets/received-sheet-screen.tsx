import { type ReactNode, useCallback, useState } from 'react';
import type { ReceivedSheet, ShownSheet } from '../../../core/contract/opinion-sheet-schemas.ts';
import type { SheetState } from '../../../core/domain/opinion-sheets/sheet.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button, TextLink } from '../../ui/button.tsx';
import { RadioGroup, SelectField } from '../../ui/form.tsx';
import { useMoments } from '../../ui/moments.ts';
import { Problem } from '../../ui/problem.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ConflictSection } from './conflict-section.tsx';
import { RegisterKeyDialog } from './register-key-dialog.tsx';
import { RevisionComparison, useRevisionName } from './revision-comparison.tsx';
import { SheetWords } from './sheet-words.tsx';

/** One sheet word for word: who, when and how; what a person must decide; every revision. */
export function ReceivedSheetScreen({ sheetId }: { readonly sheetId: string }): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const shown = useCall('receivedSheet', { sheetId });
  const name =
    shown.state === 'ready'
      ? (shown.value.sheet.submitter.name ?? t('received:noName'))
      : t('received:title');
  return (
    <Screen title={t('received:sheetOf', { name })}>
      <Answered answer={shown} onRetry={() => cache.retry('receivedSheet', { sheetId })}>
        {(value) => <Sheet shown={value} />}
      </Answered>
    </Screen>
  );
}

function Sheet({ shown }: { readonly shown: ShownSheet }): ReactNode {
  const t = useWords();
  const { sheet, revisions } = shown;
  return (
    <>
      <p>
        <TextLink href={hrefOf({ screen: 'received-sheets', meetingId: sheet.meetingId })}>
          {t('received:backToList')}
        </TextLink>
        {sheet.submitter.memberId === null || shown.memberSheetCount < 2 ? null : (
          <>
            {'\u3000'}
            <TextLink href={hrefOf({ screen: 'member-sheets', memberId: sheet.submitter.memberId })}>
              {t('received:member.together', {
                name: sheet.submitter.name ?? t('received:noName'),
                count: shown.memberSheetCount,
              })}
            </TextLink>
          </>
        )}
      </p>
      {sheet.conflict === null ? null : <ConflictSection shown={shown} conflict={sheet.conflict} />}
      <Facts shown={shown} />
      <State sheet={sheet} />
      <Words
        key={(revisions.find(({ standing }) => standing === 'stands') ?? revisions[0])?.hash}
        shown={shown}
      />
      <Notes shown={shown} />
    </>
  );
}

function Facts({ shown }: { readonly shown: ShownSheet }): ReactNode {
  const t = useWords();
  const moment = useMoments();
  const [registering, setRegistering] = useState(false);
  const close = useCallback(() => setRegistering(false), []);
  const { sheet, revisions } = shown;
  const { submitter } = sheet;
  const signed = revisions.find(({ standing, signer }) => standing === 'stands' && signer !== null);
  const mayRegister = sheet.proof === 'signed' && submitter.memberId !== null && sheet.isListed;
  return (
    <>
      <dl className="facts">
        <dt>{t('received:column.no')}</dt>
        <dd>{sheet.receiptNo}</dd>
        <dt>{t('received:fact.who')}</dt>
        <dd>
          {[submitter.name ?? t('received:noName'), t(`opinion:submitterRole.${submitter.role}`)].join(
            '\u3000',
          )}
          {sheet.isListed ? null : `（${t('received:notListed')}）`}
        </dd>
        <dt>{t('opinion:field.publishability')}</dt>
        <dd>{t(`opinion:publishability.${sheet.publishability}`)}</dd>
        <dt>{t('received:column.receivedAt')}</dt>
        <dd>
          {moment(sheet.receivedAt)}
          {sheet.isLate ? <b className="attention"> {t('receive:late')}</b> : null}
        </dd>
        <dt>{t('received:column.method')}</dt>
        <dd>{t(`opinion:method.${sheet.method}`)}</dd>
        {sheet.confirmed === null ? null : (
          <>
            <dt>{t('received:fact.signature')}</dt>
            <dd>
              <b className="attention">{t('receive:proof.unsigned')}</b>{' '}
              {t('received:fact.confirmed', {
                name: sheet.confirmed.by,
                when: moment(sheet.confirmed.at),
              })}
            </dd>
          </>
        )}
        {sheet.proof === 'none' ? null : (
          <>
            <dt>{t('received:fact.signature')}</dt>
            <dd>
              {t(`receive:proof.${sheet.proof}`)}
              {signed?.fingerprint == null ? null : (
                <span className="fingerprint">
                  {t('received:fact.fingerprint', { digits: signed.fingerprint })}
                </span>
              )}
            </dd>
          </>
        )}
      </dl>
      {mayRegister && signed?.signer != null ? (
        <p>
          <Button look="quiet" onClick={() => setRegistering(true)}>
            {t('received:key.register')}
          </Button>
        </p>
      ) : null}
      {registering && signed?.signer != null && signed.fingerprint !== null ? (
        <RegisterKeyDialog
          memberId={submitter.memberId}
          name={submitter.name ?? ''}
          publicKey={signed.signer}
          fingerprint={signed.fingerprint}
          onClose={close}
        />
      ) : null}
    </>
  );
}

const states: readonly SheetState[] = ['received', 'withdrawn', 'outOfScope'];

function State({ sheet }: { readonly sheet: ReceivedSheet }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  // What was chosen shows at once; the sheet follows.
  const [chosen, setChosen] = useState<SheetState | null>(null);
  return (
    <>
      <RadioGroup<SheetState>
        legend={t('received:column.state')}
        inline
        value={chosen ?? sheet.state}
        onChange={(state) => {
          setChosen(state);
          void action
            .run(async () => {
              await ask('setSheetState', { sheetId: sheet.sheetId, state });
            })
            .then((done) => {
              if (!done) {
                setChosen(null);
              }
            });
        }}
        choices={states.map((state) => ({ value: state, label: t(`received:state.${state}`) }))}
      />
      <p className="small">{t('received:stateHint')}</p>
      {action.error === null ? null : <Problem error={action.error} />}
    </>
  );
}

function Words({ shown }: { readonly shown: ShownSheet }): ReactNode {
  const t = useWords();
  const nameOf = useRevisionName();
  const { revisions } = shown;
  const standing = revisions.find((one) => one.standing === 'stands') ?? revisions[0];
  const [chosen, setChosen] = useState(standing?.hash ?? '');
  const [comparing, setComparing] = useState(false);
  const revision = revisions.find(({ hash }) => hash === chosen) ?? standing;
  if (revision === undefined) {
    return null;
  }
  return (
    <section aria-labelledby="sheet-words">
      <h2 id="sheet-words">{t('received:words')}</h2>
      <p className="small">{t('received:wordsHint')}</p>
      {revisions.length > 1 ? (
        <p className="acts compare-begin">
          <Button look="quiet" aria-pressed={comparing} onClick={() => setComparing(!comparing)}>
            {t('received:compare.begin')}
          </Button>
        </p>
      ) : null}
      {comparing ? (
        <RevisionComparison revisions={revisions} />
      ) : (
        <>
          {revisions.length > 1 ? (
            <SelectField
              label={t('received:column.revision')}
              value={revision.hash}
              onChange={(event) => setChosen(event.target.value)}
            >
              {revisions.map((one) => (
                <option key={one.hash} value={one.hash}>
                  {nameOf(one)}
                </option>
              ))}
            </SelectField>
          ) : null}
          <SheetWords document={revision.document} />
        </>
      )}
    </section>
  );
}

function Notes({ shown }: { readonly shown: ShownSheet }): ReactNode {
  const t = useWords();
  if (shown.notes.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="sheet-notes">
      <h2 id="sheet-notes">{t('received:notes', { count: shown.notes.length })}</h2>
      <ul className="plain-rows">
        {shown.notes.map((note) => (
          <li key={note.id}>
            <span className="grow">
              {note.quote === '' ? null : (
                <q className="note-quote" lang="ja">
                  {note.quote}
                </q>
              )}
              <span className="as-written">{note.body}</span>
            </span>
            <TextLink
              href={hrefOf({
                screen: 'reading',
                materialId: note.materialId,
                versionId: null,
                blockId: note.blockId,
                find: '',
              })}
            >
              {note.materialTitle}
            </TextLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
