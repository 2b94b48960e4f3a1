import { describe, expect, it } from 'vitest';
import { toBlocks } from '../../../../core/domain/blocks/to-blocks.ts';
import { checkPacket } from '../../../../core/domain/checks/check-packet.ts';
import { type Finding, findingCodes, findingSchema } from '../../../../core/domain/checks/finding.ts';
import checkEn from '../../../../core/locales/en/check.json' with { type: 'json' };
import checkJa from '../../../../core/locales/ja/check.json' with { type: 'json' };
import { plant, plantedKinds, randomNumbers } from './plant-errors.ts';
import { sampleContents, samplePacket } from './sample-packet.ts';

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;
const languages: readonly (readonly [string, Words])[] = [
  ['ja', checkJa],
  ['en', checkEn],
];

/** Findings of many kinds, from packets with three planted errors each. */
function manyFindings(): { findings: readonly Finding[]; blockIds: ReadonlySet<string> }[] {
  const random = randomNumbers(20);
  return Array.from({ length: 40 }, () => {
    const contents = sampleContents();
    for (let round = 0; round < 3; round += 1) {
      const kind = plantedKinds[Math.floor(random() * plantedKinds.length)] ?? 'dropped row';
      plant(kind, contents, random);
    }
    const packet = samplePacket(contents);
    const blocks = packet.materials.flatMap(({ content }) => (content === null ? [] : toBlocks(content)));
    return { findings: checkPacket(packet), blockIds: new Set(blocks.map((block) => block.id)) };
  });
}

describe.each(languages)('words of findings in %s', (_, words) => {
  it('has a message and a reason for each code, and a word for each severity', () => {
    for (const code of findingCodes) {
      expect(words[code]?.['message'], code).toBeTruthy();
      expect(words[code]?.['reason'], code).toBeTruthy();
    }
    expect(Object.keys(words).sort()).toEqual([...findingCodes, 'severity'].sort());
    expect(Object.keys(words['severity'] ?? {}).sort()).toEqual(['error', 'info', 'warning']);
  });

  it('inserts only what the findings bring', () => {
    for (const { findings } of manyFindings()) {
      for (const finding of findings) {
        const wanted = Object.values(words[finding.code] ?? {}).flatMap((text) =>
          [...text.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1] ?? ''),
        );
        expect(Object.keys(finding.values), finding.code).toEqual(expect.arrayContaining(wanted));
      }
    }
  });
});

describe('findings', () => {
  it('fit their schema and point to a block that the content gives', () => {
    const all = manyFindings();
    expect(all.flatMap(({ findings }) => findings).length).toBeGreaterThan(80);
    for (const { findings, blockIds } of all) {
      for (const finding of findings) {
        expect(findingSchema.safeParse(finding).error).toBeUndefined();
        if (finding.blockId !== null) expect(blockIds.has(finding.blockId), finding.code).toBe(true);
      }
    }
  });

  it('put errors before warnings before information', () => {
    for (const { findings } of manyFindings()) {
      const ranks = findings.map((finding) => ['error', 'warning', 'info'].indexOf(finding.severity));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    }
  });
});
