import type { ReactNode } from 'react';
import type { ShownMaterial } from '../../../core/contract/schemas.ts';
import { nameOfMaterial } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { ScrollArea } from '../../ui/screen.tsx';
import { DocumentEnd } from './document-end.tsx';
import { ReadingBar } from './reading-bar.tsx';
import { useReadingState } from './use-reading-state.ts';

type FileOfMaterial = NonNullable<ShownMaterial['file']>;

/** A size in words: 340 KB, 1.2 MB. */
export function sizeText(bytes: number): string {
  const kilobyte = 1024;
  if (bytes < kilobyte * kilobyte) {
    return `${Math.max(1, Math.round(bytes / kilobyte))} KB`;
  }
  return `${(bytes / kilobyte / kilobyte).toFixed(1)} MB`;
}

/** A file that this program keeps and cannot show. */
export function OtherFile({
  shown,
  file,
}: {
  readonly shown: ShownMaterial;
  readonly file: FileOfMaterial;
}): ReactNode {
  const t = useWords();
  const { reading, finish } = useReadingState(shown);
  return (
    <>
      <ReadingBar shown={shown} />
      <ScrollArea label={nameOfMaterial(t, shown.material)}>
        <div className="screen">
          <p>{t('reading:otherFile.explanation')}</p>
          <dl className="facts">
            <dt>{t('reading:fact.file')}</dt>
            <dd>{file.name}</dd>
            <dt>{t('reading:otherFile.size')}</dt>
            <dd>{sizeText(file.byteLength)}</dd>
          </dl>
          <DocumentEnd shown={shown} reading={reading} onFinished={finish} />
        </div>
      </ScrollArea>
    </>
  );
}
