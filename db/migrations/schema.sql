-- Generated from the migrations: do not edit. user_version = 80

CREATE TABLE accepted_finding (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  fingerprint TEXT NOT NULL UNIQUE CHECK (length(fingerprint) = 64),
  code TEXT NOT NULL CHECK (code <> ''),
  material_id TEXT,
  quote TEXT NOT NULL,
  reason TEXT,
  accepted_at INTEGER NOT NULL
) STRICT;

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

CREATE TABLE block (
  sequence INTEGER PRIMARY KEY,
  version_id TEXT NOT NULL REFERENCES material_version (id),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  id TEXT NOT NULL CHECK (id <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('heading', 'paragraph', 'list-item', 'table-row', 'figure', 'quotation', 'field',
    'page')),
  text TEXT NOT NULL,
  text_hash TEXT NOT NULL CHECK (length(text_hash) = 64),
  body TEXT NOT NULL CHECK (json_valid(body)),
  UNIQUE (version_id, ordinal),
  UNIQUE (version_id, id)
) STRICT;

CREATE TABLE change_log (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  op_id TEXT NOT NULL UNIQUE CHECK (length(op_id) = 36),
  device_id TEXT NOT NULL,
  device_sequence INTEGER NOT NULL CHECK (device_sequence > 0),
  time TEXT NOT NULL,
  actor TEXT NOT NULL,
  command TEXT NOT NULL,
  patch TEXT NOT NULL CHECK (json_valid(patch)),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  UNIQUE (device_id, device_sequence)
) STRICT;

CREATE TABLE chapter_use (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  chapter_id TEXT NOT NULL REFERENCES shared_chapter (id),
  sibling_id TEXT NOT NULL REFERENCES sibling_plan (id),
  use_kind TEXT NOT NULL CHECK (use_kind IN ('common', 'own')),
  note TEXT NOT NULL,
  UNIQUE (chapter_id, sibling_id)
) STRICT;

CREATE TABLE committee (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  name TEXT NOT NULL CHECK (name <> ''),
  city TEXT,
  office TEXT,
  only_one INTEGER NOT NULL DEFAULT 1 UNIQUE CHECK (only_one = 1)
) STRICT;

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

CREATE TABLE file (
  hash TEXT PRIMARY KEY NOT NULL CHECK (length(hash) = 64),
  media_type TEXT NOT NULL,
  byte_length INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  CHECK (length(bytes) = byte_length)
) STRICT;

CREATE TABLE file_use (
  version_id TEXT NOT NULL REFERENCES material_version (id) ON DELETE CASCADE,
  file_hash TEXT NOT NULL REFERENCES file (hash),
  PRIMARY KEY (version_id, file_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE "goal" (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  plan_id TEXT NOT NULL REFERENCES plan (id),
  no INTEGER NOT NULL,
  title TEXT NOT NULL
) STRICT;

CREATE TABLE import_log (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  source_name TEXT NOT NULL,
  document_hash TEXT NOT NULL CHECK (length(document_hash) = 64),
  imported_at INTEGER NOT NULL,
  meeting_id TEXT,
  made TEXT NOT NULL CHECK (json_valid(made)),
  warnings TEXT NOT NULL CHECK (json_valid(warnings)),
  not_understood TEXT NOT NULL CHECK (json_valid(not_understood))
) STRICT;

CREATE TABLE indicator (
  version_id TEXT NOT NULL REFERENCES material_version (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  goal_no INTEGER NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('project', 'plan')),
  project TEXT,
  indicator TEXT NOT NULL,
  baseline TEXT NOT NULL,
  target TEXT NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (version_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator_review (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  indicator_key TEXT NOT NULL UNIQUE CHECK (indicator_key <> ''),
  indicator TEXT NOT NULL,
  direction TEXT CHECK (direction IN ('higher', 'lower')),
  rating TEXT,
  remark TEXT,
  confirmed TEXT CHECK (json_valid(confirmed)),
  changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE material (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  kind TEXT NOT NULL CHECK (kind IN ('agenda', 'handoutList', 'schedule', 'statistics', 'narrative', 'issueSheet',
    'opinionForm', 'report', 'file')),
  number TEXT,
  title TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  distribution TEXT CHECK (distribution IN ('advance', 'onTheDay', 'onTheDesk'))
) STRICT;

CREATE TABLE material_version (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  material_id TEXT NOT NULL REFERENCES material (id),
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  version_kind TEXT NOT NULL CHECK (version_kind IN ('first', 'replacement', 'errata', 'addition', 'unknownVersion')),
  state TEXT NOT NULL CHECK (state IN ('published', 'notReceived')),
  distributed_on TEXT CHECK (distributed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reason TEXT,
  source_hash TEXT CHECK (length(source_hash) = 64),
  published_at INTEGER,
  blocks_version INTEGER,
  content TEXT CHECK (json_valid(content)),
  content_hash TEXT CHECK (length(content_hash) = 64),
  CHECK ((state = 'published') = (content IS NOT NULL)),
  CHECK ((content IS NULL) = (content_hash IS NULL)),
  CHECK ((content IS NULL) = (blocks_version IS NULL)),
  CHECK ((content IS NULL) = (published_at IS NULL))
) STRICT;

CREATE TABLE meeting (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  title TEXT NOT NULL,
  committee_name TEXT,
  fiscal_year TEXT,
  session_no INTEGER CHECK (session_no > 0),
  date_text TEXT,
  held_on TEXT CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  start_text TEXT,
  start_time TEXT,
  end_time TEXT,
  place_text TEXT
) STRICT;

CREATE TABLE member (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  name TEXT NOT NULL CHECK (name <> ''),
  kana TEXT,
  category TEXT,
  affiliation TEXT,
  role TEXT NOT NULL CHECK (role IN ('chair', 'viceChair', 'member')),
  position INTEGER NOT NULL CHECK (position >= 0)
) STRICT;

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

CREATE TABLE opinion_group (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  heading TEXT NOT NULL
) STRICT;

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

CREATE TABLE opinion_place (
  opinion_id TEXT PRIMARY KEY NOT NULL,
  version_id TEXT NOT NULL REFERENCES material_version (id) ON DELETE CASCADE,
  target TEXT CHECK (json_valid(target)),
  verdict TEXT NOT NULL CHECK (verdict IN ('same', 'moved', 'changed', 'orphaned')),
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE own_key (
  purpose TEXT PRIMARY KEY NOT NULL CHECK (purpose IN ('signing', 'receiving')),
  public_key TEXT NOT NULL,
  secret_key TEXT NOT NULL,
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE permit (
  act TEXT NOT NULL CHECK (act IN ('remove', 'redact')),
  subject TEXT NOT NULL,
  PRIMARY KEY (act, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE philosophy (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  plan_id TEXT NOT NULL REFERENCES plan (id),
  text TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE plan (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  title TEXT NOT NULL,
  period_text TEXT
, standing TEXT CHECK (standing IN ('inForce', 'next', 'past')), edition TEXT, based_on TEXT REFERENCES plan (id), numbering TEXT CHECK (numbering IN ('joined', 'enclosed', 'none')), position INTEGER CHECK (position >= 0)) STRICT;

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

CREATE TABLE plan_change_item (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  plan_change_id TEXT NOT NULL REFERENCES plan_change (id),
  item_id TEXT NOT NULL REFERENCES opinion_item (id),
  UNIQUE (plan_change_id, item_id)
) STRICT;

CREATE TABLE plan_mapping (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  from_plan_id TEXT NOT NULL REFERENCES plan (id),
  to_plan_id TEXT NOT NULL REFERENCES plan (id),
  kind TEXT NOT NULL CHECK (kind IN ('inherited', 'merged', 'divided', 'created', 'abolished')),
  note TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  CHECK (from_plan_id <> to_plan_id)
) STRICT;

CREATE TABLE plan_mapping_item (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  mapping_id TEXT NOT NULL REFERENCES plan_mapping (id),
  side TEXT NOT NULL CHECK (side IN ('from', 'to')),
  item_id TEXT NOT NULL CHECK (length(item_id) = 36),
  position INTEGER NOT NULL CHECK (position >= 0),
  UNIQUE (mapping_id, side, item_id)
) STRICT;

CREATE TABLE policy (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  goal_id TEXT NOT NULL REFERENCES goal (id),
  title TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE project (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  goal_id TEXT NOT NULL REFERENCES goal (id),
  title TEXT NOT NULL,
  position INTEGER NOT NULL
, policy_id TEXT REFERENCES policy (id)) STRICT;

CREATE TABLE reading_mark (
  version_id TEXT PRIMARY KEY NOT NULL REFERENCES material_version (id),
  state TEXT NOT NULL CHECK (state IN ('started', 'finished')),
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  CHECK ((state = 'finished') = (finished_at IS NOT NULL))
) STRICT;

CREATE TABLE reading_position (
  version_id TEXT PRIMARY KEY NOT NULL REFERENCES material_version (id) ON DELETE CASCADE,
  block_id TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE received_response (
  item_id TEXT PRIMARY KEY NOT NULL CHECK (length(item_id) = 36),
  opinion_id TEXT NOT NULL,
  meeting_id TEXT NOT NULL REFERENCES meeting (id),
  number INTEGER NOT NULL CHECK (number > 0),
  revision INTEGER NOT NULL CHECK (revision > 0),
  document TEXT NOT NULL CHECK (json_valid(document)),
  received_at INTEGER NOT NULL
) STRICT;

CREATE TABLE registered_key (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  member_id TEXT,
  public_key TEXT NOT NULL CHECK (length(public_key) = 43),
  registered_at INTEGER NOT NULL,
  retired_at INTEGER
) STRICT;

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

CREATE VIRTUAL TABLE search USING fts5 (
  heading, body, boundary, older_heading, older_body, older_boundary,
  content = '', columnsize = 0, prefix = '1', tokenize = 'ascii'
);

CREATE TABLE searched_version (
  version_id TEXT PRIMARY KEY NOT NULL REFERENCES material_version (id),
  scope TEXT NOT NULL CHECK (scope IN ('current', 'older')),
  fold_version INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL CHECK (key <> ''),
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE shared_chapter (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  parent_id TEXT REFERENCES shared_chapter (id),
  title TEXT NOT NULL CHECK (title <> ''),
  position INTEGER NOT NULL CHECK (position >= 0)
) STRICT;

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

CREATE TABLE sheet_revision (
  hash TEXT PRIMARY KEY NOT NULL CHECK (length(hash) = 64),
  sheet_id TEXT NOT NULL REFERENCES opinion_sheet (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  document TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  signer TEXT
) STRICT;

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

CREATE TABLE sibling_plan (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  title TEXT NOT NULL CHECK (title <> ''),
  plan_id TEXT REFERENCES plan (id),
  position INTEGER NOT NULL CHECK (position >= 0)
) STRICT;

CREATE TABLE statistics_series (
  version_id TEXT NOT NULL REFERENCES material_version (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  table_id TEXT NOT NULL,
  table_title TEXT NOT NULL,
  label TEXT NOT NULL,
  label_key TEXT NOT NULL,
  unit TEXT,
  PRIMARY KEY (version_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE statistics_value (
  version_id TEXT NOT NULL,
  series_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  period TEXT NOT NULL,
  raw TEXT NOT NULL,
  value REAL,
  missing TEXT CHECK (missing IN ('blank', 'dash', 'undecided')),
  provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),
  PRIMARY KEY (version_id, series_id, ordinal),
  FOREIGN KEY (version_id, series_id) REFERENCES statistics_series (version_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE survey (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  name TEXT NOT NULL CHECK (name <> ''),
  survey_no TEXT,
  source_name TEXT NOT NULL,
  source_hash TEXT NOT NULL CHECK (length(source_hash) = 64),
  imported_at INTEGER NOT NULL
) STRICT;

CREATE TABLE survey_finding (
  version_id TEXT NOT NULL REFERENCES material_version (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  goal_no INTEGER NOT NULL,
  question_text TEXT NOT NULL,
  question_norm TEXT,
  text TEXT NOT NULL,
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  PRIMARY KEY (version_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_question (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  survey_id TEXT NOT NULL REFERENCES survey (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  code TEXT NOT NULL CHECK (code <> ''),
  code_text TEXT NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('single', 'multiple')),
  respondents INTEGER CHECK (respondents >= 0),
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  UNIQUE (survey_id, code)
) STRICT;

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
, form TEXT CHECK (form IN ('blank', 'filled', 'comments')), sheet_id TEXT, confirmed_by TEXT) STRICT;

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

CREATE INDEX annotation_of_material ON annotation (material_id, created_at);

CREATE INDEX reply_of_annotation ON annotation (reply_to) WHERE reply_to IS NOT NULL;

CREATE INDEX place_of_version ON annotation_place (version_id);

CREATE INDEX heading_of_version ON block (version_id, ordinal) WHERE kind = 'heading';

CREATE INDEX change_by_time ON change_log (time);

CREATE INDEX use_of_sibling ON chapter_use (sibling_id);

CREATE INDEX draft_by_version ON draft (version_id) WHERE version_id IS NOT NULL;

CREATE UNIQUE INDEX open_draft_of_material ON draft (material_id) WHERE state = 'open';

CREATE INDEX use_of_file ON file_use (file_hash);

CREATE INDEX goal_of_plan ON goal (plan_id, no);

CREATE INDEX import_by_document ON import_log (document_hash, imported_at);

CREATE INDEX material_of_meeting ON material (meeting_id, position);

CREATE INDEX version_by_publication ON material_version (published_at) WHERE published_at IS NOT NULL;

CREATE INDEX version_by_source ON material_version (source_hash) WHERE source_hash IS NOT NULL;

CREATE INDEX version_of_material ON material_version (material_id, ordinal);

CREATE INDEX meeting_by_day ON meeting (held_on);

CREATE INDEX opinion_of_sheet ON opinion (sheet_id, ordinal);

CREATE INDEX opinion_of_version ON opinion (material_id, version_id) WHERE material_id IS NOT NULL;

CREATE INDEX draft_of_sheet ON opinion_draft (sheet_id, position);

CREATE INDEX group_of_meeting ON opinion_group (meeting_id);

CREATE INDEX item_by_number ON opinion_item (meeting_id, number);

CREATE INDEX item_of_group ON opinion_item (group_id) WHERE group_id IS NOT NULL;

CREATE INDEX item_of_opinion ON opinion_item (opinion_id, part_from);

CREATE INDEX philosophy_of_plan ON philosophy (plan_id, position);

CREATE INDEX change_of_meeting ON plan_change (meeting_id, position);

CREATE INDEX change_of_item ON plan_change_item (item_id);

CREATE INDEX mapping_from_plan ON plan_mapping (from_plan_id, to_plan_id);

CREATE INDEX mapping_to_plan ON plan_mapping (to_plan_id);

CREATE INDEX mapping_of_item ON plan_mapping_item (item_id);

CREATE INDEX policy_of_goal ON policy (goal_id, position);

CREATE INDEX project_of_goal ON project (goal_id, position);

CREATE INDEX project_of_policy ON project (policy_id) WHERE policy_id IS NOT NULL;

CREATE INDEX response_of_meeting ON received_response (meeting_id, number);

CREATE UNIQUE INDEX key_in_use ON registered_key (coalesce(member_id, '')) WHERE retired_at IS NULL;

CREATE INDEX section_of_chapter ON shared_chapter (parent_id, position);

CREATE INDEX draft_of_meeting ON sheet_draft (meeting_id);

CREATE UNIQUE INDEX own_draft_of_meeting ON sheet_draft (meeting_id) WHERE is_own = 1;

CREATE INDEX revision_of_sheet ON sheet_revision (sheet_id, revision);

CREATE INDEX standing_of_member ON sheet_standing (meeting_id, member_id);

CREATE INDEX series_by_label ON statistics_series (label_key);

CREATE INDEX finding_by_question ON survey_finding (question_norm);

CREATE INDEX question_of_survey ON survey_question (survey_id, position);

CREATE INDEX transfer_of_meeting ON transfer (meeting_id, kind, direction, revision);

CREATE TRIGGER block_is_frozen
BEFORE UPDATE ON block
BEGIN
  SELECT RAISE(ABORT, 'blocks are frozen');
END;

CREATE TRIGGER block_stays
BEFORE DELETE ON block
WHEN NOT EXISTS (SELECT 1 FROM permit WHERE act = 'remove' AND subject = OLD.version_id)
BEGIN
  SELECT RAISE(ABORT, 'blocks are removed with their version only');
END;

CREATE TRIGGER change_is_frozen
BEFORE UPDATE ON change_log
WHEN NOT EXISTS (SELECT 1 FROM permit WHERE act = 'redact' AND subject = OLD.op_id)
  OR OLD.op_id <> NEW.op_id OR OLD.device_id <> NEW.device_id OR OLD.device_sequence <> NEW.device_sequence
  OR OLD.time <> NEW.time OR OLD.actor <> NEW.actor OR OLD.command <> NEW.command OR OLD.hash <> NEW.hash
BEGIN
  SELECT RAISE(ABORT, 'the change log is only added to');
END;

CREATE TRIGGER change_stays
BEFORE DELETE ON change_log
BEGIN
  SELECT RAISE(ABORT, 'the change log is only added to');
END;

CREATE TRIGGER file_is_frozen
BEFORE UPDATE ON file
BEGIN
  SELECT RAISE(ABORT, 'a file is its hash');
END;

CREATE TRIGGER published_version_is_frozen
BEFORE UPDATE OF id, material_id, state, source_hash, published_at, blocks_version, content, content_hash
ON material_version WHEN OLD.state = 'published'
BEGIN
  SELECT RAISE(ABORT, 'a published version is frozen');
END;

CREATE TRIGGER published_version_stays
BEFORE DELETE ON material_version
WHEN OLD.state = 'published'
  AND NOT EXISTS (SELECT 1 FROM permit WHERE act = 'remove' AND subject = OLD.id)
BEGIN
  SELECT RAISE(ABORT, 'a published version is removed by its command only');
END;

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
