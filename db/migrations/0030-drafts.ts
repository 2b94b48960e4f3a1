import type { Migration } from './migration.ts';

/*
 * Drafts of versions. A draft holds the content it began with, once; what was done to it since stands in its changes,
 * which are only added to. Versions are named without a reference: a draft outlives the removal of the version it was
 * begun from, and removing the version it became removes it by command.
 */
const draftTables = `
CREATE TABLE draft (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  material_id TEXT REFERENCES material (id),
  base_version_id TEXT,
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  kind TEXT NOT NULL CHECK (kind IN ('agenda', 'handoutList', 'schedule', 'statistics', 'narrative', 'issueSheet',
    'opinionForm')),
  number TEXT,
  title TEXT NOT NULL,
  distribution TEXT CHECK (distribution IN ('advance', 'onTheDay', 'onTheDesk')),
  content TEXT NOT NULL CHECK (json_valid(content)),
  state TEXT NOT NULL CHECK (state IN ('open', 'published', 'discarded')),
  version_id TEXT,
  started_at INTEGER NOT NULL,
  CHECK ((state = 'published') = (version_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX open_draft_of_material ON draft (material_id) WHERE state = 'open';
CREATE INDEX draft_by_version ON draft (version_id) WHERE version_id IS NOT NULL;

CREATE TABLE draft_change (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  draft_id TEXT NOT NULL REFERENCES draft (id),
  position INTEGER NOT NULL CHECK (position > 0),
  step TEXT NOT NULL CHECK (length(step) = 36),
  act TEXT NOT NULL CHECK (act IN ('edit', 'undo', 'redo')),
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  operations TEXT NOT NULL CHECK (json_valid(operations)),
  UNIQUE (draft_id, position)
) STRICT;
`;

export const drafts: Migration = {
  version: 30,
  name: '0030-drafts',
  up: (database) => {
    database.exec(draftTables);
  },
};
