import { type ReactNode, useCallback, useEffect, useEffectEvent } from 'react';
import { hrefOf, type Route } from '../../app/route.ts';
import { isComposingKey } from '../../app/shortcuts.ts';
import { onStepRequest } from '../../app/step-request.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { Button } from '../../ui/button.tsx';
import { PlacesScreen } from '../../ui/places-screen.tsx';
import { Problem } from '../../ui/problem.tsx';
import { type Edits, useEdits } from './use-edits.ts';

export type PlanRouteScreen = 'plan' | 'plan-mapping' | 'shared-contents' | 'schedule';

const places: readonly { readonly screen: PlanRouteScreen; readonly route: Route }[] = [
  { screen: 'plan', route: { screen: 'plan', planId: null } },
  { screen: 'plan-mapping', route: { screen: 'plan-mapping', fromPlanId: null, toPlanId: null } },
  { screen: 'shared-contents', route: { screen: 'shared-contents' } },
  { screen: 'schedule', route: { screen: 'schedule' } },
];

/** The frame of everything about plans: title, the four places, and the screen itself. */
export function PlanFrame({
  screen,
  lead,
  children,
}: {
  readonly screen: PlanRouteScreen;
  readonly lead?: string;
  readonly children: ReactNode;
}): ReactNode {
  const t = useWords();
  return (
    <PlacesScreen
      title={t(`plan:place.${screen}`)}
      label={t('plan:places')}
      places={places.map((place) => ({
        href: hrefOf(place.route),
        name: t(`plan:place.${place.screen}`),
        isHere: place.screen === screen,
      }))}
      lead={lead}
    >
      {children}
    </PlacesScreen>
  );
}

/** Taking steps back and forward, by button and by key, and what went wrong with the last edit. */
export function useSteps(): Edits & { readonly undo: () => void; readonly redo: () => void } {
  const edits = useEdits();
  const ask = useAsk();
  const t = useWords();
  const { run, say } = edits;
  const undo = useCallback(() => {
    run(async () => {
      const { label } = await ask('undoPlanStep', {});
      say(label === null ? t('plan:steps.noUndo') : t('plan:steps.undone'));
    });
  }, [run, say, ask, t]);
  const redo = useCallback(() => {
    run(async () => {
      const { label } = await ask('redoPlanStep', {});
      say(label === null ? t('plan:steps.noRedo') : t('plan:steps.redone'));
    });
  }, [run, say, ask, t]);
  return { ...edits, undo, redo };
}

/** True where the browser itself takes back what is typed. */
function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;
}

/** 元に戻す, やり直す, with Ctrl+Z and Ctrl+Y wherever the focus is on this screen; and what was done last. */
export function StepBar({
  steps,
  children,
}: {
  readonly steps: ReturnType<typeof useSteps>;
  readonly children?: ReactNode;
}): ReactNode {
  const t = useWords();
  const known = useCall('planSteps', {});
  const { undo, redo } = steps;
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (isComposingKey(event) || isTextField(event.target) || event.altKey) {
      return;
    }
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const isRedo = command && (key === 'y' || (key === 'z' && event.shiftKey));
    if (isRedo || (command && key === 'z')) {
      event.preventDefault();
      (isRedo ? redo : undo)();
    }
  });
  const fromMenu = useEffectEvent((step: 'undo' | 'redo'): boolean => {
    if (isTextField(document.activeElement)) {
      return false;
    }
    (step === 'undo' ? undo : redo)();
    return true;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    const stop = onStepRequest(fromMenu);
    return () => {
      window.removeEventListener('keydown', listen);
      stop();
    };
  }, []);
  const state = known.state === 'ready' ? known.value : { undo: null, redo: null };
  return (
    <div className="step-bar">
      {children}
      <div className="button-group">
        <Button look="quiet" size="slim" disabled={state.undo === null} onClick={undo}>
          {t('plan:steps.undo')}
        </Button>
        <Button look="quiet" size="slim" disabled={state.redo === null} onClick={redo}>
          {t('plan:steps.redo')}
        </Button>
      </div>
      <p className="step-said">{steps.said}</p>
      {steps.error === null ? null : <Problem error={steps.error} />}
    </div>
  );
}
