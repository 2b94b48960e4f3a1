import type { ReactNode } from 'react';
import type { ShownMaterial } from '../../../core/contract/schemas.ts';
import { nameOfMaterial } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { ScrollArea } from '../../ui/screen.tsx';
import { useAnnounce } from '../../ui/status.tsx';
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
          <SaveFile file={file} />
          <DocumentEnd shown={shown} reading={reading} onFinished={finish} />
        </div>
      </ScrollArea>
    </>
  );
}

/** Writes the file as it came to where the person says, and shows it there. */
function SaveFile({ file }: { readonly file: FileOfMaterial }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const action = useAction();
  const save = async (): Promise<void> => {
    const path = await askShell('chooseTarget', { purpose: 'file', suggestedName: file.name });
    if (path === null) {
      return;
    }
    await ask('saveFile', { hash: file.hash, path });
    announce(t('reading:otherFile.saved'));
    await askShell('revealFinished', { path });
  };
  return (
    <>
      <p>
        <Button disabled={action.busy} onClick={() => void action.run(save)}>
          {t('reading:otherFile.save')}
        </Button>
      </p>
      {action.error === null ? null : <Problem error={action.error} />}
    </>
  );
}
