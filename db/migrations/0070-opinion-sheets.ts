import type { Migration } from './migration.ts';

/*
 * A sheet that is being written (sheet_draft, opinion_draft) and what was handed in (opinion_sheet, sheet_revision) are
 * apart. A revision is the bytes of its JSON text, frozen; opinion and sheet_standing are made from all revisions of a
 * sheet and can be made again. What the secretariat makes of an opinion (opinion_item, opinion_group, opinion_response,
 * plan_change) never touches it. own_key holds secrets of this file, which no log records.
 */
const recordedTables = `
CREATE TABLE sheet_draft (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  is_own INTEGER NOT NULL CHECK (is_own IN (0, 1)),
  member_id TEXT,
  name TEXT,
  role TEXT NOT NULL CHECK (role IN ('member', 'observer', 'citizen', 'organisation')),
  publishability TEXT NOT NULL CHECK (publishability IN ('named', 'unnamed', 'membersOnly')),
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  method TEXT NOT NULL CHECK (method IN ('bundle', 'formFile', 'email', 'post', 'fax', 'inPerson', 'atMeeting',
    'onlineForm', 'other')),
  saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_of_meeting ON sheet_draft (meeting_id);
CREATE UNIQUE INDEX own_draft_of_meeting ON sheet_draft (meeting_id) WHERE is_own = 1;

CREATE TABLE opinion_draft (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  sheet_id TEXT NOT NULL REFERENCES sheet_draft (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('opinion', 'question', 'proposal', 'request', 'correction')),
  location TEXT NOT NULL CHECK (json_valid(location)),
  quote TEXT NOT NULL,
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  proposal TEXT NOT NULL,
  annotation_id TEXT,
  saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_of_sheet ON opinion_draft (sheet_id, position);

CREATE TABLE opinion_sheet (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  receipt_no INTEGER NOT NULL CHECK (receipt_no > 0),
  method TEXT NOT NULL CHECK (method IN ('bundle', 'formFile', 'email', 'post', 'fax', 'inPerson', 'atMeeting',
    'onlineForm', 'other')),
  origin TEXT NOT NULL CHECK (origin IN ('own', 'bundle', 'formFile', 'entered', 'publicComment')),
  state TEXT NOT NULL CHECK (state IN ('received', 'withdrawn', 'outOfScope')),
  received_at INTEGER NOT NULL,
  decision TEXT CHECK (json_valid(decision)),
  accepted_beside TEXT NOT NULL CHECK (json_valid(accepted_beside)),
  UNIQUE (meeting_id, receipt_no)
) STRICT;

CREATE TABLE sheet_revision (
  hash TEXT PRIMARY KEY NOT NULL CHECK (length(hash) = 64),
  sheet_id TEXT NOT NULL REFERENCES opinion_sheet (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  document TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  signer TEXT
) STRICT;
CREATE INDEX revision_of_sheet ON sheet_revision (sheet_id, revision);

CREATE TABLE opinion_group (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  heading TEXT NOT NULL
) STRICT;
CREATE INDEX group_of_meeting ON opinion_group (meeting_id);

CREATE TABLE opinion_item (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  opinion_id TEXT NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  number INTEGER NOT NULL CHECK (number > 0),
  part_from INTEGER NOT NULL CHECK (part_from >= 0),
  part_to INTEGER CHECK (part_to > part_from),
  summary TEXT NOT NULL,
  category TEXT,
  group_id TEXT REFERENCES opinion_group (id),
  note TEXT NOT NULL,
  seen_hash TEXT NOT NULL CHECK (length(seen_hash) = 64)
) STRICT;
CREATE INDEX item_by_number ON opinion_item (meeting_id, number);
CREATE INDEX item_of_opinion ON opinion_item (opinion_id, part_from);
CREATE INDEX item_of_group ON opinion_item (group_id) WHERE group_id IS NOT NULL;

CREATE TABLE opinion_response (
  subject_id TEXT PRIMARY KEY NOT NULL CHECK (length(subject_id) = 36),
  text TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('untouched', 'draft', 'inReview', 'settled', 'published')),
  disposition TEXT,
  reason TEXT NOT NULL,
  section TEXT NOT NULL,
  same_as TEXT CHECK (same_as <> subject_id),
  reported_meeting_id TEXT REFERENCES meeting (id)
) STRICT;

CREATE TABLE plan_change (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  kind TEXT NOT NULL CHECK (kind IN ('addition', 'change', 'deletion', 'establishment')),
  material_id TEXT,
  version_id TEXT,
  block_id TEXT,
  place TEXT NOT NULL,
  text_before TEXT NOT NULL,
  text_after TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'applied')),
  position INTEGER NOT NULL CHECK (position >= 0)
) STRICT;
CREATE INDEX change_of_meeting ON plan_change (meeting_id, position);

CREATE TABLE plan_change_item (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  plan_change_id TEXT NOT NULL REFERENCES plan_change (id),
  item_id TEXT NOT NULL REFERENCES opinion_item (id),
  UNIQUE (plan_change_id, item_id)
) STRICT;
CREATE INDEX change_of_item ON plan_change_item (item_id);

CREATE TABLE received_response (
  item_id TEXT PRIMARY KEY NOT NULL CHECK (length(item_id) = 36),
  opinion_id TEXT NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  number INTEGER NOT NULL CHECK (number > 0),
  revision INTEGER NOT NULL CHECK (revision > 0),
  document TEXT NOT NULL CHECK (json_valid(document)),
  received_at INTEGER NOT NULL
) STRICT;
CREATE INDEX response_of_meeting ON received_response (meeting_id, number);

CREATE TABLE registered_key (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  member_id TEXT,
  public_key TEXT NOT NULL CHECK (length(public_key) = 43),
  registered_at INTEGER NOT NULL,
  retired_at INTEGER
) STRICT;
CREATE UNIQUE INDEX key_in_use ON registered_key (coalesce(member_id, '')) WHERE retired_at IS NULL;

CREATE TABLE transfer (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  kind TEXT NOT NULL CHECK (kind IN ('packet', 'sheet', 'responses')),
  meeting_id TEXT NOT NULL,
  bundle_id TEXT NOT NULL,
  manifest_hash TEXT NOT NULL CHECK (length(manifest_hash) = 64),
  revision INTEGER NOT NULL CHECK (revision > 0),
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
  at INTEGER NOT NULL,
  partner TEXT NOT NULL,
  author_id TEXT,
  recipient TEXT,
  proof TEXT NOT NULL CHECK (proof IN ('registered', 'signed', 'unsigned')),
  was_encrypted INTEGER NOT NULL CHECK (was_encrypted IN (0, 1)),
  result TEXT NOT NULL CHECK (result IN ('new', 'revised', 'unchanged', 'conflicting')),
  parked TEXT CHECK (json_valid(parked))
) STRICT;
CREATE INDEX transfer_of_meeting ON transfer (meeting_id, kind, direction, revision);
`;

const derivedTables = `
CREATE TABLE sheet_standing (
  sheet_id TEXT PRIMARY KEY NOT NULL REFERENCES opinion_sheet (id),
  meeting_id TEXT NOT NULL,
  current_hash TEXT NOT NULL,
  heads TEXT NOT NULL CHECK (json_valid(heads)),
  conflict TEXT CHECK (conflict IN ('fork', 'signers', 'secondSheet')),
  member_id TEXT,
  name TEXT,
  role TEXT NOT NULL,
  publishability TEXT NOT NULL,
  revision INTEGER NOT NULL,
  submitted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_of_member ON sheet_standing (meeting_id, member_id);

CREATE TABLE opinion (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  sheet_id TEXT NOT NULL REFERENCES opinion_sheet (id),
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  location TEXT NOT NULL CHECK (json_valid(location)),
  quote TEXT NOT NULL,
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  proposal TEXT NOT NULL,
  revision_hash TEXT NOT NULL,
  words_hash TEXT NOT NULL CHECK (length(words_hash) = 64),
  is_live INTEGER NOT NULL CHECK (is_live IN (0, 1)),
  alternatives TEXT NOT NULL CHECK (json_valid(alternatives)),
  label TEXT NOT NULL,
  material_id TEXT,
  version_id TEXT,
  block_id TEXT,
  suggested_category TEXT,
  search_key TEXT NOT NULL
) STRICT;
CREATE INDEX opinion_of_sheet ON opinion (sheet_id, ordinal);
CREATE INDEX opinion_of_version ON opinion (material_id, version_id) WHERE material_id IS NOT NULL;

CREATE TABLE opinion_place (
  opinion_id TEXT PRIMARY KEY NOT NULL,
  version_id TEXT NOT NULL REFERENCES material_version (id) ON DELETE CASCADE,
  target TEXT CHECK (json_valid(target)),
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'moved', 'changed', 'orphaned')),
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE own_key (
  purpose TEXT PRIMARY KEY NOT NULL CHECK (purpose IN ('signing', 'receiving')),
  public_key TEXT NOT NULL,
  secret_key TEXT NOT NULL,
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

const guards = `
CREATE TRIGGER revision_is_frozen
BEFORE UPDATE OF hash, sheet_id, revision, document, received_at ON sheet_revision
BEGIN
  SELECT RAISE(ABORT, 'a sheet that was handed in is frozen');
END;

CREATE TRIGGER revision_stays
BEFORE DELETE ON sheet_revision
BEGIN
  SELECT RAISE(ABORT, 'a sheet that was handed in stays');
END;

CREATE TRIGGER transfer_is_frozen
BEFORE UPDATE ON transfer
BEGIN
  SELECT RAISE(ABORT, 'the record of transfers is only added to');
END;
`;

export const opinionSheets: Migration = {
  version: 70,
  name: '0070-opinion-sheets',
  up: (database) => {
    database.exec(recordedTables);
    database.exec(derivedTables);
    database.exec(guards);
  },
};
