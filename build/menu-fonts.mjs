// The system draws the menu and its own dialogs, with the system's fonts. A Linux without Japanese ones would show boxes there.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, root } from './setup.mjs';

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** True where fontconfig says that it knows a font for Japanese, or cannot be asked. */
function hasJapaneseFont() {
  const { status, stdout } = spawnSync('fc-list', [':lang=ja', 'family'], { encoding: 'utf8' });
  return status !== 0 || stdout.trim() !== '';
}

/**
 * What to add to the environment of the application so that its menu has the fonts that it brings along itself; nothing where the
 * system has Japanese fonts or somebody has chosen fonts already.
 * @returns {Record<string, string>}
 */
export function menuFonts() {
  if (process.platform !== 'linux' || process.env['FONTCONFIG_FILE'] || hasJapaneseFont()) {
    return {};
  }
  const file = path.join(cacheFolder(), 'menu-fonts.conf');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${escaped(path.join(root, 'dist', 'assets', 'fonts'))}</dir>
</fontconfig>
`,
  );
  return { FONTCONFIG_FILE: file };
}
