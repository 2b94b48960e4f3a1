import { type Owner, ownerSchema, ownerSettingKey } from '../../core/domain/committees/owner.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { setSetting } from '../settings/commands.ts';
import { setting } from '../settings/queries.ts';
import { findCommittee } from './queries.ts';

/** Whose file this is. Until somebody says otherwise the secretariat's, under the name of its section (所管課). */
export function findOwner(read: ReadHandle): Owner {
  const kept = ownerSchema.safeParse(setting(read, ownerSettingKey));
  return kept.success
    ? kept.data
    : { role: 'secretariat', memberId: null, name: findCommittee(read)?.office ?? '事務局' };
}

export function setOwner(handle: WriteHandle, owner: Owner): void {
  setSetting(handle, ownerSettingKey, owner);
}
