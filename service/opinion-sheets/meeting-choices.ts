import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { idSchema } from '../../core/domain/ids.ts';
import { collectingMeeting } from '../../core/domain/opinion-sheets/collecting-meeting.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import { meetingsWithMaterials } from '../../db/meetings/queries.ts';
import { sheetCounts } from '../../db/opinion-sheets/queries.ts';
import { sheetTerms } from '../../db/opinion-sheets/settings.ts';
import type { CommitteeService } from '../committee-service.ts';
import { configurationFolder } from '../device.ts';
import { writeWhole } from '../exports/write-file.ts';

/** A choice holds while the meeting that is collected is the one of that time: a new round of sheets begins afresh. */
const choiceSchema = z.object({ meetingId: idSchema, collecting: idSchema.nullable() });
type Choice = z.infer<typeof choiceSchema>;

function fileOf({ file, environment }: CommitteeService): string | null {
  const committee = findCommittee(file.read);
  const folder = environment.settingsFolder ?? configurationFolder();
  return committee === null ? null : path.join(folder, 'meeting-choices', `${committee.id}.json`);
}

function stored(service: CommitteeService): Choice | null {
  const file = fileOf(service);
  try {
    return file === null ? null : choiceSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Nothing was chosen yet, or the file is damaged: a convenience of this machine, chosen anew with one act.
    return null;
  }
}

const two = (value: number): string => String(value).padStart(2, '0');

function collecting({ file: { read }, environment }: CommitteeService): string | null {
  const now = environment.now();
  const date = new Date(now);
  const counts = sheetCounts(read);
  const meetings = meetingsWithMaterials(read).map(({ meeting, materials }) => ({
    meetingId: meeting.id,
    heldOn: meeting.heldOn,
    dueAt: sheetTerms(read, meeting.id).dueAt,
    sheetCount: counts.get(meeting.id) ?? 0,
    materialCount: materials.length,
  }));
  const today = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return collectingMeeting(meetings, now, today)?.meetingId ?? null;
}

/**
 * The meeting that every screen of the round opens on, from the forms to the table of opinions: what was chosen on one of
 * them last, else the one that is collected. One rule for all, so that nobody keys a sheet in for another meeting than the
 * one whose received sheets they have just looked at.
 */
export function meetingToCollect(service: CommitteeService): string | null {
  const usual = collecting(service);
  const choice = stored(service);
  return choice !== null && choice.collecting === usual ? choice.meetingId : usual;
}

/** Keeps what a person chose on one of the screens, on this machine. @throws an error of the file system */
export async function chooseMeeting(service: CommitteeService, meetingId: string): Promise<void> {
  const file = fileOf(service);
  if (file !== null) {
    const choice: Choice = { meetingId, collecting: collecting(service) };
    mkdirSync(path.dirname(file), { recursive: true });
    await writeWhole(file, Buffer.from(`${JSON.stringify(choice, null, 2)}\n`));
  }
}
