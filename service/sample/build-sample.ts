import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { memberSchema } from '../../core/domain/committees/committee.ts';
import { isoDateSchema } from '../../core/domain/dates/schedule-date.ts';
import type { ImportedDocument } from '../../core/domain/packets/imported-packet.ts';
import { addMember } from '../../db/committees/commands.ts';
import { settleVersionKind } from '../../db/materials/version-commands.ts';
import { addPhilosophy, upsertPlan } from '../../db/plans/commands.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import type { ServiceEnvironment } from '../environment.ts';
import { keepSurveyReport, readSurveyReport } from '../evidence/import-survey.ts';
import { fileContentOf } from '../imports/file-packet.ts';
import { importSources } from '../imports/import-sources.ts';
import { savePacket, type VersionNote } from '../imports/save-packet.ts';
import { readSource } from '../imports/source.ts';
import { materialsOf } from '../materials-of.ts';
import { createCommitteeAt } from '../open-committee.ts';
import { addOpinions, sampleOpinionsSchema } from './add-opinions.ts';
import { addSamplePlans, samplePlansSchema } from './add-plans.ts';

const versionKinds = z.enum(['first', 'replacement', 'errata']);

/** Shape of sample/sample.json: which source belongs to which meeting, and what the secretariat knows of it. */
const descriptionSchema = z.object({
  committee: z.object({ name: z.string(), city: z.string(), office: z.string() }),
  members: z.string(),
  opinions: z.string(),
  plans: z.string(),
  surveys: z.array(z.string()),
  plan: z.object({ title: z.string(), periodText: z.string(), philosophies: z.array(z.string()) }),
  meetings: z.array(
    z.object({
      name: z.string(),
      source: z.string(),
      versions: z.array(
        z.object({ number: z.string(), versionKind: versionKinds, distributedOn: isoDateSchema }),
      ),
      replacements: z.array(
        z.object({
          number: z.string(),
          source: z.string(),
          versionKind: versionKinds,
          distributedOn: isoDateSchema,
          reason: z.string(),
        }),
      ),
      files: z.array(
        z.object({
          number: z.string().nullable(),
          title: z.string(),
          source: z.string(),
          distributedOn: isoDateSchema,
        }),
      ),
    }),
  ),
});
type SampleMeeting = z.infer<typeof descriptionSchema>['meetings'][number];

const membersSchema = z.array(memberSchema.omit({ id: true, order: true }));
const readTimeout = 120_000;

/** Builds the sample committee from the sources in the assets folder, the way a secretariat would: by importing them. */
export async function buildSample(
  target: string,
  environment: ServiceEnvironment,
  signal: AbortSignal,
): Promise<{ meetings: string[] }> {
  const folder = path.join(environment.assetsFolder, 'sample');
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  const description = descriptionSchema.parse(read('sample.json'));
  const service = createCommitteeAt(target, description.committee, environment);
  try {
    service.file.write(ownerActor, 'addMembers', (tx) => {
      for (const member of membersSchema.parse(read(description.members))) {
        addMember(tx, member);
      }
      const plan = upsertPlan(tx, { title: description.plan.title, periodText: description.plan.periodText });
      for (const philosophy of description.plan.philosophies) {
        addPhilosophy(tx, plan.id, philosophy);
      }
    });
    const opinions = sampleOpinionsSchema.parse(read(description.opinions));
    for (const meeting of description.meetings) {
      const meetingId = await addMeeting(service, folder, meeting, signal);
      if (meeting.name === opinions.meeting) {
        addOpinions(service, meetingId, opinions);
      }
    }
    for (const source of description.surveys) {
      const report = await readSurveyReport(path.join(folder, source), environment, signal);
      service.file.write(ownerActor, 'importSurveyFile', (tx) => keepSurveyReport(tx, report, []));
    }
    const plans = samplePlansSchema.parse(read(description.plans));
    service.file.write(ownerActor, 'addPlan', (tx) => addSamplePlans(tx, plans));
    return { meetings: description.meetings.map(({ name }) => name) };
  } finally {
    await service.close();
  }
}

async function addMeeting(
  service: CommitteeService,
  folder: string,
  meeting: SampleMeeting,
  signal: AbortSignal,
): Promise<string> {
  const { file, environment } = service;
  const importInto = async (
    source: string,
    meetingId: string | null,
    noteOf: (number: string | null) => VersionNote,
  ) => {
    const [report] = await importSources(
      file,
      environment,
      ownerActor,
      {
        paths: [path.join(folder, source)],
        meetingId,
        noteOf: (document: ImportedDocument) => noteOf(document.number),
      },
      signal,
      () => undefined,
    );
    return report?.meetingId ?? null;
  };
  const meetingId = await importInto(meeting.source, null, (number) => ({
    distributedOn: meeting.versions.find((version) => version.number === number)?.distributedOn ?? null,
    reason: null,
  }));
  if (meetingId === null) {
    throw new Error(`${meeting.source} holds no meeting`);
  }
  settleVersions(service, meetingId, meeting);
  for (const replacement of meeting.replacements) {
    const { distributedOn, reason } = replacement;
    await importInto(replacement.source, meetingId, () => ({ distributedOn, reason }));
  }
  for (const attached of meeting.files) {
    const source = await readSource(path.join(folder, attached.source));
    const content = await fileContentOf(source, attached.title, environment, {
      signal,
      timeout: readTimeout,
    });
    file.write(ownerActor, 'importSources', (tx) =>
      savePacket(
        tx,
        source,
        {
          meeting: null,
          handouts: [],
          documents: [
            { number: attached.number, title: attached.title, lines: [1, content.pages.length], content },
          ],
          warnings: [],
          notUnderstood: [],
        },
        meetingId,
        () => ({ distributedOn: attached.distributedOn, reason: null }),
      ),
    );
  }
  return meetingId;
}

/** The list names two versions and the source holds one: the secretariat says which. */
function settleVersions({ file }: CommitteeService, meetingId: string, meeting: SampleMeeting): void {
  for (const { material, versions } of materialsOf(file.read, meetingId)) {
    const unknown = versions.find(
      (version) => version.versionKind === 'unknownVersion' && version.state === 'published',
    );
    const known = meeting.versions.find(({ number }) => number === material.number);
    if (unknown !== undefined && known !== undefined) {
      file.write(ownerActor, 'settleVersion', (tx) => settleVersionKind(tx, unknown.id, known.versionKind));
    }
  }
}
