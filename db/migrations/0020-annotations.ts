import type { Migration } from './migration.ts';

/*
 * An annotation belongs to a material; where it stands is a row of its own for each version, so that a replaced material
 * never takes a note's old place away. An answer has no place: it stands under the annotation it answers.
 * undo_step is working state of this machine: which commands can be taken back, by their row in the change log.
 */
export const annotations: Migration = {
  version: 20,
  name: '0020-annotations',
  up: (database) => {
    database.exec(`
CREATE TABLE annotation (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  material_id TEXT NOT NULL REFERENCES material (id),
  mark TEXT NOT NULL CHECK (mark IN ('highlight', 'underline', 'note', 'question', 'stickyNote', 'ink', 'textBox',
    'bookmark', 'area')),
  colour TEXT NOT NULL CHECK (colour IN ('important', 'doubt', 'agreement', 'idea', 'concern')),
  body TEXT NOT NULL,
  author_id TEXT NOT NULL,
  author_name TEXT NOT NULL,
  author_role TEXT NOT NULL CHECK (author_role IN ('secretariat', 'member', 'unknown')),
  visibility TEXT NOT NULL CHECK (visibility IN ('private', 'shared')),
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  reply_to TEXT REFERENCES annotation (id) CHECK (reply_to <> id),
  resolved_at INTEGER,
  read_at INTEGER,
  source TEXT NOT NULL CHECK (source IN ('own', 'sheet', 'responses', 'pdf', 'webAnnotation')),
  foreign_members TEXT CHECK (json_valid(foreign_members))
) STRICT;
CREATE INDEX annotation_of_material ON annotation (material_id, created_at);
CREATE INDEX reply_of_annotation ON annotation (reply_to) WHERE reply_to IS NOT NULL;

CREATE TABLE annotation_place (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  annotation_id TEXT NOT NULL REFERENCES annotation (id),
  version_id TEXT NOT NULL REFERENCES material_version (id),
  target TEXT CHECK (json_valid(target)),
  verdict TEXT CHECK (verdict IN ('same', 'moved', 'changed', 'orphaned')),
  reason TEXT,
  decision TEXT NOT NULL CHECK (decision IN ('made', 'automatic', 'pending', 'accepted', 'chosen', 'kept')),
  changed_numbers TEXT NOT NULL CHECK (json_valid(changed_numbers)),
  UNIQUE (annotation_id, version_id),
  CHECK ((decision = 'made') = (verdict IS NULL)),
  CHECK (target IS NOT NULL OR decision IN ('pending', 'kept'))
) STRICT;
CREATE INDEX place_of_version ON annotation_place (version_id);

CREATE TABLE undo_step (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  scope TEXT NOT NULL CHECK (scope <> ''),
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  label TEXT NOT NULL,
  merge_key TEXT,
  changes TEXT NOT NULL CHECK (json_valid(changes)),
  state TEXT NOT NULL CHECK (state IN ('done', 'undone')),
  at INTEGER NOT NULL,
  UNIQUE (scope, ordinal)
) STRICT;
`);
  },
};
