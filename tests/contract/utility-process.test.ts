import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { describeContract } from './contract-suite.ts';
import { startInUtilityProcess } from './utility-connection.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-utility-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The service proper needs a newer Electron than the stand-in; its echo goes the same way.
describeContract('a utility process (echo)', () => startInUtilityProcess(folder));
