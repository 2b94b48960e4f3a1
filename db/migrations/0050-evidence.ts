import type { Migration } from './migration.ts';

/*
 * What people say beside the checks and judgements that are made anew each time: findings accepted as intended, by what was
 * found and in which words; directions, confirmations and ratings of indicators, by what an indicator measures; and surveys
 * with their questions and whole distributions. Materials are named without a reference: an acceptance outlives a version.
 */
const evidenceTables = `
CREATE TABLE accepted_finding (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  fingerprint TEXT NOT NULL UNIQUE CHECK (length(fingerprint) = 64),
  code TEXT NOT NULL CHECK (code <> ''),
  material_id TEXT,
  quote TEXT NOT NULL,
  reason TEXT,
  accepted_at INTEGER NOT NULL
) STRICT;

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

CREATE TABLE survey (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  name TEXT NOT NULL CHECK (name <> ''),
  survey_no TEXT,
  source_name TEXT NOT NULL,
  source_hash TEXT NOT NULL CHECK (length(source_hash) = 64),
  imported_at INTEGER NOT NULL
) STRICT;

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
CREATE INDEX question_of_survey ON survey_question (survey_id, position);
`;

export const evidence: Migration = {
  version: 50,
  name: '0050-evidence',
  up: (database) => {
    database.exec(evidenceTables);
  },
};
