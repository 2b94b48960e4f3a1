import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ShingiError } from '../../core/contract/errors.ts';
import { useCall, useLinkState, useSession } from '../data/session.tsx';
import { NewSheetDialog } from '../screens/drafts/new-sheet-dialog.tsx';
import { About } from '../screens/help/about.tsx';
import { KeyboardHelp } from '../screens/help/keyboard-help.tsx';
import { ServiceFailed, ServiceLost } from '../screens/help/service-state.tsx';
import { NewCommitteeDialog } from '../screens/start/new-committee-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { ContentsContext } from '../ui/contents-button.tsx';
import { Acts, Dialog } from '../ui/dialog.tsx';
import { Problem } from '../ui/problem.tsx';
import { useAnnounce } from '../ui/status.tsx';
import { CurrentScreen } from './current-screen.tsx';
import { useGivenFiles } from './given-files.ts';
import { useKeptFocus } from './kept-focus.ts';
import { readableMaterials } from './material-names.ts';
import { Navigation } from './navigation.tsx';
import { useReturnedFocus } from './returned-focus.ts';
import { hrefOf } from './route.ts';
import { type CommandDialog, meetingIdOf, useCommands } from './use-commands.ts';
import { usePreparedEngine } from './use-prepared-engine.ts';
import { goTo, useRoute } from './use-route.ts';
import { useWords } from './words.ts';

type OpenDialog = CommandDialog | null;

/** The window with a committee file: navigation at the left, a screen beside it. */
export function Workspace({
  refused,
  onRefusalSeen,
}: {
  /** Why another file could not be opened; null when nothing was refused. */
  readonly refused: ShingiError | null;
  readonly onRefusalSeen: () => void;
}): ReactNode {
  const t = useWords();
  const route = useRoute();
  const announce = useAnnounce();
  const overview = useCall('overview', {});
  const known = overview.state === 'ready' ? overview.value : null;
  const linkState = useLinkState();
  const { latestBackup } = useSession();
  const app = useRef<HTMLDivElement>(null);
  const [listHidden, setListHidden] = useState(false);
  const [listOpenAt, setListOpenAt] = useState<string | null>(null);
  const [marginHidden, setMarginHidden] = useState(false);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const given = useGivenFiles();
  useEffect(() => {
    if (given?.isHeld === false) {
      goTo({ screen: 'receive' });
    }
  }, [given]);

  usePreparedEngine(known);
  useKeptFocus();
  useReturnedFocus();

  // Going somewhere puts the list away where it stands before the document.
  const place = hrefOf(route);
  const listOpen = listOpenAt === place;
  const toggleContents = useCallback(() => {
    if (app.current !== null && isNarrow(app.current)) {
      setListOpenAt((now) => (now === place ? null : place));
    } else {
      setListHidden((hidden) => !hidden);
    }
  }, [place]);
  const step = useCallback(
    (direction: 1 | -1) => {
      if (known === null) {
        return;
      }
      const readable = readableMaterials(known);
      const now = readable.findIndex(
        ({ material }) => 'materialId' in route && material.id === route.materialId,
      );
      const next = readable[now === -1 ? 0 : now + direction];
      if (next === undefined) {
        announce(t(direction === 1 ? 'app:nav.noNext' : 'app:nav.noPrevious'));
        return;
      }
      goTo({ screen: 'reading', materialId: next.material.id, versionId: null, blockId: null, find: '' });
    },
    [known, route, announce, t],
  );

  useCommands({
    meetingId: meetingIdOf(route, known),
    toggleContents,
    toggleMargin: useCallback(() => setMarginHidden((hidden) => !hidden), []),
    stepMaterial: step,
    openDialog: setDialog,
  });

  const contentsState = useMemo(
    () => ({ open: listOpen, toggle: toggleContents }),
    [listOpen, toggleContents],
  );
  const close = useCallback(() => setDialog(null), []);

  return (
    <ContentsContext value={contentsState}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Esc puts the list away from wherever the focus is */}
      <div
        className="app"
        ref={app}
        data-list={listHidden ? 'hidden' : 'shown'}
        data-list-open={listOpen}
        data-margin={marginHidden ? 'hidden' : 'shown'}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
            setListOpenAt(null);
          }
        }}
      >
        <div className="skip-link">
          <Button
            onClick={() => document.querySelector<HTMLElement>('main [data-region="content"]')?.focus()}
          >
            {t('app:skip')}
          </Button>
        </div>
        <div className="frame">
          <Navigation overview={known} route={route} />
          <main className="main">
            {linkState === 'lost' ? <ServiceLost /> : null}
            {linkState === 'failed' ? (
              <ServiceFailed latestBackup={latestBackup} />
            ) : (
              <CurrentScreen route={route} overview={overview} />
            )}
          </main>
        </div>
        {refused === null ? null : (
          <Dialog title={t('app:openRefused')} onClose={onRefusalSeen}>
            <Problem error={refused} />
            <Acts>
              <Button look="primary" onClick={onRefusalSeen}>
                {t('app:close')}
              </Button>
            </Acts>
          </Dialog>
        )}
        {dialog === 'keyboard-help' ? <KeyboardHelp onClose={close} /> : null}
        {dialog === 'new-committee' ? <NewCommitteeDialog onClose={close} /> : null}
        {dialog === 'new-issue-sheet' && known !== null ? (
          <NewSheetDialog overview={known} onClose={close} />
        ) : null}
        {dialog === 'about' ? <About onClose={close} /> : null}
      </div>
    </ContentsContext>
  );
}

/** Below this width, in rem, the list has no room beside the document (as in the style sheet). */
const narrowBelow = 56;

function isNarrow(element: HTMLElement): boolean {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return element.clientWidth <= narrowBelow * rem;
}
