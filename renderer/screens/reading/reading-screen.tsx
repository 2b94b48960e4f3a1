import type { ReactNode } from 'react';
import type { ShownMaterial } from '../../../core/contract/schemas.ts';
import { labelOfMaterial, nameOfMaterial } from '../../app/material-names.ts';
import type { Route } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { ContentsButton } from '../../ui/contents-button.tsx';
import { ScrollArea, useScreenTitle } from '../../ui/screen.tsx';
import { DocumentView } from './document-view.tsx';
import { OtherFile } from './other-file.tsx';
import { AnnotatedPdf } from './pdf-notes/annotated-pdf.tsx';
import { ReadingBar } from './reading-bar.tsx';

export type ReadingRoute = Extract<Route, { screen: 'reading' }>;

/** One material, whatever its kind. */
export function ReadingScreen({ route }: { readonly route: ReadingRoute }): ReactNode {
  const { cache } = useSession();
  const input = { materialId: route.materialId, versionId: route.versionId };
  const material = useCall('material', input);
  if (material.state === 'ready') {
    return <ShownPaper shown={material.value} route={route} />;
  }
  return (
    <div className="screen">
      <ContentsButton />
      <Answered answer={material} onRetry={() => cache.retry('material', input)}>
        {() => null}
      </Answered>
    </div>
  );
}

function ShownPaper({
  shown,
  route,
}: {
  readonly shown: ShownMaterial;
  readonly route: ReadingRoute;
}): ReactNode {
  const t = useWords();
  const name = nameOfMaterial(t, shown.material);
  useScreenTitle(labelOfMaterial(t, shown.material));
  if (shown.version.state === 'notReceived') {
    return (
      <>
        <ReadingBar shown={shown} />
        <ScrollArea label={name}>
          <div className="screen">
            <p>{t('reading:notReceived')}</p>
          </div>
        </ScrollArea>
      </>
    );
  }
  if (shown.file !== null) {
    return shown.file.mediaType === 'application/pdf' ? (
      <AnnotatedPdf shown={shown} file={shown.file} route={route} />
    ) : (
      <OtherFile shown={shown} file={shown.file} />
    );
  }
  return <DocumentView shown={shown} route={route} />;
}
