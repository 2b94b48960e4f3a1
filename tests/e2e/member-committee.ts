/** A secretariat's and a member's file of the sample committee, and the command line to carry bundles between them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');
export const meetingName = '令和5年度第1回';
/** Of the sample's roster, and without a sheet in the sample. */
export const memberName = '髙田 征一郎';

export interface TwoFiles {
  readonly folder: string;
  readonly secretariat: string;
  readonly member: string;
  /** A path in the folder. */
  at(name: string): string;
  remove(): void;
}

/** Runs the command line; its JSON answer. No window may have the file open. */
export function shingi<Answer>(...argv: readonly string[]): Answer {
  const command = [path.join(root, 'build', 'shingi.mjs'), ...argv, '--json'];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as Answer;
}

/** The secretariat's file with the sample's opinions, and the file that a member made of its packet. */
export function writeTwoFiles(): TwoFiles {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-member-'));
  const at = (name: string): string => path.join(folder, name);
  const [secretariat, member, packet] = [at('s.shingi'), at('m.shingi'), at('packet.shingix')];
  shingi('sample', '--to', secretariat);
  shingi('pack', secretariat, '--meeting', meetingName, '--to', packet);
  shingi('open', packet, '--as', member, '--member', memberName);
  return {
    folder,
    secretariat,
    member,
    at,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Presses Tab until the element with this role and name has the focus. */
export async function tabTo(page: Page, role: Parameters<Page['getByRole']>[0], name: string): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true });
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluateAll((elements) => elements.includes(document.activeElement as HTMLElement))) {
      return;
    }
  }
  throw new Error(`the Tab key does not come to ${role} ${name}`);
}

/** Waits until everything typed into the sheet is in the file. */
export async function kept(page: Page): Promise<void> {
  await expect(page.locator('.save-status')).toHaveText(/^下書きを保存 午/u);
}
