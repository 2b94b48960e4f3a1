import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkPacket } from '../../../../core/domain/checks/check-packet.ts';
import type { Finding } from '../../../../core/domain/checks/finding.ts';
import type { CheckedMaterial, CheckedPacket } from '../../../../core/domain/checks/packet.ts';
import type { SurveyWithQuestions } from '../../../../core/domain/evidence/survey.ts';
import type { ImportedPacket } from '../../../../core/domain/packets/imported-packet.ts';
import { readPackets } from '../../../../formats/packet-text/read-packets.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';

/** The packet as a committee file would hold it: papers that the list names and the source lacks are not received. */
export function checkedPacket(packet: ImportedPacket, newId: () => string): CheckedPacket {
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

/** What the checks say of a packet's text, each meeting in it by itself; with the reports of surveys that were imported. */
export function findingsInText(text: string, surveys: readonly SurveyWithQuestions[] = []): Finding[] {
  const newId = fixtureIds('e');
  return readPackets(text, newId).flatMap((packet) =>
    checkPacket({ ...checkedPacket(packet, newId), surveys }),
  );
}

/** A packet of tests/core/domain/checks/packets, or of another folder of the checkout. */
export function packetText(name: string, folder = 'tests/core/domain/checks/packets'): string {
  return readFileSync(path.resolve(import.meta.dirname, '../../../..', folder, name), 'utf8');
}

/** Every finding of a text in a line: its code and what it quotes. */
export function findingLines(text: string): string[] {
  return findingsInText(text).map(({ code, quote }) => `${code} ${quote}`);
}

/**
 * The codes that a slip brings and the packet as it is does not.
 * @param from what stands once in the packet, and what stands there with the slip
 */
export function newCodes(source: string, from: string, to: string): string[] {
  if (source.split(from).length !== 2) throw new Error(`stands not once: ${from}`);
  const clean = findingLines(source);
  return findingLines(source.replace(from, to))
    .filter((line) => !clean.includes(line))
    .map((line) => line.split(' ')[0] ?? '');
}

/**
 * Reports of the surveys that the issue sheets of a text quote, as a city publishes them: the questions quoted with their
 * shares, and the other numbers with questions of their own.
 */
export function reportsFor(text: string): SurveyWithQuestions[] {
  const rows = readPackets(text, fixtureIds('d')).flatMap((packet) =>
    packet.documents.flatMap(({ content }) =>
      content.kind === 'issueSheet' ? content.sheets.flatMap((sheet) => sheet.findings) : [],
    ),
  );
  const newId = fixtureIds('c');
  const names = [...new Set(rows.map(({ question }) => question?.survey ?? ''))];
  return names.map((name) => {
    const own = rows.filter(({ question }) => question !== null && (question.survey ?? '') === name);
    const id = newId();
    const question = (code: string, answers: readonly { label: string; percent: number }[]) => ({
      id: newId(),
      surveyId: id,
      order: 0,
      code,
      codeText: code,
      text: '',
      kind: 'single' as const,
      respondents: null,
      answers: answers.map(({ label, percent }) => ({ label, percent, count: null })),
    });
    const quoted = new Map<string, { label: string; percent: number }[]>();
    for (const { question: code, answers } of own) {
      const list = quoted.get(code?.norm ?? '') ?? [];
      list.push(...answers.flatMap(({ labels, percent }) => labels.map((label) => ({ label, percent }))));
      quoted.set(code?.norm ?? '', list);
    }
    const used = new Set(own.map(({ question: code }) => code?.question));
    const others = Array.from({ length: 36 }, (_, index) => String(index + 1)).filter((no) => !used.has(no));
    return {
      id,
      name: name === '' ? '住民調査' : name,
      surveyNo: own[0]?.question?.surveyNo ?? null,
      sourceName: 'report.csv',
      sourceHash: '0'.repeat(64),
      importedAt: 0,
      questions: [
        ...[...quoted].map(([code, answers]) => question(code, answers)),
        ...others.map((no) =>
          question(`問${no}`, [
            { label: `答え${no}のア`, percent: 61.2 },
            { label: `答え${no}のイ`, percent: 30.4 },
          ]),
        ),
      ],
    };
  });
}
