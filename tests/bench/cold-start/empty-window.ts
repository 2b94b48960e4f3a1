import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The least that Electron can show: one window, one line of text. */
const main = `const { app, BrowserWindow } = require('electron');
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 860 });
  return window.loadFile('index.html');
});
`;

const page = `<!doctype html>
<html lang="ja">
  <head><meta charset="utf-8"><title>空の窓</title></head>
  <body><main><h1>空の窓</h1></main></body>
</html>
`;

/** Writes the program into a folder below `parent` and returns that folder. */
export function writeEmptyWindow(parent: string): string {
  const folder = path.join(parent, 'empty-window');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'main.cjs'), main);
  writeFileSync(path.join(folder, 'index.html'), page);
  const description = { name: 'empty-window', version: '0.0.1', main: 'main.cjs' };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(description));
  return folder;
}
