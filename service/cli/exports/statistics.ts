import { ShingiError } from '../../../core/contract/errors.ts';
import { versionContent } from '../../../db/materials/queries.ts';
import { statisticsCsv } from '../../exports/statistics-csv.ts';
import { writeWhole } from '../../exports/write-file.ts';
import { findVersionByName } from '../find.ts';
import { type ExportKind, materialOf } from './export-kind.ts';

/** Tables of a statistics paper. */
export const statistics: ExportKind = {
  name: 'statistics',
  endings: ['.csv', '.json'],
  run: async (request) => {
    const { context, service, out } = request;
    const found = materialOf(request);
    const version = findVersionByName(found.versions, undefined);
    const content = version.state === 'published' ? versionContent(service.file.read, version.id) : null;
    if (content?.kind !== 'statistics') {
      throw new ShingiError('not-found', { name: found.material.title });
    }
    const text = /\.json$/iu.test(out) ? `${JSON.stringify(content, null, 2)}\n` : statisticsCsv(content);
    await writeWhole(out, text);
    return {
      status: 0,
      json: { path: out, tables: content.tables.length },
      text: context.translate('cli:export.statistics', { path: out, count: content.tables.length }),
    };
  },
};
