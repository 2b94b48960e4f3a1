/**
 * Preloaded (`-r`) into an Electron that Playwright starts: holds the application back until Playwright has attached. A window
 * that is made while it attaches may wait for a debugger that never comes, and the start would hang.
 */

/** @type {typeof import('electron')} */
const { app } = module.require('electron');

// The application does not see the switch.
process.argv.splice(process.argv.indexOf(__filename) - 1, 2);

const becameReady = app.whenReady();
const emit = app.emit.bind(app);
/** @type {() => void} */
let release = () => undefined;
/** @type {Promise<void>} */
const released = new Promise((resolve) => {
  release = resolve;
});
let isReady = false;
/** @type {unknown[]} */
let readyArguments = [];

/**
 * @param {string} event
 * @param {...unknown} values
 * @returns {boolean}
 */
const emitHeld = (event, ...values) => {
  if (event === 'ready' && !isReady) {
    readyArguments = values;
    return app.listenerCount('ready') > 0;
  }
  return emit(event, ...values);
};

Object.assign(app, { emit: emitHeld, isReady: () => isReady, whenReady: () => released });
Object.assign(globalThis, {
  /** Called by Playwright when it has attached. */
  __playwright_run: async () => {
    await becameReady;
    isReady = true;
    release();
    emit('ready', ...readyArguments);
  },
});
