/**
 * Every visible word, for all processes. A file of `ja/` is a namespace; `ja` is the base and `en` has the same keys
 * (a check holds that). Add a namespace here once, and it is typed everywhere.
 */
import { createInstance, type i18n } from 'i18next';
import annotateEn from './en/annotate.json' with { type: 'json' };
import annotationEn from './en/annotation.json' with { type: 'json' };
import appEn from './en/app.json' with { type: 'json' };
import checkEn from './en/check.json' with { type: 'json' };
import cliEn from './en/cli.json' with { type: 'json' };
import comparisonEn from './en/comparison.json' with { type: 'json' };
import compileEn from './en/compile.json' with { type: 'json' };
import domainEn from './en/domain.json' with { type: 'json' };
import draftEn from './en/draft.json' with { type: 'json' };
import errorsEn from './en/errors.json' with { type: 'json' };
import evidenceEn from './en/evidence.json' with { type: 'json' };
import exchangeEn from './en/exchange.json' with { type: 'json' };
import exportScreenEn from './en/export.json' with { type: 'json' };
import formEn from './en/form.json' with { type: 'json' };
import handOutEn from './en/hand-out.json' with { type: 'json' };
import helpEn from './en/help.json' with { type: 'json' };
import homeEn from './en/home.json' with { type: 'json' };
import importEn from './en/import.json' with { type: 'json' };
import importScreenEn from './en/import-screen.json' with { type: 'json' };
import keysEn from './en/keys.json' with { type: 'json' };
import marginEn from './en/margin.json' with { type: 'json' };
import noteFilesEn from './en/note-files.json' with { type: 'json' };
import opinionEn from './en/opinion.json' with { type: 'json' };
import opinionExportEn from './en/opinion-export.json' with { type: 'json' };
import opinionSettingsEn from './en/opinion-settings.json' with { type: 'json' };
import opinionSheetEn from './en/opinion-sheet.json' with { type: 'json' };
import packetEn from './en/packet.json' with { type: 'json' };
import paperEn from './en/paper.json' with { type: 'json' };
import pdfEn from './en/pdf.json' with { type: 'json' };
import planEn from './en/plan.json' with { type: 'json' };
import readingEn from './en/reading.json' with { type: 'json' };
import receiveEn from './en/receive.json' with { type: 'json' };
import receivedEn from './en/received.json' with { type: 'json' };
import replacementEn from './en/replacement.json' with { type: 'json' };
import scheduleEn from './en/schedule.json' with { type: 'json' };
import searchEn from './en/search.json' with { type: 'json' };
import settingsEn from './en/settings.json' with { type: 'json' };
import sheetEn from './en/sheet.json' with { type: 'json' };
import sheetCollectionEn from './en/sheet-collection.json' with { type: 'json' };
import statisticsEn from './en/statistics.json' with { type: 'json' };
import transfersEn from './en/transfers.json' with { type: 'json' };
import annotateJa from './ja/annotate.json' with { type: 'json' };
import annotationJa from './ja/annotation.json' with { type: 'json' };
import appJa from './ja/app.json' with { type: 'json' };
import checkJa from './ja/check.json' with { type: 'json' };
import cliJa from './ja/cli.json' with { type: 'json' };
import comparisonJa from './ja/comparison.json' with { type: 'json' };
import compileJa from './ja/compile.json' with { type: 'json' };
import domainJa from './ja/domain.json' with { type: 'json' };
import draftJa from './ja/draft.json' with { type: 'json' };
import errorsJa from './ja/errors.json' with { type: 'json' };
import evidenceJa from './ja/evidence.json' with { type: 'json' };
import exchangeJa from './ja/exchange.json' with { type: 'json' };
import exportScreenJa from './ja/export.json' with { type: 'json' };
import formJa from './ja/form.json' with { type: 'json' };
import handOutJa from './ja/hand-out.json' with { type: 'json' };
import helpJa from './ja/help.json' with { type: 'json' };
import homeJa from './ja/home.json' with { type: 'json' };
import importJa from './ja/import.json' with { type: 'json' };
import importScreenJa from './ja/import-screen.json' with { type: 'json' };
import keysJa from './ja/keys.json' with { type: 'json' };
import marginJa from './ja/margin.json' with { type: 'json' };
import noteFilesJa from './ja/note-files.json' with { type: 'json' };
import opinionJa from './ja/opinion.json' with { type: 'json' };
import opinionExportJa from './ja/opinion-export.json' with { type: 'json' };
import opinionSettingsJa from './ja/opinion-settings.json' with { type: 'json' };
import opinionSheetJa from './ja/opinion-sheet.json' with { type: 'json' };
import packetJa from './ja/packet.json' with { type: 'json' };
import paperJa from './ja/paper.json' with { type: 'json' };
import pdfJa from './ja/pdf.json' with { type: 'json' };
import planJa from './ja/plan.json' with { type: 'json' };
import readingJa from './ja/reading.json' with { type: 'json' };
import receiveJa from './ja/receive.json' with { type: 'json' };
import receivedJa from './ja/received.json' with { type: 'json' };
import replacementJa from './ja/replacement.json' with { type: 'json' };
import scheduleJa from './ja/schedule.json' with { type: 'json' };
import searchJa from './ja/search.json' with { type: 'json' };
import settingsJa from './ja/settings.json' with { type: 'json' };
import sheetJa from './ja/sheet.json' with { type: 'json' };
import sheetCollectionJa from './ja/sheet-collection.json' with { type: 'json' };
import statisticsJa from './ja/statistics.json' with { type: 'json' };
import transfersJa from './ja/transfers.json' with { type: 'json' };

const ja = {
  'opinion-settings': opinionSettingsJa,
  compile: compileJa,
  keys: keysJa,
  transfers: transfersJa,
  'hand-out': handOutJa,
  received: receivedJa,
  receive: receiveJa,
  margin: marginJa,
  'note-files': noteFilesJa,
  replacement: replacementJa,
  comparison: comparisonJa,
  annotation: annotationJa,
  draft: draftJa,
  sheet: sheetJa,
  'sheet-collection': sheetCollectionJa,
  settings: settingsJa,
  statistics: statisticsJa,
  search: searchJa,
  reading: readingJa,
  pdf: pdfJa,
  import: importJa,
  'import-screen': importScreenJa,
  home: homeJa,
  help: helpJa,
  exchange: exchangeJa,
  export: exportScreenJa,
  form: formJa,
  errors: errorsJa,
  evidence: evidenceJa,
  annotate: annotateJa,
  app: appJa,
  check: checkJa,
  cli: cliJa,
  domain: domainJa,
  opinion: opinionJa,
  'opinion-sheet': opinionSheetJa,
  'opinion-export': opinionExportJa,
  packet: packetJa,
  paper: paperJa,
  plan: planJa,
  schedule: scheduleJa,
} as const;

const en: { readonly [Namespace in keyof typeof ja]: unknown } = {
  'opinion-settings': opinionSettingsEn,
  compile: compileEn,
  keys: keysEn,
  transfers: transfersEn,
  'hand-out': handOutEn,
  received: receivedEn,
  receive: receiveEn,
  margin: marginEn,
  'note-files': noteFilesEn,
  replacement: replacementEn,
  comparison: comparisonEn,
  annotation: annotationEn,
  draft: draftEn,
  sheet: sheetEn,
  'sheet-collection': sheetCollectionEn,
  settings: settingsEn,
  statistics: statisticsEn,
  search: searchEn,
  reading: readingEn,
  pdf: pdfEn,
  import: importEn,
  'import-screen': importScreenEn,
  home: homeEn,
  help: helpEn,
  exchange: exchangeEn,
  export: exportScreenEn,
  form: formEn,
  errors: errorsEn,
  evidence: evidenceEn,
  annotate: annotateEn,
  app: appEn,
  check: checkEn,
  cli: cliEn,
  domain: domainEn,
  opinion: opinionEn,
  'opinion-sheet': opinionSheetEn,
  'opinion-export': opinionExportEn,
  packet: packetEn,
  paper: paperEn,
  plan: planEn,
  schedule: scheduleEn,
};

export const locales = ['ja', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The base language's words, from which the types of keys are taken. */
export type BaseResources = typeof ja;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'domain';
    resources: BaseResources;
  }
}

/** Keys are `namespace:path.to.word`. */
export type Translate = i18n['t'];

/** An i18next instance that is ready at once; the renderer hands it to react-i18next. */
export function createTranslations(locale: Locale): i18n {
  const instance = createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: 'ja',
    initAsync: false,
    ns: Object.keys(ja),
    defaultNS: 'domain',
    resources: { ja, en } as never,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

/** The translating function alone, for processes that show no window. */
export function createTranslate(locale: Locale): Translate {
  return createTranslations(locale).t;
}
