import { type ReactNode, useState } from 'react';
import type { ShownMaterial } from '../../../core/contract/schemas.ts';
import { currentVersion, type MaterialVersion } from '../../../core/domain/materials/material.ts';
import { hrefOfMaterial } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { Problem } from '../../ui/problem.tsx';

/** 差替を取り消す, for the secretariat and the newest version only. */
export function UndoReplacement({
  shown,
  version,
}: {
  readonly shown: ShownMaterial;
  readonly version: MaterialVersion;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const owner = useCall('owner', {});
  const [asking, setAsking] = useState(false);
  const { error, run } = useAction();
  const isNewest = currentVersion(shown.versions)?.id === version.id;
  if (!isNewest || owner.state !== 'ready' || owner.value.role !== 'secretariat') {
    return null;
  }
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('replacement:undo.button')}
      </Button>
      {asking ? (
        <Dialog title={t('replacement:undo.title')} onClose={() => setAsking(false)}>
          <p>{t('replacement:undo.text')}</p>
          {error === null ? null : <Problem error={error} />}
          <Acts>
            <Button
              look="primary"
              onClick={() =>
                void run(async () => {
                  await ask('undoReplacement', { materialId: shown.material.id });
                  window.location.hash = hrefOfMaterial(shown.material.id).slice(1);
                })
              }
            >
              {t('replacement:undo.button')}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('app:cancel')}</Button>
          </Acts>
        </Dialog>
      ) : null}
    </>
  );
}
