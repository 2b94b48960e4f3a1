import { type ReactNode, useCallback } from 'react';
import { hrefOf, type Route } from '../../app/route.ts';
import { useStepKeys } from '../../app/use-step-keys.ts';
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
  useStepKeys({ undo, redo });
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
