import { type ReactNode, useCallback, useState } from 'react';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { NotePdfDialog } from './note-pdf-dialog.tsx';

/** Opens 書き込み入りPDF for a paper, for a meeting or for everything. */
export function NotePdfButton({
  materialId = null,
  meetingId = null,
  look = 'quiet',
  size = 'usual',
}: {
  readonly materialId?: string | null;
  readonly meetingId?: string | null;
  readonly look?: 'quiet' | 'outline';
  readonly size?: 'tall' | 'usual';
}): ReactNode {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <>
      <Button look={look} size={size} onClick={() => setOpen(true)}>
        {t('note-files:button')}
      </Button>
      {open ? <NotePdfDialog materialId={materialId} meetingId={meetingId} onClose={close} /> : null}
    </>
  );
}
