import { z } from 'zod';
import { committeeSchema, memberSchema } from '../../core/domain/committees/committee.ts';
import { materialContentSchema } from '../../core/domain/materials/content.ts';
import { materialSchema, materialVersionSchema } from '../../core/domain/materials/material.ts';
import { meetingSchema } from '../../core/domain/meetings/meeting.ts';
import { planTreeSchema } from '../../core/domain/plans/plan.ts';
import { findCommittee, listMembers } from '../../db/committees/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { versionContent } from '../../db/materials/queries.ts';
import { meetingsWithMaterials } from '../../db/meetings/queries.ts';
import { readPlanTree } from '../../db/plans/queries.ts';

/** Everything of a committee file but the bytes of attached files; docs/dump.schema.json is made from this. */
export const committeeDumpSchema = z.object({
  committee: committeeSchema.nullable(),
  members: z.array(memberSchema),
  plans: planTreeSchema,
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
