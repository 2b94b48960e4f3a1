import { type ReactNode, useCallback, useState } from 'react';
import type { Committee, Member } from '../../../core/domain/committees/committee.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { Button } from '../../ui/button.tsx';
import { VisuallyHidden } from '../../ui/marks.tsx';
import { Screen } from '../../ui/screen.tsx';
import { CommitteeDialog } from './committee-dialog.tsx';
import { MemberDialog } from './member-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

type OpenDialog =
  | { readonly act: 'add' | 'committee' }
  | { readonly act: 'edit' | 'remove'; readonly member: Member }
  | null;

/** 委員名簿: who sits on the committee. */
export function MembersScreen({ committee }: { readonly committee: Committee }): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const members = useCall('members', {});
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const close = useCallback(() => setDialog(null), []);
  return (
    <Screen title={t('app:nav.members')}>
      <section className="tool">
        <h2>{committee.name}</h2>
        <p className="lead">
          {[committee.city, committee.office].filter((part) => part !== null && part !== '').join('　')}
        </p>
        <Button look="quiet" onClick={() => setDialog({ act: 'committee' })}>
          {t('app:members.editCommittee')}
        </Button>
      </section>
      <Answered answer={members} onRetry={() => cache.retry('members', {})}>
        {(value) => <MemberTable members={value} onDialog={setDialog} />}
      </Answered>
      <p className="acts">
        <Button look="primary" onClick={() => setDialog({ act: 'add' })}>
          {t('app:members.add')}
        </Button>
      </p>
      {dialog?.act === 'add' ? <MemberDialog member={null} onClose={close} /> : null}
      {dialog?.act === 'edit' ? <MemberDialog member={dialog.member} onClose={close} /> : null}
      {dialog?.act === 'remove' ? <RemoveDialog member={dialog.member} onClose={close} /> : null}
      {dialog?.act === 'committee' ? <CommitteeDialog committee={committee} onClose={close} /> : null}
    </Screen>
  );
}

function MemberTable({
  members,
  onDialog,
}: {
  readonly members: readonly Member[];
  readonly onDialog: (dialog: OpenDialog) => void;
}): ReactNode {
  const t = useWords();
  if (members.length === 0) {
    return <p>{t('app:members.none')}</p>;
  }
  return (
    <table className="list-table">
      <caption className="visually-hidden">{t('app:nav.members')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('app:members.name')}</th>
          <th scope="col">{t('app:members.role')}</th>
          <th scope="col">{t('app:members.category')}</th>
          <th scope="col">{t('app:members.affiliation')}</th>
          <th scope="col">
            <VisuallyHidden>{t('app:members.acts')}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id}>
            <th scope="row">
              {member.name}
              {member.kana === null ? null : <span className="kana">{member.kana}</span>}
            </th>
            <td>{t(`domain:role.${member.role}`)}</td>
            <td>{member.category ?? ''}</td>
            <td>{member.affiliation ?? ''}</td>
            <td className="row-acts">
              <Button
                look="quiet"
                size="slim"
                aria-label={t('app:members.editOf', { name: member.name })}
                onClick={() => onDialog({ act: 'edit', member })}
              >
                {t('app:members.edit')}
              </Button>
              <Button
                look="quiet"
                size="slim"
                aria-label={t('app:members.removeOf', { name: member.name })}
                onClick={() => onDialog({ act: 'remove', member })}
              >
                {t('app:members.remove')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
