import type { Id, NewId } from '../../core/domain/ids.ts';

/** What the database cannot know by itself. Handed in, so that tests decide about time and chance. */
export interface Environment {
  /** Unix time in milliseconds. */
  now(): number;
  /** A new UUIDv7. */
  readonly newId: NewId;
  /** Names this installation in the change log; a UUIDv7. */
  readonly deviceId: Id;
}
