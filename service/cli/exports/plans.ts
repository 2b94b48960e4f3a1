import { ShingiError } from '../../../core/contract/errors.ts';
import { foldKey } from '../../../core/domain/blocks/fold.ts';
import type { Plan } from '../../../core/domain/plans/plan.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import { findCommittee } from '../../../db/committees/queries.ts';
import { listPlanMappings, readPlanTree, readSharedContents } from '../../../db/plans/queries.ts';
import {
  editionLabel,
  planLabel,
  planMappingTable,
  planStructureTable,
  sharedContentsTable,
} from '../../exports/plan-tables.ts';
import { exportTable, type TableDocument, tableEndings } from '../../exports/table-document.ts';
import { theOnly } from '../../find-by-name.ts';
import type { CommandResult } from '../command.ts';
import type { ExportKind, ExportRequest } from './export-kind.ts';

/** 新旧対応表. `--from` and `--to` name plans; without them the only one in force and the only next one. */
export const planMapping: ExportKind = {
  name: 'plan-mapping',
  endings: tableEndings,
  options: { from: { type: 'string' }, to: { type: 'string' } },
  run: (request) => {
    const { read } = request.service.file;
    const { translate } = request.context;
    const tree = readPlanTree(read);
    const from = planNamed(tree.plans, request.words.option('from'), 'inForce', translate);
    const to = planNamed(tree.plans, request.words.option('to'), 'next', translate);
    const plans = { fromPlanId: from.id, toPlanId: to.id };
    return written(request, planMappingTable(tree, listPlanMappings(read), plans, translate));
  },
};

/** 計画の体系. `--plan` names the plan; without it the only one in force. */
export const plan: ExportKind = {
  name: 'plan',
  endings: tableEndings,
  options: { plan: { type: 'string' } },
  run: (request) => {
    const { translate } = request.context;
    const tree = readPlanTree(request.service.file.read);
    const chosen = planNamed(tree.plans, request.words.option('plan'), 'inForce', translate);
    return written(request, planStructureTable(tree, chosen.id, translate));
  },
};

/** 共通目次 */
export const sharedContents: ExportKind = {
  name: 'shared-contents',
  endings: tableEndings,
  run: (request) => {
    const contents = readSharedContents(request.service.file.read);
    if (contents.chapters.length === 0) {
      throw new ShingiError('nothing-to-print', { what: 'sharedContents' });
    }
    return written(request, sharedContentsTable(contents, request.context.translate));
  },
};

/** The plan that a person names: its id, 「現行計画」, 「案1」, or its title; without a name the only one of that standing. */
function planNamed(
  plans: readonly Plan[],
  name: string | undefined,
  standing: Plan['standing'],
  translate: Translate,
): Plan {
  const label = (one: Plan) => planLabel(one, translate);
  if (name === undefined) {
    const usual = plans.filter((one) => one.standing === standing);
    return theOnly(usual, translate(`plan:standing.${standing}`), label);
  }
  const wanted = foldKey(name);
  const exact = plans.filter((one) =>
    [one.id, one.title, one.edition, editionLabel(one, translate), label(one)].some(
      (word) => word !== '' && foldKey(word) === wanted,
    ),
  );
  const loose = plans.filter((one) => foldKey(label(one)).includes(wanted));
  return theOnly(exact.length > 0 ? exact : loose, name, label);
}

async function written(
  { context, service, out }: ExportRequest,
  document: TableDocument,
): Promise<CommandResult> {
  const report = await exportTable(document, {
    path: out,
    owner: findCommittee(service.file.read)?.name ?? '',
    environment: context.environment,
    signal: context.signal,
    onProgress: (stage) => context.progress(context.translate(`cli:export.stage.${stage}`)),
  });
  return {
    status: 0,
    json: report,
    text: context.translate('plan:cli.table', { path: out, title: document.title, rows: report.rows }),
  };
}
