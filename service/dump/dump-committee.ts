import { z } from 'zod';
import { committeeSchema, memberSchema } from '../../core/domain/committees/committee.ts';
import { materialContentSchema } from '../../core/domain/materials/content.ts';
import { materialSchema, materialVersionSchema } from '../../core/domain/materials/material.ts';
import { meetingSchema } from '../../core/domain/meetings/meeting.ts';
import { scheduleRecordSchema } from '../../core/domain/meetings/schedule-state.ts';
import { planMappingSchema } from '../../core/domain/plans/mapping.ts';
import { planTreeSchema } from '../../core/domain/plans/plan.ts';
import { sharedContentsSchema } from '../../core/domain/plans/shared-contents.ts';
import { findCommittee, listMembers } from '../../db/committees/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { versionContent } from '../../db/materials/queries.ts';
import { meetingsWithMaterials } from '../../db/meetings/queries.ts';
import { listPlanMappings, readPlanTree, readSharedContents } from '../../db/plans/queries.ts';
import { listScheduleRecords } from '../../db/schedule-records/queries.ts';

/** Everything of a committee file but the bytes of attached files; docs/dump.schema.json is made from this. */
export const committeeDumpSchema = z.object({
  committee: committeeSchema.nullable(),
  members: z.array(memberSchema),
  plans: planTreeSchema,
  planMappings: z.array(planMappingSchema),
  sharedContents: sharedContentsSchema,
  scheduleRecords: z.array(scheduleRecordSchema),
  meetings: z.array(
    z.object({
      meeting: meetingSchema,
      materials: z.array(
        z.object({
          material: materialSchema,
          versions: z.array(
            z.object({ version: materialVersionSchema, content: materialContentSchema.nullable() }),
          ),
        }),
      ),
    }),
  ),
});
export type CommitteeDump = z.infer<typeof committeeDumpSchema>;

export function dumpCommittee(read: ReadHandle): CommitteeDump {
  return {
    committee: findCommittee(read),
    members: listMembers(read),
    plans: readPlanTree(read),
    planMappings: listPlanMappings(read),
    sharedContents: readSharedContents(read),
    scheduleRecords: listScheduleRecords(read),
    meetings: meetingsWithMaterials(read).map(({ meeting, materials }) => ({
      meeting,
      materials: materials.map(({ material, versions }) => ({
        material,
        versions: versions.map((version) => ({
          version,
          content: version.state === 'published' ? versionContent(read, version.id) : null,
        })),
      })),
    })),
  };
}
