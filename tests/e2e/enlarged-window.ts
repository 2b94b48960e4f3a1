import type { ElectronApplication } from '@playwright/test';

/** Gives the window itself a size and a zoom factor, as a person does. */
export function resizeWindow(
  application: ElectronApplication,
  width: number,
  height: number,
  zoom: number,
): Promise<void> {
  return application.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setSize(size.width, size.height);
      window?.webContents.setZoomFactor(size.zoom);
    },
    { width, height, zoom },
  );
}
