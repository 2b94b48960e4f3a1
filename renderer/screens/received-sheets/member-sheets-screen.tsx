import type { ReactNode } from 'react';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import type { ServiceOutput } from '../../platform/service-link.ts';
import { Answered } from '../../ui/answered.tsx';
import { TextLink } from '../../ui/button.tsx';
import { useMoments } from '../../ui/moments.ts';
import { Screen } from '../../ui/screen.tsx';
import { SheetMarks } from './sheet-table.tsx';
import { SheetWords } from './sheet-words.tsx';

type Meeting = ServiceOutput<'sheetsOfMember'>['meetings'][number];

/** Every sheet of one member: the newest meeting first, sheets of one meeting beside each other where the window is wide. */
export function MemberSheetsScreen({ memberId }: { readonly memberId: string }): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const sheets = useCall('sheetsOfMember', { memberId });
  const name = sheets.state === 'ready' ? sheets.value.name : '';
  return (
    <Screen
      title={name === '' ? t('received:title') : t('received:member.title', { name })}
      lead={t('received:member.lead')}
    >
      <Answered answer={sheets} onRetry={() => cache.retry('sheetsOfMember', { memberId })}>
        {({ meetings }) =>
          meetings.length === 0 ? (
            <p>{t('received:none')}</p>
          ) : (
            meetings.map((meeting) => <SheetsOfMeeting key={meeting.meetingId} meeting={meeting} />)
          )
        }
      </Answered>
    </Screen>
  );
}

function SheetsOfMeeting({
  meeting: { meetingId, label, sheets },
}: {
  readonly meeting: Meeting;
}): ReactNode {
  const t = useWords();
  const moment = useMoments();
  return (
    <section aria-labelledby={`meeting-${meetingId}`}>
      <h2 id={`meeting-${meetingId}`}>
        {label}
        {'\u3000'}
        <span className="small">{t('received:member.count', { count: sheets.length })}</span>
      </h2>
      <div className="conflict-sides">
        {sheets.map(({ sheet, document }) => (
          <section key={sheet.sheetId} aria-labelledby={`sheet-${sheet.sheetId}`}>
            <h3 id={`sheet-${sheet.sheetId}`}>
              <TextLink href={hrefOf({ screen: 'received-sheet', sheetId: sheet.sheetId })}>
                {t('received:member.sheet', { no: sheet.receiptNo })}
              </TextLink>
            </h3>
            <p className="received-facts">
              <span>{t('received:revision', { revision: sheet.revision })}</span>
              <span>{t(`opinion:method.${sheet.method}`)}</span>
              <span>{t('received:conflict.receivedAt', { when: moment(sheet.receivedAt) })}</span>
              <SheetMarks sheet={sheet} />
            </p>
            <SheetWords document={document} />
          </section>
        ))}
      </div>
    </section>
  );
}
