import { describe, expect, it } from 'vitest';
import { ShingiError } from '../../../core/contract/errors.ts';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import type { MaterialVersion, VersionKind } from '../../../core/domain/materials/material.ts';
import type { CommitteeFile } from '../../../db/connection/committee-file.ts';
import { verifyOpenFile } from '../../../db/integrity/verify.ts';
import { addMaterial, removeMaterial, updateMaterial } from '../../../db/materials/commands.ts';
import { rebuildDerivedTables } from '../../../db/materials/derived.ts';
import {
  fileCounts,
  findMaterial,
  listMaterials,
  listVersions,
  materialByNumber,
  newestVersions,
  versionBlocks,
  versionContent,
  versionSummaries,
} from '../../../db/materials/queries.ts';
import {
  listNotReceived,
  publishVersion,
  removeVersion,
  settleVersionKind,
} from '../../../db/materials/version-commands.ts';
import { placeForPublication } from '../../../db/materials/version-order.ts';
import { removeMeeting, upsertMeeting } from '../../../db/meetings/commands.ts';
import { search } from '../../../db/search/search.ts';
import { contents, issueSheetContent, statisticsContent } from '../../fixtures/contents.ts';
import {
  meetingHead,
  narrative,
  newFile,
  publishContent,
  publishContentAs,
  testEnvironment,
} from '../support.ts';

function withMaterial(): {
  file: CommitteeFile;
  materialId: string;
  environment: ReturnType<typeof testEnvironment>;
} {
  const environment = testEnvironment();
  const file = newFile(environment);
  const materialId = file.write('', 'addMaterial', (handle) => {
    const { meeting } = upsertMeeting(handle, meetingHead);
    const fields = {
      meetingId: meeting.id,
      kind: 'narrative',
      number: '4',
      title: '資料',
      distribution: null,
    } as const;
    return addMaterial(handle, fields).id;
  });
  return { file, materialId, environment };
}

/** What a list of versions shows, in order. */
function shown(versions: readonly MaterialVersion[]): string[] {
  return versions.map(({ ordinal, versionKind, state }) => `${ordinal} ${versionKind} ${state}`);
}

describe('publishing', () => {
  it.each(contents.map((content) => [content.kind, content] as const))(
    'freezes content and blocks of every kind (%s)',
    (_, content) => {
      const file = newFile();
      const { version } = file.write('', 'publish', (handle) => publishContent(handle, content));
      const stored = versionContent(file.read, version.id);
      expect(stored).not.toBeNull();
      expect(versionBlocks(file.read, version.id)).toEqual(stored === null ? null : toBlocks(stored));
      expect(verifyOpenFile(file)).toEqual([]);
    },
  );

  it('refuses later changes of content and blocks by anything but removal', () => {
    const file = newFile();
    const { version } = file.write('', 'publish', (handle) => publishContent(handle, issueSheetContent));
    for (const sql of [
      "UPDATE block SET text = 'x'",
      'UPDATE block SET ordinal = ordinal + 1000',
      'DELETE FROM block',
      "UPDATE material_version SET content = '{}'",
      "UPDATE material_version SET state = 'notReceived', content = NULL, content_hash = NULL",
      'DELETE FROM material_version',
      'PRAGMA foreign_keys = OFF; DELETE FROM material_version',
    ]) {
      expect(() => file.connection.exec(sql)).toThrow(/frozen|removed/);
    }
    file.connection.pragma('foreign_keys = ON');
    expect(() =>
      file.write('', 'tamper', (handle) => handle.update('material_version', version.id, { content: '{}' })),
    ).toThrow(/frozen/);
    file.write('', 'removeVersion', (handle) => removeVersion(handle, version.id));
    expect(fileCounts(file.read)).toMatchObject({ versions: 0, blocks: 0, materials: 1 });
    expect(verifyOpenFile(file)).toEqual([]);
  });

  it('refuses what is no content, blocks with one id twice, and files that are not kept', () => {
    const { file, materialId, environment } = withMaterial();
    const content = narrative(environment, '一', '二');
    const version = {
      materialId,
      versionKind: 'first',
      content,
      blocks: toBlocks(content),
      sourceHash: null,
      distributedOn: null,
      reason: null,
    } as const;
    const codeOf = (act: () => unknown) => {
      try {
        act();
        return null;
      } catch (error) {
        return error instanceof ShingiError ? error.code : 'other';
      }
    };
    const publish = (changes: object) =>
      codeOf(() => file.write('', 'publish', (handle) => publishVersion(handle, { ...version, ...changes })));
    expect(publish({ content: { kind: 'narrative', nodes: [{}] } })).toBe('invalid-input');
    expect(publish({ blocks: [...version.blocks, ...version.blocks] })).toBe('invalid-input');
    expect(publish({ materialId: environment.newId() })).toBe('not-found');
    const report = contents.find((other) => 'fileHash' in other);
    expect(publish({ content: report, blocks: [] })).toBe('not-found');
    expect(listVersions(file.read, materialId)).toEqual([]);
    expect(publish({})).toBeNull();
    expect(publish({})).toBe('conflict');
  });

  it('fills the version that was listed', () => {
    const { file, materialId, environment } = withMaterial();
    file.write('', 'list', (handle) => {
      listNotReceived(handle, { materialId, versionKind: 'first', distributedOn: '2023-06-20' });
      listNotReceived(handle, { materialId, versionKind: 'replacement', distributedOn: null });
    });
    const version = file.write('', 'publish', (handle) =>
      publishContentAs(handle, materialId, narrative(environment, '差替の文'), 'replacement'),
    );
    expect(version).toMatchObject({ ordinal: 2, state: 'published', versionKind: 'replacement' });
    file.write('', 'publish', (handle) =>
      publishContentAs(handle, materialId, narrative(environment, '初版の文'), 'first'),
    );
    const versions = listVersions(file.read, materialId);
    expect(shown(versions)).toEqual(['1 first published', '2 replacement published']);
    expect(versions[0]?.distributedOn).toBe('2023-06-20');
    expect(search(file.read, { query: '文', limit: 9 }).hits.map(({ versionId }) => versionId)).toEqual([
      version.id,
    ]);
  });

  it('puts an 初版 that comes late before the others', () => {
    const { file, materialId, environment } = withMaterial();
    const publish = (kind: VersionKind) =>
      file.write('', 'publish', (handle) =>
        publishContentAs(handle, materialId, narrative(environment, kind), kind),
      );
    publish('replacement');
    publish('errata');
    publish('first');
    expect(shown(listVersions(file.read, materialId))).toEqual([
      '1 first published',
      '2 replacement published',
      '3 errata published',
    ]);
  });
});

describe('a text of unknown version', () => {
  const prepared = () => {
    const parts = withMaterial();
    const { file, materialId, environment } = parts;
    const version = file.write('', 'import', (handle) => {
      const published = publishContentAs(
        handle,
        materialId,
        narrative(environment, '課題の文'),
        'unknownVersion',
      );
      listNotReceived(handle, { materialId, versionKind: 'unknownVersion', distributedOn: null });
      return published;
    });
    expect(shown(listVersions(file.read, materialId))).toEqual([
      '1 unknownVersion published',
      '2 unknownVersion notReceived',
    ]);
    const settle = (kind: 'first' | 'replacement' | 'errata') =>
      shown(file.write('', 'settle', (handle) => settleVersionKind(handle, version.id, kind)));
    return { ...parts, settle };
  };

  it('becomes the 初版: what is missing is the 差替', () => {
    expect(prepared().settle('first')).toEqual(['1 first published', '2 replacement notReceived']);
  });

  it('becomes the 差替: what is missing is the 初版, which comes first', () => {
    const { file, materialId, settle } = prepared();
    expect(settle('replacement')).toEqual(['1 first notReceived', '2 replacement published']);
    expect(search(file.read, { query: '課題', limit: 9 }).total).toBe(1);
    const environment = testEnvironment();
    file.write('', 'publish', (handle) =>
      publishContentAs(handle, materialId, narrative(environment, '古い課題'), 'first'),
    );
    expect(search(file.read, { query: '課題', limit: 9 }).total).toBe(1);
    expect(search(file.read, { query: '課題', limit: 9, allVersions: true }).total).toBe(2);
    expect(verifyOpenFile(file)).toEqual([]);
  });

  it('becomes the 正誤', () => {
    expect(prepared().settle('errata')).toEqual(['1 first notReceived', '2 errata published']);
  });

  it('can be settled again, and settling twice the same changes nothing', () => {
    const { file, settle } = prepared();
    settle('first');
    expect(settle('replacement')).toEqual(['1 first notReceived', '2 replacement published']);
    expect(settle('first')).toEqual(['1 first published', '2 replacement notReceived']);
    const changes = file.read.get<{ n: number }>('SELECT count(*) AS n FROM change_log')?.n;
    settle('first');
    expect(file.read.get<{ n: number }>('SELECT count(*) AS n FROM change_log')?.n).toBe(changes);
  });

  it('cannot become a second 初版', () => {
    const { file, materialId, environment } = withMaterial();
    const version = file.write('', 'publish', (handle) => {
      publishContentAs(handle, materialId, narrative(environment, '一'), 'first');
      return publishContentAs(handle, materialId, narrative(environment, '二'), 'unknownVersion');
    });
    expect(() =>
      file.write('', 'settle', (handle) => settleVersionKind(handle, version.id, 'first')),
    ).toThrow(ShingiError);
    expect(() =>
      file.write('', 'settle', (handle) => settleVersionKind(handle, environment.newId(), 'first')),
    ).toThrow(ShingiError);
  });
});

describe('the place of a publication', () => {
  const version = (
    id: string,
    ordinal: number,
    versionKind: VersionKind,
    state: 'published' | 'notReceived',
  ) => ({ id, ordinal, versionKind, state }) as MaterialVersion;

  it('follows what was listed', () => {
    const first = version('a', 1, 'first', 'notReceived');
    const replacement = version('b', 2, 'replacement', 'notReceived');
    const unknown = version('c', 1, 'unknownVersion', 'notReceived');
    expect(placeForPublication([], 'unknownVersion')).toMatchObject({ type: 'add', ordinal: 1 });
    expect(placeForPublication([first], 'unknownVersion')).toMatchObject({
      versionId: 'a',
      versionKind: 'first',
    });
    expect(placeForPublication([first, replacement], 'unknownVersion')).toEqual({
      type: 'fill',
      versionId: 'a',
      versionKind: 'unknownVersion',
      unsettled: ['b'],
    });
    expect(placeForPublication([unknown], 'unknownVersion')).toMatchObject({ type: 'add', ordinal: 2 });
    expect(placeForPublication([unknown], 'replacement')).toMatchObject({
      versionId: 'c',
      versionKind: 'replacement',
    });
    expect(placeForPublication([first, replacement], 'errata')).toMatchObject({ type: 'add', ordinal: 3 });
  });
});

describe('queries of materials', () => {
  it('give versions, sources, summaries and what is new', () => {
    const { file, materialId, environment } = withMaterial();
    const content = narrative(environment, '#はじめに', '一つ目の段落', '#おわりに');
    const version = file.write('', 'publish', (handle) =>
      publishVersion(handle, {
        materialId,
        versionKind: 'first',
        content,
        blocks: toBlocks(content),
        sourceHash: 'a'.repeat(64),
        distributedOn: null,
        reason: null,
      }),
    );
    environment.time += 1000;
    const later = file.write('', 'publish', (handle) =>
      publishContentAs(handle, materialId, narrative(environment, '新しい'), 'replacement'),
    );
    expect(listVersions(file.read, materialId).map(({ id }) => id)).toEqual([version.id, later.id]);
    expect(newestVersions(file.read, 1).map((publication) => publication.version.id)).toEqual([later.id]);
    const summary = versionSummaries(file.read, [version.id]);
    expect([...summary.keys()]).toEqual([version.id]);
    expect(summary.get(version.id)).toMatchObject({
      characters: 'はじめに一つ目の段落おわりに'.length,
      blockCount: 3,
      headings: [{ text: 'はじめに', level: 2 }, { text: 'おわりに' }],
    });
    expect(versionSummaries(file.read).size).toBe(2);
    const { meetingId } = findMaterial(file.read, materialId) ?? { meetingId: '' };
    expect(materialByNumber(file.read, meetingId, '4')?.id).toBe(materialId);
    expect(materialByNumber(file.read, meetingId, '5')).toBeNull();
    const renamed = file.write('', 'rename', (handle) =>
      updateMaterial(handle, materialId, { title: '改題', order: 7 }),
    );
    expect(renamed).toMatchObject({ title: '改題', order: 7, number: '4' });
    expect(listMaterials(file.read, meetingId)).toEqual([renamed]);
  });

  it('removing a meeting removes all that hangs on it', () => {
    const environment = testEnvironment();
    const file = newFile(environment);
    const { meetingId } = file.write('', 'publish', (handle) => {
      for (const content of contents) {
        publishContent(handle, content);
      }
      return publishContent(handle, narrative(environment, '消える'));
    });
    file.write('', 'removeMeeting', (handle) => removeMeeting(handle, meetingId));
    expect(fileCounts(file.read)).toMatchObject({ meetings: 0, materials: 0, versions: 0, blocks: 0 });
    for (const table of [
      'survey_finding',
      'indicator',
      'statistics_series',
      'statistics_value',
      'file_use',
    ]) {
      expect(file.read.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)).toEqual({ n: 0 });
    }
    expect(search(file.read, { query: '計画', limit: 9, allVersions: true })).toEqual({ hits: [], total: 0 });
    expect(verifyOpenFile(file)).toEqual([]);
    expect(() => file.write('', 'again', (handle) => removeMaterial(handle, meetingId))).toThrow(ShingiError);
  });
});

describe('derived tables', () => {
  const tables = ['survey_finding', 'indicator', 'statistics_series', 'statistics_value', 'file_use'];
  const dump = (file: CommitteeFile) =>
    tables.map((table) => file.read.all(`SELECT * FROM ${table} ORDER BY 1, 2`));

  it('are the same when they are made again from the contents', () => {
    const file = newFile();
    file.write('', 'publish', (handle) => {
      for (const content of contents) {
        publishContent(handle, content);
      }
    });
    const before = dump(file);
    expect(before.map((rows) => rows.length > 0)).toEqual([true, true, true, true, true]);
    file.write('', 'rebuild', rebuildDerivedTables);
    expect(dump(file)).toEqual(before);
    expect(verifyOpenFile(file)).toEqual([]);
    file.connection.exec("UPDATE survey_finding SET text = '別' WHERE ordinal = 0");
    expect(new Set(verifyOpenFile(file).map(({ code }) => code))).toEqual(new Set(['derived']));
    file.write('', 'rebuild', rebuildDerivedTables);
    expect(dump(file)).toEqual(before);
  });

  it('answer questions across documents', () => {
    const file = newFile();
    file.write('', 'publish', (handle) => publishContent(handle, statisticsContent));
    const [series] = file.read.all<{ label: string; n: number }>(
      `SELECT s.label, count(*) AS n FROM statistics_series AS s JOIN statistics_value AS v
       ON v.version_id = s.version_id AND v.series_id = s.id GROUP BY s.version_id, s.id ORDER BY s.ordinal`,
    );
    const [table] = statisticsContent.tables;
    expect(series).toEqual({ label: table?.series[0]?.label, n: table?.periods.length });
  });
});
