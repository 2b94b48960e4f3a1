import type { ReactNode } from 'react';
import type { MeetingSummary, Overview } from '../../../core/contract/schemas.ts';
import { useCollectingMeeting } from '../../app/collecting-meeting.ts';
import { useWords } from '../../app/words.ts';
import { Answered } from '../../ui/answered.tsx';
import { ContentsButton } from '../../ui/contents-button.tsx';
import { ScrollArea, useScreenTitle } from '../../ui/screen.tsx';

/** Finds the meeting that a screen beside the table is about, and says so where there is none. */
export function WithMeeting({
  title,
  overview,
  meetingId,
  children,
}: {
  readonly title: string;
  readonly overview: Overview;
  readonly meetingId: string | null;
  readonly children: (summary: MeetingSummary) => ReactNode;
}): ReactNode {
  const t = useWords();
  useScreenTitle(title);
  const { chosen } = useCollectingMeeting(overview, meetingId);
  return (
    <Answered answer={chosen}>
      {(summary) =>
        summary === undefined ? (
          <ScrollArea label={title}>
            <div className="screen">
              <ContentsButton />
              <h1>{title}</h1>
              <p>{t('compile:nothingYet')}</p>
            </div>
          </ScrollArea>
        ) : (
          children(summary)
        )
      }
    </Answered>
  );
}
