import { type ReactNode, useCallback, useState } from 'react';
import type { ShownMaterial } from '../../../core/contract/schemas.ts';
import { currentVersion } from '../../../core/domain/materials/material.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall } from '../../data/session.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { pendingOf } from './rows.ts';

/** In the bar of a paper: the way to what changed, and for the secretariat to a replacement. */
export function ReplacementLinks({ shown }: { readonly shown: ShownMaterial }): ReactNode {
  const t = useWords();
  const { material, version, versions } = shown;
  const owner = useCall('owner', {});
  const [replacing, setReplacing] = useState(false);
  const close = useCallback(() => setReplacing(false), []);
  const hasBefore = versions.some(({ ordinal, state }) => ordinal < version.ordinal && state === 'published');
  const mayReplace =
    owner.state === 'ready' &&
    owner.value.role === 'secretariat' &&
    currentVersion(versions)?.id === version.id &&
    version.state === 'published';
  return (
    <>
      {hasBefore && version.state === 'published' ? <Changes shown={shown} /> : null}
      {mayReplace ? (
        <Button look="quiet" onClick={() => setReplacing(true)}>
          {t('replacement:replace.button')}
        </Button>
      ) : null}
      {replacing ? <ReplaceDialog key={material.id} shown={shown} onClose={close} /> : null}
    </>
  );
}

function Changes({ shown: { material, version } }: { readonly shown: ShownMaterial }): ReactNode {
  const t = useWords();
  const replacement = useCall('replacement', { versionId: version.id });
  const waiting =
    replacement.state === 'ready' && replacement.value !== null
      ? pendingOf(replacement.value.carried).length
      : 0;
  return (
    <ButtonLink
      look={waiting > 0 ? 'outline' : 'quiet'}
      href={hrefOf({ screen: 'replacement', materialId: material.id, versionId: version.id, beforeId: null })}
    >
      {waiting > 0 ? t('replacement:linkWaiting', { count: waiting }) : t('replacement:link')}
    </ButtonLink>
  );
}
