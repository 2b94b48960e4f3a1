import { type ReactNode, useState } from 'react';
import type { ReadingState, ShownMaterial } from '../../../core/contract/schemas.ts';
import { labelOfMaterial, readableMaterials } from '../../app/material-names.ts';
import { hrefOfMaterial } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall } from '../../data/session.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/form.tsx';

/** The foot of a paper: the reading mark, and the way on. */
export function DocumentEnd({
  shown,
  reading,
  onFinished,
}: {
  readonly shown: ShownMaterial;
  readonly reading: ReadingState;
  readonly onFinished: (finished: boolean) => void;
}): ReactNode {
  const t = useWords();
  // The box follows the hand at once; what is stored follows a moment later.
  const [ticked, setTicked] = useState<{ readonly before: ReadingState; readonly finished: boolean } | null>(
    null,
  );
  const finished = ticked !== null && ticked.before === reading ? ticked.finished : reading === 'finished';
  const overview = useCall('overview', {});
  const readable = overview.state === 'ready' ? readableMaterials(overview.value) : [];
  const now = readable.findIndex(({ material }) => material.id === shown.material.id);
  const next = now === -1 ? undefined : readable[now + 1];
  const sameMeeting = next !== undefined && next.material.meetingId === shown.material.meetingId;
  return (
    <footer className="document-end">
      <Checkbox
        label={t('reading:finished')}
        checked={finished}
        onChange={(event) => {
          setTicked({ before: reading, finished: event.target.checked });
          onFinished(event.target.checked);
        }}
      />
      {next === undefined || !sameMeeting ? null : (
        <ButtonLink look="quiet" href={hrefOfMaterial(next.material.id)}>
          {t('reading:next', { title: labelOfMaterial(t, next.material) })}
        </ButtonLink>
      )}
    </footer>
  );
}
