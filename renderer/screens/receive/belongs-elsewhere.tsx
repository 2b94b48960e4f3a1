import { type ReactNode, useCallback, useState } from 'react';
import type { ReceivedFile } from '../../../core/contract/exchange-schemas.ts';
import { useWords } from '../../app/words.ts';
import { useSession } from '../../data/session.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { OtherCommitteeFiles } from './other-committee-files.tsx';
import { OwnFileForm } from './own-file-form.tsx';

/** A bundle of another committee: the files it may belong to, and for a packet a new file of one's own. */
export function BelongsElsewhere({
  file,
  passphrase,
}: {
  readonly file: ReceivedFile;
  readonly passphrase: string | null;
}): ReactNode {
  const t = useWords();
  const { file: here } = useSession();
  const [making, setMaking] = useState(false);
  const close = useCallback(() => setMaking(false), []);
  return (
    <div className="elsewhere">
      <OtherCommitteeFiles except={here.path} bundles={[file.path]} />
      {file.kind === 'packet' ? (
        <p>
          <Button onClick={() => setMaking(true)}>{t('receive:own.make')}</Button>
        </p>
      ) : null}
      {making ? (
        <Dialog title={t('receive:own.make')} onClose={close}>
          <OwnFileForm path={file.path} passphrase={passphrase} onDone={close} />
        </Dialog>
      ) : null}
    </div>
  );
}
