import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { memberSchema } from '../../core/domain/committees/committee.ts';
import { isoDateSchema } from '../../core/domain/dates/schedule-date.ts';
import { idFrom, type NewId } from '../../core/domain/ids.ts';
import { versionKindSchema } from '../../core/domain/materials/material.ts';

const folder = path.resolve(import.meta.dirname, '..', '..', 'sample');

const versionSchema = z.strictObject({
  number: z.string(),
  versionKind: versionKindSchema,
  distributedOn: isoDateSchema,
});

const sampleSchema = z.strictObject({
  committee: z.strictObject({ name: z.string(), city: z.string(), office: z.string() }),
  members: z.string(),
  opinions: z.string(),
  plans: z.string(),
  surveys: z.array(z.string()),
  plan: z.strictObject({ title: z.string(), periodText: z.string(), philosophies: z.array(z.string()) }),
  meetings: z.array(
    z.strictObject({
      name: z.string(),
      source: z.string(),
      versions: z.array(versionSchema),
      replacements: z.array(versionSchema.extend({ source: z.string(), reason: z.string().min(1) })),
      files: z.array(
        z.strictObject({
          number: z.string().nullable(),
          title: z.string(),
          source: z.string(),
          kind: z.enum(['report', 'file']),
          mediaType: z.string(),
          distributedOn: isoDateSchema,
        }),
      ),
    }),
  ),
});

export type Sample = z.infer<typeof sampleSchema>;

/** Bytes of a file of the sample. */
export function sampleBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(path.join(folder, name)));
}

export function sampleText(name: string): string {
  return readFileSync(path.join(folder, name), 'utf8');
}

export function readSample(): Sample {
  return sampleSchema.parse(JSON.parse(sampleText('sample.json')));
}

export function readSampleMembers(): z.infer<typeof sampleMemberSchema>[] {
  return z.array(sampleMemberSchema).parse(JSON.parse(sampleText(readSample().members)));
}
const sampleMemberSchema = memberSchema.omit({ id: true, order: true });

/** Ids that are the same in every run. */
export function countedIds(): NewId {
  let count = 0;
  const random = new Uint8Array(16).fill(7);
  return () => {
    count += 1;
    return idFrom(1_687_000_000_000, random, count);
  };
}
