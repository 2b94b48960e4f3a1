import type { ReactNode } from 'react';
import type { ShownMaterial } from '../../../core/contract/schemas.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useAnnounce } from '../../ui/status.tsx';

export interface FigureChoice {
  readonly schedule: 'table' | 'timeline';
  /** Charts also show the table of what they draw. */
  readonly values: boolean;
}

/** Buttons of the bar that only some kinds of paper have. */
export function DocumentTools({
  shown,
  figures,
  onFigures,
}: {
  readonly shown: ShownMaterial;
  readonly figures: FigureChoice;
  readonly onFigures: (choice: FigureChoice) => void;
}): ReactNode {
  const t = useWords();
  const hasFigure = shown.blocks.some((block) => block.kind === 'figure');
  if (shown.material.kind === 'schedule' && hasFigure) {
    return (
      <fieldset className="switch">
        <legend className="visually-hidden">{t('reading:view')}</legend>
        {(['table', 'timeline'] as const).map((view) => (
          <label key={view}>
            <input
              type="radio"
              name="schedule-view"
              checked={figures.schedule === view}
              onChange={() => onFigures({ ...figures, schedule: view })}
            />
            <span>{t(`reading:schedule.${view}`)}</span>
          </label>
        ))}
      </fieldset>
    );
  }
  if (shown.material.kind === 'statistics') {
    return (
      <>
        {hasFigure ? (
          <Button
            look="quiet"
            aria-pressed={figures.values}
            onClick={() => onFigures({ ...figures, values: !figures.values })}
          >
            {t('reading:chartValues')}
          </Button>
        ) : null}
        <SaveTables shown={shown} />
      </>
    );
  }
  return null;
}

/** Writes the tables of a statistics paper to a workbook or a CSV file. */
function SaveTables({ shown }: { readonly shown: ShownMaterial }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const action = useAction();
  const save = async (): Promise<void> => {
    const path = await askShell('chooseTarget', {
      purpose: 'tables',
      suggestedName: `${shown.material.title}.xlsx`,
    });
    if (path === null) {
      return;
    }
    const { tables } = await ask('exportStatistics', { materialId: shown.material.id, path });
    announce(t('reading:tablesSaved', { number: tables }));
    await askShell('revealFinished', { path });
  };
  return (
    <>
      <Button look="quiet" disabled={action.busy} onClick={() => void action.run(save)}>
        {t('reading:saveTables')}
      </Button>
      {action.error === null ? null : <Problem error={action.error} />}
    </>
  );
}
