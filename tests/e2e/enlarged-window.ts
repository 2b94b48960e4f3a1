import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';

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

/** Presses Tab until the control of that name has the focus, and sees that it shows in the window. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let pressed = 0; pressed < 30; pressed += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) {
      await expect(control).toBeInViewport({ ratio: 0.9 });
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there');
}
