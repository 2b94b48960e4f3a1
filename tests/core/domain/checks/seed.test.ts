import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { checkPacket } from '../../../../core/domain/checks/check-packet.ts';
import type { Finding } from '../../../../core/domain/checks/finding.ts';
import { type CitationStatus, citingLines } from '../../../../core/domain/checks/issue-sheets/citations.ts';
import { type CheckedMaterial, type CheckedPacket, sheetsOf } from '../../../../core/domain/checks/packet.ts';
import { readPacketText } from '../../../../formats/packet-text/read-packet-text.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';

const seed = path.resolve(import.meta.dirname, '../../../../../shared/seed');
const seedIsHere = existsSync(path.join(seed, 'packet.md')) && existsSync(path.join(seed, 'expected.json'));
if (!seedIsHere) console.warn('seed cases were not run: ../shared/seed is not here');

const expectedSchema = z.object({
  defects: z.array(z.object({ id: z.string(), detect: z.string(), printed: z.array(z.string()) })),
  crossReferences: z.array(
    z.object({
      goalNo: z.number(),
      policy: z.string(),
      citations: z.array(
        z.object({
          label: z.string(),
          percent: z.number(),
          question: z.string(),
          status: z.string(),
          findingLines: z.array(z.number()),
        }),
      ),
    }),
  ),
});

function expected(): z.infer<typeof expectedSchema> {
  return expectedSchema.parse(JSON.parse(readFileSync(path.join(seed, 'expected.json'), 'utf8')));
}

function key(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

/** The packet as a committee file would hold it: papers that the list names and the source lacks are not received. */
function seedPacket(): CheckedPacket {
  const newId = fixtureIds('e');
  const packet = readPacketText(readFileSync(path.join(seed, 'packet.md')), newId);
  const here: CheckedMaterial[] = packet.documents.map((document) => ({
    materialId: newId(),
    number: document.number,
    title: document.title,
    kind: document.content.kind,
    state: 'published',
    content: document.content,
  }));
  const absent = packet.handouts
    .filter((row) => !here.some((material) => material.number === row.no && row.no !== null))
    .map(
      (row): CheckedMaterial => ({
        materialId: newId(),
        number: row.no,
        title: row.baseName,
        kind: 'file',
        state: 'notReceived',
        content: null,
      }),
    );
  return { meeting: packet.meeting, materials: [...here, ...absent] };
}

it.runIf(seedIsHere)(
  'reports each structural and cross-reference defect of the seed, and at most three things more',
  () => {
    const { defects } = expected();
    const findings = checkPacket(seedPacket()).filter((finding) => finding.severity !== 'info');
    const about = (finding: Finding, printed: readonly string[]): boolean =>
      printed.some((text) => key(finding.quote).includes(key(text)));
    const wanted = defects.filter((defect) => ['structural', 'cross-reference'].includes(defect.detect));
    const missed = wanted.filter((defect) => !findings.some((finding) => about(finding, defect.printed)));
    expect(missed.map((defect) => defect.id)).toEqual([]);
    const further = findings.filter((finding) => !defects.some((defect) => about(finding, defect.printed)));
    expect(further.length, JSON.stringify(further, null, 2)).toBeLessThanOrEqual(3);
  },
);

const statuses: Readonly<Record<CitationStatus, string>> = {
  exact: 'exact',
  matchAfterFolding: 'match-after-NFKC',
  labelDiffers: 'label-mismatch',
  percentDiffers: 'percent-differs',
  onlyInOtherGoal: 'only-in-other-goal',
  planIndicator: 'plan-indicator',
  unknown: 'unknown',
};

it.runIf(seedIsHere)('matches each figure of the seed with its survey finding', () => {
  const lines = citingLines(sheetsOf(seedPacket())).filter((line) => line.part === 'current');
  const found = lines.map((line) => ({
    goalNo: line.goalNo,
    policy: line.policy,
    citations: line.citations.map((citation) => ({
      label: citation.label,
      percent: citation.percent,
      question: key(citation.answer?.finding.questionText ?? ''),
      status: statuses[citation.status],
      findings: citation.findings.length,
    })),
  }));
  const wanted = expected().crossReferences.map(({ goalNo, policy, citations }) => ({
    goalNo,
    policy,
    citations: citations.map(({ label, percent, question, status, findingLines }) => ({
      label,
      percent,
      question: key(question),
      status,
      findings: findingLines.length,
    })),
  }));
  expect(found).toEqual(wanted);
});
