import { Menu } from 'electron';
import type { Preferences } from '../../core/contract/shell.ts';
import { type MenuActions, menuTemplate } from './menu-template.ts';
import type { RecentEntry } from './settings.ts';

/** Builds the application's menu in the language of the preferences and makes it the current one. */
export function setMenu(
  preferences: Preferences,
  recent: readonly RecentEntry[],
  actions: MenuActions,
): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(preferences, recent, actions)));
}
