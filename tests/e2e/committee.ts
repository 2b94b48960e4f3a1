import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { writeFixtureCommittee } from '../renderer/fixture-committee.ts';
import { type LaunchedApplication, launch } from './harness/application.ts';

export interface OpenCommittee extends LaunchedApplication {
  /** A folder of its own for files that the test makes. */
  readonly folder: string;
}

const daysAhead = 3;
const millisecondsPerDay = 24 * 60 * 60 * 1000;

/** ISO date some days from now, on this machine's clock. */
export function dayFromNow(days: number): string {
  const day = new Date(Date.now() + days * millisecondsPerDay);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The application on a committee file that `write` makes, in a folder that is removed when the window is closed. */
export async function openWritten(
  name: string,
  write: (file: string, folder: string) => void,
): Promise<OpenCommittee> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-journey-'));
  const file = path.join(folder, name);
  write(file, folder);
  const launched = await launch({ files: [file] });
  await expect(launched.page.locator('main h1, main h2').first()).toBeVisible();
  return {
    ...launched,
    folder,
    close: async () => {
      await launched.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The application on a committee file with a paper of every kind; the next meeting is in three days. */
export async function openCommittee(): Promise<OpenCommittee> {
  const opened = await openWritten('committee.shingi', (file) =>
    writeFixtureCommittee(file, dayFromNow(daysAhead)),
  );
  await expect(opened.page.getByText('次の会議')).toBeVisible();
  return opened;
}

/** Every defect of the page: what it logs as an error and what it throws. Empty is good. */
export function defectsOf(page: Page): string[] {
  const defects: string[] = [];
  page.on('pageerror', (error) => defects.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') {
      defects.push(message.text());
    }
  });
  return defects;
}

/** Opens a paper from the list at the left. */
export async function openPaper(page: Page, name: string): Promise<void> {
  await page.locator('nav').getByRole('link', { name }).first().click();
  await expect(page.locator('.bar h1')).toHaveText(name);
}
