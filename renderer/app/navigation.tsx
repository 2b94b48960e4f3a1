import { type KeyboardEvent, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { CompileTotals } from '../../core/contract/compile-schemas.ts';
import type { OwnSheetSummary } from '../../core/contract/own-sheet-calls.ts';
import type { MaterialSummary, MeetingSummary, Overview } from '../../core/contract/schemas.ts';
import type { Draft } from '../../core/domain/materials/draft.ts';
import { useCall } from '../data/session.tsx';
import { isSheetOf, SheetRows } from '../screens/sheet/nav-rows.tsx';
import { Button } from '../ui/button.tsx';
import { ContentsContext } from '../ui/contents-button.tsx';
import { today, useDates } from '../ui/dates.ts';
import { DraftMark, NotReceivedMark, VersionMark } from '../ui/marks.tsx';
import { nameOfMaterial, sectionsOf, shortNameOfMeeting, usualMeeting } from './material-names.ts';
import { MeetingOpinions } from './meeting-opinions.tsx';
import { requestPlace, useCurrentHeading } from './reading-place.ts';
import { ReceivedSheetsRow } from './received-sheets-row.tsx';
import { hrefOf, hrefOfMaterial, type Route } from './route.ts';
import { useWords } from './words.ts';

/** Committee, first screen, meetings with their materials, and the tools at the foot. */
export function Navigation({
  overview,
  route,
}: {
  readonly overview: Overview | null;
  readonly route: Route;
}): ReactNode {
  const t = useWords();
  const { open, toggle } = useContext(ContentsContext);
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    // Opened before the document, the list takes the focus and gives it back.
    const nav = element.current;
    if (!open || nav === null) {
      return;
    }
    const before = document.activeElement;
    const row = nav.querySelector<HTMLElement>('[aria-current="page"]');
    (row ?? nav.querySelector<HTMLElement>('.nav-row'))?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus();
      }
    };
  }, [open]);
  const current = overview === null ? undefined : usualMeeting(overview, today());
  const underWay = useCall('drafts', { state: 'open' });
  const drafts = underWay.state === 'ready' ? underWay.value : [];
  const ownSheets = useCall('ownSheets', {});
  const sheets = ownSheets.state === 'ready' ? ownSheets.value : [];
  const handedIn = useCall('compileTotals', {});
  const totals = handedIn.state === 'ready' ? handedIn.value : [];
  return (
    <nav
      ref={element}
      className="nav"
      aria-label={t('app:nav.label')}
      data-region="nav"
      onKeyDown={moveByArrows}
    >
      <div className="nav-head">
        <div className="nav-close">
          <Button look="quiet" size="slim" onClick={toggle}>
            {t('app:nav.close')}
          </Button>
        </div>
        <strong>{t('app:name')}</strong>
        <span>{overview?.committee.name ?? ''}</span>
      </div>
      <div className="nav-list">
        <NavLink href={hrefOf({ screen: 'home' })} current={route.screen === 'home'}>
          {t('app:nav.home')}
        </NavLink>
        {overview?.meetings.map((summary) => (
          <MeetingRows
            key={summary.meeting.id}
            summary={summary}
            route={route}
            usual={summary.meeting.id === current?.meeting.id}
            drafts={drafts.filter(({ meetingId }) => meetingId === summary.meeting.id)}
            sheet={sheets.find(({ meetingId }) => meetingId === summary.meeting.id) ?? null}
            usualMeetingId={current?.meeting.id ?? null}
            totals={totals.find(({ meetingId }) => meetingId === summary.meeting.id)}
          />
        ))}
      </div>
      <div className="nav-foot">
        <NavLink href={hrefOf({ screen: 'search', query: '' })} current={route.screen === 'search'}>
          {t('app:nav.search')}
        </NavLink>
        <NavLink href={hrefOf({ screen: 'notes' })} current={route.screen === 'notes'}>
          {t('margin:list.title')}
        </NavLink>
        <NavLink href={hrefOf({ screen: 'plan', planId: null })} current={isPlan(route)}>
          {t('plan:nav')}
        </NavLink>
        <NavLink href={hrefOf({ screen: 'exchange' })} current={isExchange(route)}>
          {t('app:nav.exchange')}
        </NavLink>
        <NavLink href={hrefOf({ screen: 'check', meetingId: null })} current={isEvidence(route)}>
          {t('app:nav.check')}
        </NavLink>
        <NavLink href={hrefOf({ screen: 'members' })} current={route.screen === 'members'}>
          {t('app:nav.members')}
        </NavLink>
        <NavLink href={hrefOf({ screen: 'settings' })} current={route.screen === 'settings'}>
          {t('app:nav.settings')}
        </NavLink>
      </div>
    </nav>
  );
}

function isExchange(route: Route): boolean {
  return [
    'exchange',
    'import',
    'receive',
    'hand-out',
    'transfers',
    'keys',
    'opinion-settings',
    'add-file',
    'export',
    'file',
    'forms',
    'quick-entry',
    'public-comments',
  ].includes(route.screen);
}

function isEvidence(route: Route): boolean {
  return ['check', 'evaluation', 'evidence', 'surveys'].includes(route.screen);
}

type CompileRoute = Extract<Route, { screen: 'opinions' | 'plan-changes' | 'opinion-counts' }>;

function isCompiling(route: Route): route is CompileRoute {
  return ['opinions', 'plan-changes', 'opinion-counts'].includes(route.screen);
}

function isPlan(route: Route): boolean {
  return ['plan', 'plan-mapping', 'shared-contents', 'schedule'].includes(route.screen);
}

function NavLink({
  href,
  current,
  children,
}: {
  readonly href: string;
  readonly current: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <a href={href} className="nav-row" aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  );
}

function MeetingRows({
  summary,
  route,
  usual,
  drafts,
  sheet,
  usualMeetingId,
  totals,
}: {
  /** The owner's sheet for the meeting; null in a secretariat's file. */
  readonly sheet: OwnSheetSummary | null;
  readonly usualMeetingId: string | null;
  /** What was handed in for this meeting. */
  readonly totals: CompileTotals | undefined;
  /** Drafts under way for papers of this meeting. */
  readonly drafts: readonly Draft[];
  readonly summary: MeetingSummary;
  readonly route: Route;
  readonly usual: boolean;
}): ReactNode {
  const t = useWords();
  const dates = useDates();
  const { meeting, materials } = summary;
  const newPapers = drafts.filter(
    (draft) => !materials.some(({ material }) => material.id === draft.materialId),
  );
  const holdsCurrent =
    ('materialId' in route && materials.some(({ material }) => material.id === route.materialId)) ||
    (route.screen === 'draft' && drafts.some(({ id }) => id === route.draftId)) ||
    isSheetOf(route, meeting.id, usualMeetingId) ||
    (isCompiling(route) && route.meetingId === meeting.id);
  // Until the reader says otherwise: open where something is read or will be discussed next.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const expanded = chosen ?? (usual || holdsCurrent);
  const listId = `materials-${meeting.id}`;
  const label = (
    <>
      <span>{shortNameOfMeeting(t, meeting)}</span>
      <small>{meeting.heldOn === null ? (meeting.dateText ?? '') : dates.dayOfMonth(meeting.heldOn)}</small>
    </>
  );
  if (materials.length === 0 && newPapers.length === 0 && totals === undefined) {
    return <p className="nav-meeting">{label}</p>;
  }
  return (
    <>
      <button
        type="button"
        className="nav-meeting"
        aria-expanded={expanded}
        aria-controls={listId}
        onClick={() => setChosen(!expanded)}
      >
        {label}
      </button>
      <ul id={listId} hidden={!expanded}>
        {materials.map((material) => (
          <MaterialRow
            key={material.material.id}
            summary={material}
            route={route}
            draft={drafts.find(({ materialId }) => materialId === material.material.id) ?? null}
            isSheet={material.material.id === sheet?.formMaterialId}
            sheetInView={isSheetOf(route, meeting.id, usualMeetingId)}
          />
        ))}
        {newPapers.map((draft) => (
          <DraftRow key={draft.id} draft={draft} route={route} />
        ))}
        {sheet === null ? null : <SheetRows sheet={sheet} route={route} usualMeetingId={usualMeetingId} />}
        <ReceivedSheetsRow meetingId={meeting.id} totals={totals} route={route} />
        <MeetingOpinions totals={totals} route={route} />
      </ul>
    </>
  );
}

/** A paper that is being written and not published yet. */
function DraftRow({ draft, route }: { readonly draft: Draft; readonly route: Route }): ReactNode {
  const t = useWords();
  const current = route.screen === 'draft' && route.draftId === draft.id;
  return (
    <li>
      <a
        href={hrefOf({ screen: 'draft', draftId: draft.id })}
        className="nav-row"
        aria-current={current ? 'page' : undefined}
      >
        <span className="nav-number">{draft.number ?? '—'}</span>
        <span className="nav-title">{nameOfMaterial(t, draft)}</span>
        <DraftMark />
      </a>
    </li>
  );
}

function MaterialRow({
  summary,
  route,
  draft,
  isSheet,
  sheetInView,
}: {
  readonly summary: MaterialSummary;
  readonly route: Route;
  /** The blank form, in a member's file: the row leads to their own sheet. */
  readonly isSheet: boolean;
  readonly sheetInView: boolean;
  /** The draft of its next version that is under way. */
  readonly draft: Draft | null;
}): ReactNode {
  const t = useWords();
  const heading = useCurrentHeading();
  const { material, version } = summary;
  const isWritten = route.screen === 'draft' && route.draftId === draft?.id;
  const current =
    ('materialId' in route && route.materialId === material.id) || isWritten || (isSheet && sheetInView);
  const sections = current && !isWritten && !isSheet && !summary.notReceived ? sectionsOf(summary) : [];
  const row = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (current) {
      row.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [current]);
  const inSection = sections.some((section) => section.blockId === heading);
  return (
    <li>
      <a
        ref={row}
        href={
          isSheet
            ? hrefOf({ screen: 'sheet', meetingId: material.meetingId, opinionId: null })
            : hrefOfMaterial(material.id)
        }
        className="nav-row"
        aria-current={current ? (inSection ? 'true' : 'page') : undefined}
      >
        <span className="nav-number">{numberMark(summary)}</span>
        <span className="nav-title">{nameOfMaterial(t, material)}</span>
        {summary.notReceived ? <NotReceivedMark /> : null}
        {!summary.notReceived && version.versionKind !== 'first' && version.versionKind !== 'addition' ? (
          <VersionMark versionKind={version.versionKind} />
        ) : null}
        {draft === null ? null : <DraftMark />}
      </a>
      {sections.length === 0 ? null : (
        <ul className="nav-sections">
          {sections.map((section) => (
            <li key={section.blockId}>
              <a
                className="nav-row"
                href={hrefOf({
                  screen: 'reading',
                  materialId: material.id,
                  versionId: route.screen === 'reading' ? route.versionId : null,
                  blockId: section.blockId,
                  find: '',
                })}
                aria-current={section.blockId === heading ? 'page' : undefined}
                onClick={() => requestPlace(section.blockId)}
              >
                {section.text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** The number column: 4; — for a paper listed without one; nothing for 次第 and the list itself. */
function numberMark({ material }: MaterialSummary): string {
  if (material.number !== null) {
    return material.number;
  }
  return material.kind === 'agenda' || material.kind === 'handoutList' ? '' : '—';
}

/** Arrow keys go through the rows, Home and End to the first and last. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('a, button')].filter(
    (row) => row.getClientRects().length > 0,
  );
  const active = document.activeElement;
  const now = active instanceof HTMLElement ? rows.indexOf(active) : -1;
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (next === undefined || now === -1) {
    return;
  }
  event.preventDefault();
  rows[Math.min(rows.length - 1, Math.max(0, next))]?.focus();
}
