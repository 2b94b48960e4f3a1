import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { defectsOf, type OpenCommittee } from '../committee.ts';

/** The window that the tests of a file work in, one after the other. */
export interface SharedWindow {
  readonly page: Page;
  readonly application: ElectronApplication;
  /** A folder of its own for files that the tests make. */
  readonly folder: string;
}

/**
 * Opens one window for all tests of the file that calls this, and closes it after the last. After each test nothing may have been
 * logged as an error or thrown in it.
 */
export function sharedWindow(open: () => Promise<OpenCommittee>): SharedWindow {
  let opened: OpenCommittee | null = null;
  let defects: readonly string[] = [];
  const window = (): OpenCommittee => {
    if (opened === null) throw new Error('The window is there in tests only.');
    return opened;
  };
  test.beforeAll(async () => {
    opened = await open();
    defects = defectsOf(opened.page);
  });
  test.afterAll(async () => {
    await opened?.close();
  });
  test.afterEach(() => {
    expect(defects).toEqual([]);
  });
  return {
    get page() {
      return window().page;
    },
    get application() {
      return window().application;
    },
    get folder() {
      return window().folder;
    },
  };
}
