import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { readSample, readSampleMembers, sampleBytes, sampleText } from './sample-sources.ts';

const sample = readSample();
const members = readSampleMembers();

describe('sample.json', () => {
  it('dates every paper no later than its meeting, and a replacement after what it replaces', () => {
    const days = new Map([
      ['令和5年度第1回', '2023-06-30'],
      ['令和5年度第2回', '2023-07-28'],
    ]);
    for (const meeting of sample.meetings) {
      const day = days.get(meeting.name) ?? '';
      for (const paper of [...meeting.versions, ...meeting.replacements, ...meeting.files]) {
        expect(paper.distributedOn <= day, `${meeting.name} ${paper.number}`).toBe(true);
      }
      for (const replacement of meeting.replacements) {
        const first = meeting.versions.find((version) => version.number === replacement.number);
        expect(first?.distributedOn.localeCompare(replacement.distributedOn)).toBe(-1);
      }
    }
    expect(sample.meetings).toHaveLength(2);
  });

  it('names two meetings with their own sources, one replacement and one file', () => {
    expect(new Set(sample.meetings.map((meeting) => meeting.source)).size).toBe(2);
    expect(sample.meetings.flatMap((meeting) => meeting.replacements)).toHaveLength(1);
    expect(sample.meetings.flatMap((meeting) => meeting.files)).toHaveLength(1);
  });

  it('replaces some sentences and figures of the paper, and keeps the others', () => {
    const [meeting] = sample.meetings;
    const [replacement] = meeting?.replacements ?? [];
    const before = new Set(sampleText(meeting?.source ?? '').split('\n'));
    const after = sampleText(replacement?.source ?? '').split('\n');
    const changed = after.filter((line) => line.trim() !== '' && !before.has(line));
    expect(changed.length).toBeGreaterThanOrEqual(6);
    expect(changed.length).toBeLessThan(after.length / 10);
  });
});

describe('the roster', () => {
  it('has six members with reading and category, one chair and one vice chair', () => {
    expect(members).toHaveLength(6);
    expect(members.filter((member) => member.role === 'chair')).toHaveLength(1);
    expect(members.filter((member) => member.role === 'viceChair')).toHaveLength(1);
    expect(members.every((member) => member.kana !== null && member.category !== null)).toBe(true);
    expect(members.map((member) => member.name).join('')).toMatch(/髙.*﨑/u);
  });
});

describe('the characters of the sample', () => {
  it('are all in the font that prints them', () => {
    const file = 'node_modules/@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf';
    const font = fontkit.create(readFileSync(path.resolve(import.meta.dirname, '..', '..', file)));
    if (!('characterSet' in font)) {
      throw new Error(`${file} is a collection`);
    }
    const known = new Set(font.characterSet);
    const names = [
      'meeting-1.md',
      'meeting-1-replacement.md',
      'meeting-2.md',
      'survey-report.html',
      'survey-results.csv',
    ];
    const text = [...names, 'members.json', 'plans.json', 'sample.json'].map(sampleText).join('');
    const missing = [...new Set(text)].filter((character) => !known.has(character.codePointAt(0) ?? 0));
    expect(missing.filter((character) => !/[\n\t]/.test(character))).toEqual([]);
  });
});

describe('survey-report.pdf', () => {
  it('is small, tagged, titled, and says nothing about who made it with what', async () => {
    const bytes = sampleBytes('survey-report.pdf');
    expect(bytes.length).toBeLessThanOrEqual(200_000);
    const report = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(report.getPageCount()).toBeGreaterThanOrEqual(4);
    expect(report.getPageCount()).toBeLessThanOrEqual(8);
    expect(report.getTitle()).toBe(sample.meetings[0]?.files[0]?.title);
    expect([report.getCreator(), report.getProducer(), report.getAuthor()]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(report.catalog.has(PDFName.of('StructTreeRoot'))).toBe(true);
    expect(report.catalog.has(PDFName.of('Metadata'))).toBe(false);
  });
});
