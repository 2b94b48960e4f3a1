import { type ReactNode, useState } from 'react';
import type { Transfer } from '../../../core/contract/exchange-schemas.ts';
import type { Overview } from '../../../core/contract/schemas.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import { shortNameOfMeeting } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { askShell } from '../../platform/shell.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button } from '../../ui/button.tsx';
import { useMoments } from '../../ui/moments.ts';
import { Problem } from '../../ui/problem.tsx';
import { Screen } from '../../ui/screen.tsx';
import { hashGroups } from '../hand-out/pack-result.tsx';

/** 受渡しの記録: every bundle and form that was made or taken in, newest first. */
export function TransfersScreen({ overview }: { readonly overview: Overview }): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const transfers = useCall('transfers', {});
  return (
    <Screen title={t('transfers:title')} lead={t('transfers:lead')}>
      <Answered answer={transfers} onRetry={() => cache.retry('transfers', {})}>
        {(value) =>
          value.length === 0 ? (
            <p>{t('transfers:none')}</p>
          ) : (
            <>
              <SaveTable />
              <Table transfers={value} overview={overview} />
            </>
          )
        }
      </Answered>
    </Screen>
  );
}

function partnerOf(t: Translate, { partner, direction, form }: Transfer): string {
  if (partner !== '') {
    return partner;
  }
  if (form === 'comments') {
    return t('transfers:public');
  }
  return t(direction === 'out' ? 'transfers:everybody' : 'received:noName');
}

/** Writes the record as a table for the ledger of the office. */
function SaveTable(): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const [saved, setSaved] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const path = await askShell('chooseTarget', {
      purpose: 'csv',
      suggestedName: `${t('transfers:title')}.csv`,
    });
    if (path !== null) {
      await ask('exportTransfers', { path });
      setSaved(path);
    }
  };
  return (
    <>
      <p className="acts">
        <Button disabled={action.busy} onClick={() => void action.run(save)}>
          {t('transfers:save')}
        </Button>
        <span role="status" className="file-name">
          {saved === null ? '' : t('transfers:saved', { path: saved })}
        </span>
      </p>
      {action.error === null ? null : <Problem error={action.error} />}
    </>
  );
}

function Table({
  transfers,
  overview,
}: {
  readonly transfers: readonly Transfer[];
  readonly overview: Overview;
}): ReactNode {
  const t = useWords();
  const moment = useMoments();
  const meetings = new Map(
    overview.meetings.map(({ meeting }) => [meeting.id, shortNameOfMeeting(t, meeting)]),
  );
  return (
    <table className="list-table transfers">
      <caption className="visually-hidden">{t('transfers:title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('transfers:column.at')}</th>
          <th scope="col">{t('transfers:column.direction')}</th>
          <th scope="col">{t('transfers:column.what')}</th>
          <th scope="col">{t('transfers:column.partner')}</th>
          <th scope="col">{t('transfers:column.result')}</th>
        </tr>
      </thead>
      <tbody>
        {transfers.map((transfer) => (
          <tr key={transfer.id}>
            <td>{moment(transfer.at)}</td>
            <td>{t(`transfers:direction.${transfer.direction}`)}</td>
            <td>
              {[
                transfer.form === null
                  ? t(`receive:kind.${transfer.kind}`)
                  : t(`transfers:form.${transfer.form}`),
                meetings.get(transfer.meetingId) ?? '',
                transfer.form === null || transfer.form === 'filled'
                  ? t('receive:revision', { revision: transfer.revision })
                  : '',
              ]
                .filter((part) => part !== '')
                .join('\u3000')}
              <span className="transfer-file">{transfer.fileName}</span>
              <span className="hash small">{hashGroups(transfer.fileHash)}</span>
            </td>
            <td>
              {partnerOf(t, transfer)}
              {transfer.form === 'blank' ? null : (
                <span className="transfer-file">
                  {transfer.direction === 'out'
                    ? t('transfers:signedHere')
                    : t(`receive:proof.${transfer.proof}`)}
                </span>
              )}
              {transfer.confirmedBy === null ? null : (
                <span className="transfer-file">
                  {t('transfers:confirmedBy', { name: transfer.confirmedBy })}
                </span>
              )}
              {transfer.wasEncrypted ? <span className="transfer-file">{t('receive:encrypted')}</span> : null}
            </td>
            <td>
              {transfer.direction === 'out' ? t('transfers:made') : t(`receive:result.${transfer.result}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
