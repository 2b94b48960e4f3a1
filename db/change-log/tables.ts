import { type AnnotationRow, annotationColumns, type PlaceRow, placeColumns } from '../annotations/rows.ts';
import type { CommitteeRow, MemberRow } from '../committees/rows.ts';
import type { DraftChangeRow, DraftRow } from '../drafts/rows.ts';
import {
  type AcceptedFindingRow,
  acceptedFindingColumns,
  type IndicatorReviewRow,
  indicatorReviewColumns,
  type SurveyQuestionRow,
  type SurveyRow,
  surveyColumns,
  surveyQuestionColumns,
} from '../evidence/rows.ts';
import {
  type RegisteredKeyRow,
  registeredKeyColumns,
  type TransferRow,
  transferColumns,
} from '../exchange/rows.ts';
import type { FileRow } from '../files/rows.ts';
import type { ImportRow } from '../imports/rows.ts';
import type { MaterialRow, VersionRow } from '../materials/rows.ts';
import type { MeetingRow } from '../meetings/rows.ts';
import {
  type OpinionDraftRow,
  opinionDraftColumns,
  type SheetDraftRow,
  sheetDraftColumns,
} from '../opinion-sheets/draft-rows.ts';
import {
  type GroupRow,
  type ItemRow,
  itemColumns,
  type PlanChangeItemRow,
  type PlanChangeRow,
  planChangeColumns,
  type ReceivedResponseRow,
  type ResponseRow,
  type RevisionRow,
  receivedResponseColumns,
  responseColumns,
  revisionColumns,
  type SheetRow,
  sheetColumns,
} from '../opinion-sheets/rows.ts';
import type {
  ChapterUseRow,
  GoalRow,
  PhilosophyRow,
  PlanMappingItemRow,
  PlanMappingRow,
  PlanRow,
  PolicyRow,
  ProjectRow,
  SharedChapterRow,
  SiblingPlanRow,
} from '../plans/rows.ts';
import type { ReadingMarkRow } from '../reading-marks/rows.ts';
import type { ScheduleRecordRow } from '../schedule-records/rows.ts';
import type { SettingRow } from '../settings/rows.ts';

/** Every table whose rows the change log records, value by value. `file` goes without its bytes: its key is their hash. */
export interface RecordedRows {
  readonly committee: CommitteeRow;
  readonly member: MemberRow;
  readonly plan: PlanRow;
  readonly philosophy: PhilosophyRow;
  readonly goal: GoalRow;
  readonly policy: PolicyRow;
  readonly project: ProjectRow;
  readonly plan_mapping: PlanMappingRow;
  readonly plan_mapping_item: PlanMappingItemRow;
  readonly sibling_plan: SiblingPlanRow;
  readonly shared_chapter: SharedChapterRow;
  readonly chapter_use: ChapterUseRow;
  readonly schedule_record: ScheduleRecordRow;
  readonly meeting: MeetingRow;
  readonly material: MaterialRow;
  readonly material_version: VersionRow;
  readonly file: FileRow;
  readonly import_log: ImportRow;
  readonly reading_mark: ReadingMarkRow;
  readonly setting: SettingRow;
  readonly annotation: AnnotationRow;
  readonly annotation_place: PlaceRow;
  readonly draft: DraftRow;
  readonly draft_change: DraftChangeRow;
  readonly accepted_finding: AcceptedFindingRow;
  readonly indicator_review: IndicatorReviewRow;
  readonly survey: SurveyRow;
  readonly survey_question: SurveyQuestionRow;
  readonly sheet_draft: SheetDraftRow;
  readonly opinion_draft: OpinionDraftRow;
  readonly opinion_sheet: SheetRow;
  readonly sheet_revision: RevisionRow;
  readonly opinion_item: ItemRow;
  readonly opinion_group: GroupRow;
  readonly opinion_response: ResponseRow;
  readonly plan_change: PlanChangeRow;
  readonly plan_change_item: PlanChangeItemRow;
  readonly received_response: ReceivedResponseRow;
  readonly registered_key: RegisteredKeyRow;
  readonly transfer: TransferRow;
}
export type RecordedTable = keyof RecordedRows;

interface TableShape<Row> {
  /** The column that names a row. */
  readonly key: Extract<keyof Row, string>;
  readonly columns: readonly Extract<keyof Row, string>[];
}

export const recordedTables: { readonly [Table in RecordedTable]: TableShape<RecordedRows[Table]> } = {
  committee: { key: 'id', columns: ['id', 'name', 'city', 'office'] },
  member: { key: 'id', columns: ['id', 'name', 'kana', 'category', 'affiliation', 'role', 'position'] },
  plan: {
    key: 'id',
    columns: ['id', 'title', 'period_text', 'standing', 'edition', 'based_on', 'numbering', 'position'],
  },
  philosophy: { key: 'id', columns: ['id', 'plan_id', 'text', 'position'] },
  goal: { key: 'id', columns: ['id', 'plan_id', 'no', 'title'] },
  policy: { key: 'id', columns: ['id', 'goal_id', 'title', 'position'] },
  project: { key: 'id', columns: ['id', 'goal_id', 'policy_id', 'title', 'position'] },
  plan_mapping: {
    key: 'id',
    columns: ['id', 'from_plan_id', 'to_plan_id', 'kind', 'note', 'position'],
  },
  plan_mapping_item: { key: 'id', columns: ['id', 'mapping_id', 'side', 'item_id', 'position'] },
  sibling_plan: { key: 'id', columns: ['id', 'title', 'plan_id', 'position'] },
  shared_chapter: { key: 'id', columns: ['id', 'parent_id', 'title', 'position'] },
  chapter_use: { key: 'id', columns: ['id', 'chapter_id', 'sibling_id', 'use_kind', 'note'] },
  schedule_record: {
    key: 'id',
    columns: ['id', 'row_key', 'state', 'meeting_id', 'start_on', 'end_on', 'place', 'note'],
  },
  meeting: {
    key: 'id',
    columns: [
      'id',
      'title',
      'committee_name',
      'fiscal_year',
      'session_no',
      'date_text',
      'held_on',
      'start_text',
      'start_time',
      'end_time',
      'place_text',
    ],
  },
  material: {
    key: 'id',
    columns: ['id', 'meeting_id', 'kind', 'number', 'title', 'position', 'distribution'],
  },
  material_version: {
    key: 'id',
    columns: [
      'id',
      'material_id',
      'ordinal',
      'version_kind',
      'state',
      'distributed_on',
      'reason',
      'source_hash',
      'published_at',
      'blocks_version',
      'content',
      'content_hash',
    ],
  },
  file: { key: 'hash', columns: ['hash', 'media_type', 'byte_length'] },
  import_log: {
    key: 'id',
    columns: [
      'id',
      'source_name',
      'document_hash',
      'imported_at',
      'meeting_id',
      'made',
      'warnings',
      'not_understood',
    ],
  },
  reading_mark: { key: 'version_id', columns: ['version_id', 'state', 'started_at', 'finished_at'] },
  setting: { key: 'key', columns: ['key', 'value'] },
  annotation: { key: 'id', columns: annotationColumns },
  annotation_place: { key: 'id', columns: placeColumns },
  draft: {
    key: 'id',
    columns: [
      'id',
      'material_id',
      'base_version_id',
      'meeting_id',
      'kind',
      'number',
      'title',
      'distribution',
      'content',
      'state',
      'version_id',
      'started_at',
    ],
  },
  accepted_finding: { key: 'id', columns: acceptedFindingColumns },
  indicator_review: { key: 'id', columns: indicatorReviewColumns },
  survey: { key: 'id', columns: surveyColumns },
  survey_question: { key: 'id', columns: surveyQuestionColumns },
  draft_change: {
    key: 'id',
    columns: ['id', 'draft_id', 'position', 'step', 'act', 'actor', 'at', 'operations'],
  },
  sheet_draft: { key: 'id', columns: sheetDraftColumns },
  opinion_draft: { key: 'id', columns: opinionDraftColumns },
  opinion_sheet: { key: 'id', columns: sheetColumns },
  sheet_revision: { key: 'hash', columns: revisionColumns },
  opinion_item: { key: 'id', columns: itemColumns },
  opinion_group: { key: 'id', columns: ['id', 'meeting_id', 'heading'] },
  opinion_response: { key: 'subject_id', columns: responseColumns },
  plan_change: { key: 'id', columns: planChangeColumns },
  plan_change_item: { key: 'id', columns: ['id', 'plan_change_id', 'item_id'] },
  received_response: { key: 'item_id', columns: receivedResponseColumns },
  registered_key: { key: 'id', columns: registeredKeyColumns },
  transfer: { key: 'id', columns: transferColumns },
};

export const recordedTableNames = Object.keys(recordedTables) as RecordedTable[];

/** Tables that are made from recorded ones and can be made again, and working state of this copy of the file alone. */
export const derivedTables = [
  'file_use',
  'survey_finding',
  'indicator',
  'statistics_series',
  'statistics_value',
  'reading_position',
  'undo_step',
  'searched_version',
  'search',
  'sheet_standing',
  'opinion',
  'opinion_place',
  'own_key',
] as const;
export type DerivedTable = (typeof derivedTables)[number];
