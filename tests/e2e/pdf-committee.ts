import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { toBlocks } from '../../core/domain/blocks/to-blocks.ts';
import { idFrom } from '../../core/domain/ids.ts';
import { createCommittee } from '../../db/committees/commands.ts';
import { createCommitteeFile } from '../../db/connection/committee-file.ts';
import { storeFile } from '../../db/files/commands.ts';
import { addMaterial } from '../../db/materials/commands.ts';
import { publishVersion } from '../../db/materials/version-commands.ts';
import { upsertMeeting } from '../../db/meetings/commands.ts';
import { PdfError } from '../../formats/pdf/pdf-error.ts';
import { extractPages } from '../../formats/pdf/pdfium/pdfium-document.ts';
import { testPdfium } from '../formats/pdf/load-pdfium.ts';
import { dayFromNow, type OpenCommittee } from './committee.ts';
import { launch } from './harness/application.ts';

export interface PdfPaper {
  readonly title: string;
  readonly bytes: Uint8Array;
}

let sequence = 0;
const newId = (): string => {
  sequence += 1;
  return idFrom(Date.now(), randomBytes(16), sequence);
};

/** Texts of the pages as an import stores them; none for a file that cannot be read. */
async function textsOf(bytes: Uint8Array): Promise<string[]> {
  const pdfium = await testPdfium();
  try {
    return extractPages(pdfium, bytes).pages.map(({ text }) => text);
  } catch (error) {
    if (error instanceof PdfError) {
      return [];
    }
    throw error;
  }
}

/** A committee file whose papers are PDFs. */
export async function writePdfCommittee(target: string, papers: readonly PdfPaper[]): Promise<void> {
  const file = createCommitteeFile(target, { now: Date.now, newId, deviceId: newId() }, (created) =>
    created.write('owner', 'createCommittee', (tx) =>
      createCommittee(tx, { name: 'みはらし野市地域福祉推進委員会', city: null, office: null }),
    ),
  );
  const texts = await Promise.all(papers.map(({ bytes }) => textsOf(bytes)));
  file.write('owner', 'fill', (tx) => {
    const { meeting } = upsertMeeting(tx, {
      title: '令和5年度第1回みはらし野市地域福祉推進委員会',
      committeeName: 'みはらし野市地域福祉推進委員会',
      fiscalYear: '令和5年度',
      sessionNo: 1,
      dateText: '6月30日（金）',
      heldOn: dayFromNow(3),
      startText: '午後2時から',
      startTime: '14:00',
      endTime: null,
      placeText: '市役所本庁舎3階　大会議室',
    });
    for (const [index, { title, bytes }] of papers.entries()) {
      const { hash } = storeFile(tx, bytes, 'application/pdf');
      const content = {
        kind: 'file',
        title,
        fileName: `${title}.pdf`,
        mediaType: 'application/pdf',
        fileHash: createHash('sha256').update(bytes).digest('hex'),
        byteLength: bytes.length,
        pages: (texts[index] ?? []).map((text) => ({ id: newId(), text })),
      } as const;
      const material = addMaterial(tx, {
        meetingId: meeting.id,
        kind: 'file',
        number: String(index + 1),
        title,
        distribution: 'advance',
      });
      publishVersion(tx, {
        materialId: material.id,
        versionKind: 'first',
        content,
        blocks: toBlocks(content),
        sourceHash: hash,
        distributedOn: null,
        reason: null,
      });
    }
  });
  file.close();
}

/** The application on a committee file whose papers are these PDFs. */
export async function openPdfCommittee(papers: readonly PdfPaper[]): Promise<OpenCommittee> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-pdf-'));
  const file = path.join(folder, 'committee.shingi');
  await writePdfCommittee(file, papers);
  const launched = await launch({ files: [file] });
  await expect(launched.page.getByText('次の会議')).toBeVisible();
  return {
    ...launched,
    folder,
    close: async () => {
      await launched.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
