import { useEffect, useEffectEvent } from 'react';
import type { Overview } from '../../core/contract/schemas.ts';
import { requestAnnotate } from '../annotate/requests.ts';
import { onShellEvent } from '../platform/shell.ts';
import { today } from '../ui/dates.ts';
import { sayInDialog } from '../ui/dialog.tsx';
import { useAnnounce } from '../ui/status.tsx';
import { meetingOf, usualMeeting } from './material-names.ts';
import { steppedTextScale, textStep, usePreferences } from './preferences.tsx';
import { focusRegion } from './regions.ts';
import type { Route } from './route.ts';
import { commandOfKey, type WindowCommand } from './shortcuts.ts';
import { requestStep } from './step-request.ts';
import { goTo } from './use-route.ts';
import { useWords } from './words.ts';

export type CommandDialog = 'keyboard-help' | 'about' | 'new-committee' | 'new-issue-sheet';

interface CommandActs {
  /** Meeting that printing and exporting are about. */
  readonly meetingId: string | null;
  readonly toggleContents: () => void;
  readonly toggleMargin: () => void;
  readonly stepMaterial: (direction: 1 | -1) => void;
  readonly openDialog: (dialog: CommandDialog) => void;
}

/** The meeting of the material in view, else the next one with papers. */
export function meetingIdOf(route: Route, overview: Overview | null): string | null {
  if (overview === null) {
    return null;
  }
  if ('meetingId' in route && route.meetingId !== null) {
    return route.meetingId;
  }
  const own = 'materialId' in route ? meetingOf(overview, route.materialId) : undefined;
  return (own ?? usualMeeting(overview, today()))?.meeting.id ?? null;
}

/** Fields that keep steps of their own. */
const textField = 'textarea, input:not([type="checkbox"], [type="radio"]), [contenteditable]';

/** What the menu does while a dialog is open; whatever goes elsewhere would throw away what is typed in it. */
const besideDialogs: ReadonlySet<WindowCommand> = new Set([
  'undo',
  'redo',
  'larger-text',
  'smaller-text',
  'normal-text',
]);

function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

const onMac = /Mac/u.test(navigator.userAgent);

/** Carries out the commands of the menu and the keys of the window. */
export function useCommands(acts: CommandActs): void {
  const { preferences, change } = usePreferences();
  const t = useWords();
  const announce = useAnnounce();
  const carryOut = useEffectEvent((command: WindowCommand): void => {
    switch (command) {
      case 'new-committee':
      case 'new-issue-sheet':
      case 'keyboard-help':
      case 'about':
        acts.openDialog(command);
        break;
      case 'import-packet':
        goTo({ screen: 'import' });
        break;
      case 'receive-bundles':
        goTo({ screen: 'receive' });
        break;
      case 'hand-out':
        goTo({ screen: 'hand-out', meetingId: acts.meetingId });
        break;
      case 'add-material':
        goTo({ screen: 'add-file' });
        break;
      case 'export-packet':
      case 'export-text':
      case 'print-packet':
        goTo({ screen: 'export', meetingId: acts.meetingId });
        break;
      case 'back-up':
      case 'verify-file':
        goTo({ screen: 'file' });
        break;
      case 'find':
        goTo({ screen: 'search', query: '' });
        break;
      case 'go-home':
        goTo({ screen: 'home' });
        break;
      case 'go-sheet':
        goTo({ screen: 'sheet', meetingId: acts.meetingId, opinionId: null });
        break;
      case 'go-back':
        window.history.back();
        break;
      case 'go-forward':
        window.history.forward();
        break;
      case 'previous-material':
        acts.stepMaterial(-1);
        break;
      case 'next-material':
        acts.stepMaterial(1);
        break;
      case 'toggle-contents':
        acts.toggleContents();
        break;
      case 'toggle-margin':
        acts.toggleMargin();
        break;
      case 'calendar-wareki':
        change({ calendar: 'wareki' });
        break;
      case 'calendar-western':
        change({ calendar: 'western' });
        break;
      case 'larger-text':
        change({ textScale: steppedTextScale(preferences.textScale, textStep) });
        break;
      case 'smaller-text':
        change({ textScale: steppedTextScale(preferences.textScale, -textStep) });
        break;
      case 'normal-text':
        change({ textScale: 100 });
        break;
      case 'undo':
      case 'redo':
        if (!isDialogOpen() && requestStep(command)) {
          break;
        }
        if (!isDialogOpen() && !document.activeElement?.matches(textField)) {
          requestAnnotate(command);
        } else {
          // Old, and still the only way to what a text field did itself.
          document.execCommand(command);
        }
        break;
      case 'settings':
        goTo({ screen: 'settings' });
        break;
      case 'mark-important':
      case 'mark-doubt':
      case 'mark-agreement':
      case 'mark-idea':
      case 'mark-concern':
      case 'mark-underline':
      case 'mark-note':
      case 'mark-question':
      case 'mark-bookmark':
      case 'mark-sticky-note':
      case 'mark-text-box':
      case 'mark-area':
      case 'mark-ink':
      case 'mark-eraser':
      case 'mark-opinion':
      case 'select-mode':
        if (!requestAnnotate(command)) {
          announce(t('annotate:openPaper'));
        }
        break;
      case 'next-region':
        focusRegion(1);
        break;
      case 'previous-region':
        focusRegion(-1);
        break;
    }
  });

  const fromMenu = useEffectEvent((command: WindowCommand): void => {
    if (isDialogOpen() && !besideDialogs.has(command)) {
      sayInDialog(t('app:dialogFirst'));
    } else {
      carryOut(command);
    }
  });
  useEffect(() => {
    const stopEvents = onShellEvent((event) => {
      if (event.event === 'command') {
        fromMenu(event.command);
      }
    });
    const press = (event: KeyboardEvent): void => {
      // A dialog in front keeps its keys.
      if (event.defaultPrevented || isDialogOpen()) {
        return;
      }
      const command = commandOfKey(event, onMac);
      if (command !== undefined) {
        event.preventDefault();
        carryOut(command);
      }
    };
    window.addEventListener('keydown', press);
    return () => {
      stopEvents();
      window.removeEventListener('keydown', press);
    };
  }, []);
}
