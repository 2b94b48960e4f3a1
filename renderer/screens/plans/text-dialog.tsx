import { type ReactNode, useState } from 'react';
import { TextField } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

/** Asks for one line of text. */
export function TextDialog({
  title,
  label,
  text,
  required = false,
  onClose,
  save,
}: {
  readonly title: string;
  readonly label: string;
  readonly text: string;
  readonly required?: boolean;
  readonly onClose: () => void;
  readonly save: (text: string) => Promise<void>;
}): ReactNode {
  const [given, setGiven] = useState(text);
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      ready={!(required && given.trim() === '')}
      save={() => save(given.trim())}
    >
      <TextField
        label={label}
        value={given}
        maxLength={500}
        onChange={(event) => setGiven(event.target.value)}
      />
    </FormDialog>
  );
}
