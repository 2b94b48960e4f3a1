import type { Migration } from './migration.ts';

/*
 * Editions of a plan, what became of what between two of them, the table of contents that sibling plans share, and what
 * came of the rows of a schedule.
 *
 * New columns of old tables are null where nobody has said anything, because the change log of older files does not know
 * them. The numbers of goals are no longer unique at every moment: they change places.
 */
const plans = `
ALTER TABLE plan ADD COLUMN standing TEXT CHECK (standing IN ('inForce', 'next', 'past'));
ALTER TABLE plan ADD COLUMN edition TEXT;
ALTER TABLE plan ADD COLUMN based_on TEXT REFERENCES plan (id);
ALTER TABLE plan ADD COLUMN numbering TEXT CHECK (numbering IN ('joined', 'enclosed', 'none'));
ALTER TABLE plan ADD COLUMN position INTEGER CHECK (position >= 0);

CREATE TABLE goal_anew (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  plan_id TEXT NOT NULL REFERENCES plan (id),
  no INTEGER NOT NULL,
  title TEXT NOT NULL
) STRICT;
INSERT INTO goal_anew (id, plan_id, no, title) SELECT id, plan_id, no, title FROM goal;
DROP TABLE goal;
ALTER TABLE goal_anew RENAME TO goal;
CREATE INDEX goal_of_plan ON goal (plan_id, no);

ALTER TABLE project ADD COLUMN policy_id TEXT REFERENCES policy (id);
CREATE INDEX project_of_policy ON project (policy_id) WHERE policy_id IS NOT NULL;
`;

const mappings = `
CREATE TABLE plan_mapping (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  from_plan_id TEXT NOT NULL REFERENCES plan (id),
  to_plan_id TEXT NOT NULL REFERENCES plan (id),
  kind TEXT NOT NULL CHECK (kind IN ('inherited', 'merged', 'divided', 'created', 'abolished')),
  note TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  CHECK (from_plan_id <> to_plan_id)
) STRICT;
CREATE INDEX mapping_from_plan ON plan_mapping (from_plan_id, to_plan_id);
CREATE INDEX mapping_to_plan ON plan_mapping (to_plan_id);

CREATE TABLE plan_mapping_item (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  mapping_id TEXT NOT NULL REFERENCES plan_mapping (id),
  side TEXT NOT NULL CHECK (side IN ('from', 'to')),
  item_id TEXT NOT NULL CHECK (length(item_id) = 36),
  position INTEGER NOT NULL CHECK (position >= 0),
  UNIQUE (mapping_id, side, item_id)
) STRICT;
CREATE INDEX mapping_of_item ON plan_mapping_item (item_id);
`;

const sharedContents = `
CREATE TABLE sibling_plan (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  title TEXT NOT NULL CHECK (title <> ''),
  plan_id TEXT REFERENCES plan (id),
  position INTEGER NOT NULL CHECK (position >= 0)
) STRICT;

CREATE TABLE shared_chapter (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  parent_id TEXT REFERENCES shared_chapter (id),
  title TEXT NOT NULL CHECK (title <> ''),
  position INTEGER NOT NULL CHECK (position >= 0)
) STRICT;
CREATE INDEX section_of_chapter ON shared_chapter (parent_id, position);

CREATE TABLE chapter_use (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  chapter_id TEXT NOT NULL REFERENCES shared_chapter (id),
  sibling_id TEXT NOT NULL REFERENCES sibling_plan (id),
  use_kind TEXT NOT NULL CHECK (use_kind IN ('common', 'own')),
  note TEXT NOT NULL,
  UNIQUE (chapter_id, sibling_id)
) STRICT;
CREATE INDEX use_of_sibling ON chapter_use (sibling_id);
`;

/* A row is known by its year and its session or subject, so that what was said of it holds for the next edition, too. */
const schedule = `
CREATE TABLE schedule_record (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  row_key TEXT NOT NULL UNIQUE CHECK (row_key <> ''),
  state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'changed', 'postponed')),
  meeting_id TEXT CHECK (length(meeting_id) = 36),
  start_on TEXT CHECK (start_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  end_on TEXT CHECK (end_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  place TEXT,
  note TEXT
) STRICT;
`;

export const plansMigration: Migration = {
  version: 60,
  name: '0060-plans',
  up: (database) => {
    database.exec(plans);
    database.exec(mappings);
    database.exec(sharedContents);
    database.exec(schedule);
  },
};
