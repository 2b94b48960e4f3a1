import type { ReactNode } from 'react';
import type { OwnSheetSummary } from '../../../core/contract/own-sheet-calls.ts';
import { shortNameOfMeeting } from '../../app/material-names.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall } from '../../data/session.tsx';
import { ButtonLink, TextLink } from '../../ui/button.tsx';
import { Due } from './due.tsx';

/** On the first screen of a member: until when opinions are asked for, and how far their sheet is. */
export function HomeSheet({ meetingId }: { readonly meetingId: string }): ReactNode {
  const t = useWords();
  const sheets = useCall('ownSheets', {});
  const sheet =
    sheets.state === 'ready' ? sheets.value.find((one) => one.meetingId === meetingId) : undefined;
  if (sheet === undefined) {
    return null;
  }
  return (
    <section className="home-sheet" aria-labelledby="home-sheet">
      <h2 id="home-sheet">{t('opinion-sheet:home.title')}</h2>
      <Due dueAt={sheet.dueAt} />
      <p>
        <Standing sheet={sheet} />
      </p>
      <p>
        <ButtonLink href={hrefOf({ screen: 'sheet', meetingId, opinionId: null })}>
          {t('opinion-sheet:home.write')}
        </ButtonLink>
      </p>
    </section>
  );
}

function Standing({ sheet }: { readonly sheet: OwnSheetSummary }): ReactNode {
  const t = useWords();
  const { handedIn, opinionCount: count, hasChanges } = sheet;
  if (handedIn !== null) {
    return hasChanges
      ? t('opinion-sheet:home.changed')
      : t('opinion-sheet:home.handedIn', { count, revision: handedIn.revision });
  }
  return count === 0 ? t('opinion-sheet:home.none') : t('opinion-sheet:home.written', { count });
}

/** At the top of the first screen: answers that the owner has not seen yet. */
export function NewAnswers(): ReactNode {
  const t = useWords();
  const overview = useCall('overview', {});
  const meetings = overview.state === 'ready' ? overview.value.meetings : [];
  const sheets = useCall('ownSheets', {});
  const fresh = sheets.state === 'ready' ? sheets.value.filter(({ hasNewAnswers }) => hasNewAnswers) : [];
  return fresh.map(({ meetingId }) => {
    const meeting = meetings.find((one) => one.meeting.id === meetingId)?.meeting;
    return meeting === undefined ? null : (
      <p key={meetingId} className="home-answers">
        <b>{t('opinion-sheet:home.newAnswers', { meeting: shortNameOfMeeting(t, meeting) })}</b>{' '}
        <TextLink href={hrefOf({ screen: 'answers', meetingId })}>
          {t('opinion-sheet:home.readAnswers')}
        </TextLink>
      </p>
    );
  });
}
