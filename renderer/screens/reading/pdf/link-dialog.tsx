import type { ReactNode } from 'react';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Acts, Dialog } from '../../../ui/dialog.tsx';

/** Shows where a link leads that this program does not open. */
export function LinkDialog({
  kind,
  place,
  onClose,
}: {
  readonly kind: 'address' | 'file';
  /** The address, or the name of the file. */
  readonly place: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  return (
    <Dialog title={t('pdf:link.title')} onClose={onClose}>
      <p>{t(kind === 'address' ? 'pdf:link.addressNotOpened' : 'pdf:link.fileNotOpened')}</p>
      <p className="link-place">{place}</p>
      <Acts>
        <Button look="primary" onClick={onClose}>
          {t('app:close')}
        </Button>
      </Acts>
    </Dialog>
  );
}
