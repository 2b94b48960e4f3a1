import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface LibreOffice {
  readonly version: string;
  /** One run of the program for all of them, as a script would start it. Throws when it makes no PDF of one. */
  pdfs(docx: readonly Uint8Array[]): Uint8Array[];
  close(): void;
}

/**
 * LibreOffice with the fonts of a folder. On a Debian where it is missing, root installs it.
 * @returns the reason instead, where it cannot be had
 */
export function findLibreOffice(fontsFolder: string): LibreOffice | string {
  if (version() === null && process.getuid?.() === 0) {
    const arguments_ = ['install', '-y', '--no-install-recommends', 'libreoffice-writer'];
    spawnSync('apt-get', arguments_, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 2, 2],
    });
  }
  const found = version();
  if (found === null) return 'LibreOffice is not here: apt-get install libreoffice-writer';
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-office-'));
  const fontsFile = path.join(folder, 'fonts.conf');
  writeFileSync(
    fontsFile,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fontsFolder}</dir>` +
      `<cachedir>${path.join(folder, 'cache')}</cachedir></fontconfig>`,
  );
  return {
    version: found,
    pdfs: (documents) => {
      const names = documents.map((bytes, index) => {
        const name = path.join(folder, `packet-${index}`);
        writeFileSync(`${name}.docx`, bytes);
        rmSync(`${name}.pdf`, { force: true });
        return name;
      });
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const sources = names.map((name) => `${name}.docx`);
      spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...sources], {
        env: { ...process.env, FONTCONFIG_FILE: fontsFile },
        stdio: ['ignore', 'ignore', 'ignore'],
      });
      return names.map((name) => new Uint8Array(readFileSync(`${name}.pdf`)));
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function version(): string | null {
  const { status, stdout } = spawnSync('soffice', ['--version'], { encoding: 'utf8' });
  return status === 0 ? (/LibreOffice [\d.]+/u.exec(stdout)?.[0] ?? 'LibreOffice') : null;
}
