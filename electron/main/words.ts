import en from '../../core/locales/en/menu.json' with { type: 'json' };
import ja from '../../core/locales/ja/menu.json' with { type: 'json' };

export type MenuWord = keyof typeof ja.menu;
export type DialogWord = keyof typeof ja.dialog;

export interface Words {
  menu(key: MenuWord): string;
  /** `{{name}}` in the text is replaced by `values.name`. */
  dialog(key: DialogWord, values?: Readonly<Record<string, string>>): string;
}

/** The words of menus and dialogs in one language. */
export function wordsOf(locale: 'ja' | 'en'): Words {
  const words = locale === 'ja' ? ja : en;
  return {
    menu: (key) => words.menu[key],
    dialog: (key, values = {}) =>
      words.dialog[key].replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole),
  };
}
