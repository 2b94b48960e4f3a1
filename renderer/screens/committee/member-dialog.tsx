import { type ReactNode, useState } from 'react';
import type { Member, MemberRole } from '../../../core/domain/committees/committee.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { SelectField, TextField } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

const roles: readonly MemberRole[] = ['chair', 'viceChair', 'member'];

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** Enters a new member, or changes one. */
export function MemberDialog({
  member,
  onClose,
}: {
  readonly member: Member | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const [name, setName] = useState(member?.name ?? '');
  const [kana, setKana] = useState(member?.kana ?? '');
  const [category, setCategory] = useState(member?.category ?? '');
  const [affiliation, setAffiliation] = useState(member?.affiliation ?? '');
  const [role, setRole] = useState<MemberRole>(member?.role ?? 'member');
  const save = async (): Promise<void> => {
    const fields = {
      name: name.trim(),
      kana: orNull(kana),
      category: orNull(category),
      affiliation: orNull(affiliation),
      role,
    };
    await (member === null ? ask('addMember', fields) : ask('updateMember', { id: member.id, ...fields }));
  };
  return (
    <FormDialog
      title={member === null ? t('app:members.add') : t('app:members.editOf', { name: member.name })}
      onClose={onClose}
      ready={name.trim() !== ''}
      save={save}
    >
      <TextField
        label={t('app:members.name')}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t('app:members.kana')}
        value={kana}
        onChange={(event) => setKana(event.target.value)}
      />
      <SelectField
        label={t('app:members.role')}
        value={role}
        onChange={(event) => setRole(roles.find((one) => one === event.target.value) ?? 'member')}
      >
        {roles.map((one) => (
          <option key={one} value={one}>
            {t(`domain:role.${one}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('app:members.category')}
        hint={t('app:members.categoryHint')}
        value={category}
        onChange={(event) => setCategory(event.target.value)}
      />
      <TextField
        label={t('app:members.affiliation')}
        value={affiliation}
        onChange={(event) => setAffiliation(event.target.value)}
      />
    </FormDialog>
  );
}
