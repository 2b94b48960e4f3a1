import { ShingiError } from '../../../core/contract/errors.ts';
import { versionContent } from '../../../db/materials/queries.ts';
import { statisticsFile } from '../../exports/statistics-file.ts';
import { writeWhole } from '../../exports/write-file.ts';
import { findVersionByName } from '../../find-by-name.ts';
import { type ExportKind, materialOf } from './export-kind.ts';

/** Tables of a statistics paper. */
export const statistics: ExportKind = {
  name: 'statistics',
  endings: ['.csv', '.xlsx', '.json'],
  run: async (request) => {
    const { context, service, out } = request;
    const found = materialOf(request);
    const version = findVersionByName(found.versions, undefined);
    const content = version.state === 'published' ? versionContent(service.file.read, version.id) : null;
    if (content?.kind !== 'statistics') {
      throw new ShingiError('not-found', { name: found.material.title });
    }
    await writeWhole(out, await statisticsFile(content, out));
    return {
      status: 0,
      json: { path: out, tables: content.tables.length },
      text: context.translate('cli:export.statistics', { path: out, count: content.tables.length }),
    };
  },
};
