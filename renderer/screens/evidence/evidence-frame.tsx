import type { ReactNode } from 'react';
import type { MeetingSummary, Overview } from '../../../core/contract/schemas.ts';
import { usualMeeting } from '../../app/material-names.ts';
import { MeetingOptions } from '../../app/meeting-choice.tsx';
import { hrefOf, type Route } from '../../app/route.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { today } from '../../ui/dates.ts';
import { SelectField } from '../../ui/form.tsx';
import { PlacesScreen } from '../../ui/places-screen.tsx';

export type EvidenceRouteScreen = 'check' | 'evaluation' | 'evidence' | 'surveys';

const places: readonly EvidenceRouteScreen[] = ['check', 'evaluation', 'evidence', 'surveys'];

function routeTo(screen: EvidenceRouteScreen, meetingId: string | null): Route {
  switch (screen) {
    case 'check':
    case 'evaluation':
      return { screen, meetingId };
    case 'evidence':
      return { screen, meetingId, blockId: null };
    case 'surveys':
      return { screen, questionId: null };
  }
}

/** The frame of everything that looks through papers: title, the four places, and the screen itself. */
export function EvidenceFrame({
  screen,
  meetingId,
  lead,
  children,
}: {
  readonly screen: EvidenceRouteScreen;
  /** Meeting that the other places are about too. */
  readonly meetingId: string | null;
  readonly lead: string;
  readonly children: ReactNode;
}): ReactNode {
  const t = useWords();
  return (
    <PlacesScreen
      title={t(`evidence:place.${screen}`)}
      label={t('evidence:places')}
      places={places.map((place) => ({
        href: hrefOf(routeTo(place, meetingId)),
        name: t(`evidence:place.${place}`),
        isHere: place === screen,
      }))}
      lead={lead}
    >
      {children}
    </PlacesScreen>
  );
}

/** A screen about the papers of one meeting, which is chosen at its head. */
export function MeetingFrame({
  screen,
  overview,
  meetingId,
  lead,
  children,
}: {
  readonly screen: Exclude<EvidenceRouteScreen, 'surveys'>;
  readonly overview: Overview;
  readonly meetingId: string | null;
  readonly lead: string;
  readonly children: (summary: MeetingSummary) => ReactNode;
}): ReactNode {
  const t = useWords();
  const meetings = overview.meetings.filter((meeting) => meeting.materials.length > 0);
  // Indicators and evidence are about issue sheets: without a choice, of the latest meeting that has one.
  const withSheets =
    screen === 'check'
      ? undefined
      : meetings.findLast(({ materials }) =>
          materials.some(({ material }) => material.kind === 'issueSheet'),
        );
  const chosen =
    meetings.find((summary) => summary.meeting.id === meetingId) ??
    withSheets ??
    usualMeeting(overview, today());
  if (chosen === undefined || meetings.length === 0) {
    return (
      <EvidenceFrame screen={screen} meetingId={null} lead={t('evidence:noMeeting')}>
        {null}
      </EvidenceFrame>
    );
  }
  return (
    <EvidenceFrame screen={screen} meetingId={meetingId} lead={lead}>
      <SelectField
        label={t('evidence:meeting')}
        value={chosen.meeting.id}
        onChange={(event) => goTo(routeTo(screen, event.target.value))}
      >
        <MeetingOptions meetings={meetings} />
      </SelectField>
      {children(chosen)}
    </EvidenceFrame>
  );
}
