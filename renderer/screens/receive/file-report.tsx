import { type ReactNode, useState } from 'react';
import type { ReceivedEntry, ReceivedFile } from '../../../core/contract/exchange-schemas.ts';
import { useWords } from '../../app/words.ts';
import { TextButton } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/form.tsx';
import { BelongsElsewhere } from './belongs-elsewhere.tsx';
import { entryLines, shownResult } from './receive-words.ts';
import { ResultMark } from './result-mark.tsx';

/** So many entries are in sight at once; the rest is asked for. */
const entriesAtFirst = 5;

/** One file: what it is and from whom, what it would bring or brought, or why it is not taken in. */
export function FileReport({
  file,
  phase,
  passphrase,
  confirmed,
  onConfirm,
}: {
  readonly file: ReceivedFile;
  readonly phase: 'preview' | 'received';
  readonly passphrase: string | null;
  /** Says of an unsigned form that it is the member's own, or takes that back. */
  readonly confirmed: boolean;
  readonly onConfirm: (confirmed: boolean) => void;
}): ReactNode {
  const t = useWords();
  return (
    <li className="received-file">
      <h3>
        <ResultMark result={shownResult(file, phase)} phase={phase} />{' '}
        <span className="received-name">{file.name}</span>
      </h3>
      <Facts file={file} />
      <Reason file={file} phase={phase} />
      {file.reason === 'confirmationNeeded' && phase === 'preview' ? (
        <Checkbox
          label={t('receive:confirm.own', { name: file.sender })}
          checked={confirmed}
          onChange={(event) => onConfirm(event.target.checked)}
        />
      ) : null}
      {file.reason === 'otherCommittee' ? <BelongsElsewhere file={file} passphrase={passphrase} /> : null}
      {file.notices.length === 0 ? null : (
        <ul className="received-notices">
          {file.notices.map((notice) => {
            const text = t(`form:notice.${notice.code}`, { value: notice.value });
            const line = notice.no === null ? text : t('form:noticeOf', { no: notice.no, text });
            return <li key={line}>{line}</li>;
          })}
        </ul>
      )}
      {file.entries.length === 0 ? null : (
        <>
          <ul className="entry-counts">
            {entryLines(t, file.entries).map(({ type, text }) => (
              <li key={type}>{text}</li>
            ))}
          </ul>
          <Entries entries={file.entries} name={file.name} />
        </>
      )}
    </li>
  );
}

function Facts({ file }: { readonly file: ReceivedFile }): ReactNode {
  const t = useWords();
  const facts = [
    file.kind === null ? null : t(`receive:kind.${file.kind}`),
    file.meetingLabel === '' ? null : file.meetingLabel,
    file.sender === '' ? null : t('receive:from', { name: file.sender }),
    file.revision === null ? null : t('receive:revision', { revision: file.revision }),
    file.proof === null ? null : t(`receive:proof.${file.proof}`),
    file.wasEncrypted ? t('receive:encrypted') : null,
  ].filter((fact) => fact !== null);
  if (facts.length === 0 && !file.isLate) {
    return null;
  }
  return (
    <p className="received-facts">
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {file.isLate ? <b className="attention">{t('receive:late')}</b> : null}
    </p>
  );
}

function Reason({
  file,
  phase,
}: {
  readonly file: ReceivedFile;
  readonly phase: 'preview' | 'received';
}): ReactNode {
  const t = useWords();
  if (file.reason !== null) {
    // Where it lies is said where a person can do something with it; the rest is for whoever is asked for help.
    const about = ['otherCommittee', 'otherMeeting'].includes(file.reason) ? file.detail : '';
    return (
      <>
        <p className="received-reason">
          {t(`exchange:refused.${file.reason}`)}
          {about === '' ? null : `（${about}）`}
        </p>
        {shownResult(file, phase) === 'refused' ? (
          <p className="small">{t('receive:unchangedFile')}</p>
        ) : null}
      </>
    );
  }
  return file.conflict === null ? null : (
    <p className="received-reason">{t(`exchange:conflict.${file.conflict}`)}</p>
  );
}

function Entries({
  entries,
  name,
}: {
  readonly entries: readonly ReceivedEntry[];
  readonly name: string;
}): ReactNode {
  const t = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? entries : entries.slice(0, entriesAtFirst);
  return (
    <>
      <table className="entries">
        <caption className="visually-hidden">{t('receive:entriesOf', { name })}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('receive:column.result')}</th>
            <th scope="col">{t('receive:column.type')}</th>
            <th scope="col">{t('receive:column.label')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id and never change their order
            <tr key={index}>
              <td>{t(`receive:result.${entry.result}`)}</td>
              <td>{t(`receive:entry.${entry.type}`)}</td>
              <td>
                {entry.label === '' ? t('receive:noLabel') : entry.label}
                {entry.reason === null ? null : (
                  <span className="received-reason">{t(`exchange:refused.${entry.reason}`)}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length > shown.length ? (
        <p>
          <TextButton onClick={() => setAll(true)}>
            {t('receive:allEntries', { count: entries.length })}
          </TextButton>
        </p>
      ) : null}
    </>
  );
}
