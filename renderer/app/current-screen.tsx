import type { ReactNode } from 'react';
import type { Overview } from '../../core/contract/schemas.ts';
import type { Answer } from '../data/call-cache.ts';
import { FileScreen } from '../screens/committee/file-screen.tsx';
import { MembersScreen } from '../screens/committee/members-screen.tsx';
import { DraftScreen } from '../screens/drafts/draft-screen.tsx';
import { CheckScreen } from '../screens/evidence/check-screen.tsx';
import { EvaluationScreen } from '../screens/evidence/evaluation-screen.tsx';
import { EvidenceScreen } from '../screens/evidence/evidence-screen.tsx';
import { SurveyScreen } from '../screens/evidence/survey-screen.tsx';
import { AddFileScreen } from '../screens/exchange/add-file-screen.tsx';
import { ExchangeScreen } from '../screens/exchange/exchange-screen.tsx';
import { ExportScreen } from '../screens/exchange/export-screen.tsx';
import { ImportScreen } from '../screens/exchange/import-screen.tsx';
import { FormsScreen } from '../screens/forms/forms-screen.tsx';
import { PublicCommentsScreen } from '../screens/forms/public-comments-screen.tsx';
import { QuickEntryScreen } from '../screens/forms/quick-entry-screen.tsx';
import { HandOutScreen } from '../screens/hand-out/hand-out-screen.tsx';
import { HomeScreen } from '../screens/home/home-screen.tsx';
import { NotesScreen } from '../screens/notes/notes-screen.tsx';
import { OpinionSettingsScreen } from '../screens/opinion-settings/opinion-settings-screen.tsx';
import { CountsScreen } from '../screens/opinions/counts/counts-screen.tsx';
import { OpinionsScreen } from '../screens/opinions/opinions-screen.tsx';
import { PlanChangesScreen } from '../screens/opinions/plan-changes/plan-changes-screen.tsx';
import { ContentsScreen } from '../screens/plans/contents-screen.tsx';
import { MappingScreen } from '../screens/plans/mapping-screen.tsx';
import { PlanScreen } from '../screens/plans/plan-screen.tsx';
import { ScheduleScreen } from '../screens/plans/schedule-screen.tsx';
import { ReadingScreen } from '../screens/reading/reading-screen.tsx';
import { ReceiveScreen } from '../screens/receive/receive-screen.tsx';
import { MemberSheetsScreen } from '../screens/received-sheets/member-sheets-screen.tsx';
import { ReceivedSheetScreen } from '../screens/received-sheets/received-sheet-screen.tsx';
import { ReceivedSheetsScreen } from '../screens/received-sheets/received-sheets-screen.tsx';
import { ReplacementScreen } from '../screens/replacement/replacement-screen.tsx';
import { SearchScreen } from '../screens/search/search-screen.tsx';
import { SettingsScreen } from '../screens/settings/settings-screen.tsx';
import { AnswersScreen } from '../screens/sheet/answers-screen.tsx';
import { EntryScreen } from '../screens/sheet/entry-screen.tsx';
import { SheetScreen } from '../screens/sheet/sheet-screen.tsx';
import { KeysScreen } from '../screens/transfers/keys-screen.tsx';
import { TransfersScreen } from '../screens/transfers/transfers-screen.tsx';
import { Answered } from '../ui/answered.tsx';
import type { Route } from './route.ts';
import { useDropToImport } from './use-drop.ts';

/** The screen of a route. */
export function CurrentScreen({
  route,
  overview,
}: {
  readonly route: Route;
  readonly overview: Answer<Overview>;
}): ReactNode {
  const dropped = useDropToImport();
  switch (route.screen) {
    case 'home':
      return <HomeScreen />;
    case 'reading':
      return <ReadingScreen key={`${route.materialId} ${route.versionId ?? ''}`} route={route} />;
    case 'draft':
      return <DraftScreen key={route.draftId} draftId={route.draftId} />;
    case 'plan':
      return <PlanScreen planId={route.planId} />;
    case 'plan-mapping':
      return <MappingScreen fromPlanId={route.fromPlanId} toPlanId={route.toPlanId} />;
    case 'shared-contents':
      return <ContentsScreen />;
    case 'schedule':
      return <ScheduleScreen />;
    case 'replacement':
      return (
        <ReplacementScreen
          key={`${route.materialId} ${route.versionId ?? ''} ${route.beforeId ?? ''}`}
          route={route}
        />
      );
    case 'sheet':
      return (
        <Answered answer={overview}>{(value) => <SheetScreen overview={value} route={route} />}</Answered>
      );
    case 'sheet-entry':
      return <EntryScreen key={route.sheetId} sheetId={route.sheetId} />;
    case 'answers':
      return (
        <Answered answer={overview}>
          {(value) => <AnswersScreen overview={value} meetingId={route.meetingId} />}
        </Answered>
      );
    case 'notes':
      return <NotesScreen />;
    case 'search':
      return <SearchScreen query={route.query} />;
    case 'import':
      return (
        <ImportScreen
          meetings={overview.state === 'ready' ? overview.value.meetings : []}
          dropped={dropped}
        />
      );
    case 'receive':
      return <ReceiveScreen />;
    case 'received-sheets':
      return (
        <Answered answer={overview}>
          {(value) => <ReceivedSheetsScreen overview={value} meetingId={route.meetingId} />}
        </Answered>
      );
    case 'received-sheet':
      return <ReceivedSheetScreen key={route.sheetId} sheetId={route.sheetId} />;
    case 'member-sheets':
      return <MemberSheetsScreen key={route.memberId} memberId={route.memberId} />;
    case 'hand-out':
      return (
        <Answered answer={overview}>
          {(value) => <HandOutScreen overview={value} meetingId={route.meetingId} />}
        </Answered>
      );
    case 'opinion-settings':
      return <OpinionSettingsScreen part={route.part} />;
    case 'transfers':
      return <Answered answer={overview}>{(value) => <TransfersScreen overview={value} />}</Answered>;
    case 'keys':
      return <KeysScreen />;
    case 'exchange':
      return <ExchangeScreen />;
    case 'members':
      return (
        <Answered answer={overview}>{(value) => <MembersScreen committee={value.committee} />}</Answered>
      );
    case 'file':
      return <FileScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'add-file':
      return <Answered answer={overview}>{(value) => <AddFileScreen overview={value} />}</Answered>;
    case 'export':
      return (
        <Answered answer={overview}>
          {(value) => <ExportScreen overview={value} meetingId={route.meetingId} />}
        </Answered>
      );
    case 'check':
      return (
        <Answered answer={overview}>
          {(value) => <CheckScreen overview={value} meetingId={route.meetingId} />}
        </Answered>
      );
    case 'evaluation':
      return (
        <Answered answer={overview}>
          {(value) => <EvaluationScreen overview={value} meetingId={route.meetingId} />}
        </Answered>
      );
    case 'evidence':
      return (
        <Answered answer={overview}>
          {(value) => <EvidenceScreen overview={value} meetingId={route.meetingId} blockId={route.blockId} />}
        </Answered>
      );
    case 'opinions':
      return (
        <Answered answer={overview}>
          {(value) => <OpinionsScreen overview={value} meetingId={route.meetingId} itemId={route.itemId} />}
        </Answered>
      );
    case 'plan-changes':
      return (
        <Answered answer={overview}>
          {(value) => (
            <PlanChangesScreen overview={value} meetingId={route.meetingId} changeId={route.changeId} />
          )}
        </Answered>
      );
    case 'opinion-counts':
      return (
        <Answered answer={overview}>
          {(value) => <CountsScreen overview={value} meetingId={route.meetingId} />}
        </Answered>
      );
    case 'forms':
      return (
        <Answered answer={overview}>
          {(value) => <FormsScreen overview={value} meetingId={route.meetingId} />}
        </Answered>
      );
    case 'quick-entry':
      return (
        <Answered answer={overview}>
          {(value) => (
            <QuickEntryScreen
              key={`${route.meetingId ?? ''} ${route.sheetId ?? ''}`}
              overview={value}
              meetingId={route.meetingId}
              sheetId={route.sheetId}
            />
          )}
        </Answered>
      );
    case 'public-comments':
      return (
        <Answered answer={overview}>
          {(value) => <PublicCommentsScreen overview={value} meetingId={route.meetingId} />}
        </Answered>
      );
    case 'surveys':
      return <SurveyScreen questionId={route.questionId} />;
  }
}
