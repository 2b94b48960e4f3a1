import type { ReactNode } from 'react';
import type { ReceivedFile } from '../../../core/contract/exchange-schemas.ts';
import type { Owner } from '../../../core/domain/committees/owner.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { ButtonLink } from '../../ui/button.tsx';

/** Where to go after taking in: conflicts first, then the sheets; for a member the papers. */
export function NextSteps({
  files,
  role,
}: {
  readonly files: readonly ReceivedFile[];
  readonly role: Owner['role'];
}): ReactNode {
  const t = useWords();
  const taken = files.filter(({ result }) => result !== 'refused');
  const conflict = taken.find(({ result, sheetId }) => result === 'conflicting' && sheetId !== null);
  const sheet = taken.find(({ kind }) => kind === 'sheet');
  if (role === 'member') {
    const answers = taken.find(({ kind }) => kind === 'responses');
    const hasPapers = taken.some(({ kind }) => kind === 'packet');
    return answers === undefined && !hasPapers ? null : (
      <p className="acts">
        {hasPapers ? (
          <ButtonLink look="primary" href={hrefOf({ screen: 'home' })}>
            {t('receive:next.papers')}
          </ButtonLink>
        ) : null}
        {answers?.meetingId == null ? null : (
          <ButtonLink
            look={hasPapers ? 'outline' : 'primary'}
            href={hrefOf({ screen: 'answers', meetingId: answers.meetingId })}
          >
            {t('receive:next.answers')}
          </ButtonLink>
        )}
      </p>
    );
  }
  return sheet === undefined ? null : (
    <p className="acts">
      {conflict?.sheetId == null ? null : (
        <ButtonLink look="primary" href={hrefOf({ screen: 'received-sheet', sheetId: conflict.sheetId })}>
          {t('receive:next.decide')}
        </ButtonLink>
      )}
      <ButtonLink
        look={conflict === undefined ? 'primary' : 'outline'}
        href={hrefOf({ screen: 'received-sheets', meetingId: sheet.meetingId })}
      >
        {t('receive:next.sheets')}
      </ButtonLink>
    </p>
  );
}
