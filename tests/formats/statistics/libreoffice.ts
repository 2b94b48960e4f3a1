import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** True where LibreOffice can be run. */
export const hasLibreOffice = spawnSync('soffice', ['--version'], { encoding: 'utf8' }).status === 0;

/** Why a test says that it was not run. */
export const notRun = 'not run: LibreOffice (soffice) is not installed';

/** Text with commas in UTF-8, opened as on a machine that is set to English, and on one in Japan that reads numbers wherever it can. */
export const openedInEnglish = 'CSV:44,34,76,1';
export const openedInJapan = 'CSV:44,34,76,1,,1041,false,true';

/**
 * What LibreOffice makes of a file that it opens and saves in another format.
 * @param target as behind --convert-to: `xlsx`, or `csv:` with its filter and options
 * @param filter how a .csv is opened
 * @returns bytes by file name; of a workbook that becomes text there may be a file for each sheet
 */
export function convert(
  name: string,
  bytes: Uint8Array | string,
  target: string,
  filter = openedInEnglish,
): Map<string, Uint8Array> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-libreoffice-'));
  const made = path.join(folder, 'made');
  try {
    writeFileSync(path.join(folder, name), bytes);
    const { status, stderr } = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        ...(name.endsWith('.csv') ? [`--infilter=${filter}`] : []),
        '--convert-to',
        target,
        '--outdir',
        made,
        path.join(folder, name),
      ],
      { encoding: 'utf8', timeout: 180_000 },
    );
    if (status !== 0) throw new Error(`soffice: ${stderr}`);
    return new Map(
      readdirSync(made)
        .sort()
        .map((file) => [file, new Uint8Array(readFileSync(path.join(made, file)))]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** CSV in UTF-8, cells as shown, every sheet to a file of its own. */
export const everySheet = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1';
/** CSV in UTF-8 of the first sheet, cells as shown. */
export const oneSheet = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true';
