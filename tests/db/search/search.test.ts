import { describe, expect, it } from 'vitest';
import { FOLD_VERSION, foldKey } from '../../../core/domain/blocks/fold.ts';
import type { MaterialContent } from '../../../core/domain/materials/content.ts';
import type { CommitteeFile } from '../../../db/connection/committee-file.ts';
import { removeMaterial } from '../../../db/materials/commands.ts';
import { versionBlocks } from '../../../db/materials/queries.ts';
import { rebuildSearch } from '../../../db/search/index-blocks.ts';
import { type SearchHit, search } from '../../../db/search/search.ts';
import { contents } from '../../fixtures/contents.ts';
import { narrative, newFile, publishContent, publishContentAs, reopen, testEnvironment } from '../support.ts';

function fileWith(...texts: string[]): CommitteeFile {
  const environment = testEnvironment();
  const file = newFile(environment);
  file.write('', 'publish', (handle) => publishContent(handle, narrative(environment, ...texts)));
  return file;
}

function textsOf(file: CommitteeFile, hits: readonly SearchHit[]): string[] {
  return hits.map((hit) => {
    const block = versionBlocks(file.read, hit.versionId).find(({ id }) => id === hit.blockId);
    return block?.text ?? '';
  });
}

function found(file: CommitteeFile, query: string): string[] {
  return textsOf(file, search(file.read, { query, limit: 50 }).hits);
}

function pdf(environment: ReturnType<typeof testEnvironment>, ...pages: string[]): MaterialContent {
  return {
    kind: 'report',
    title: '報告書',
    fileName: 'report.pdf',
    mediaType: 'application/pdf',
    fileHash: '0'.repeat(64),
    byteLength: 0,
    pages: pages.map((text) => ({ id: environment.newId(), text })),
  };
}

describe('search', () => {
  it('finds from one character on, exactly from two on', () => {
    const file = fileWith('地域福祉計画', '祉福', '計画', '画');
    expect(found(file, '福祉')).toEqual(['地域福祉計画']);
    expect(found(file, '画').sort()).toEqual(['地域福祉計画', '画', '計画'].sort());
    expect(found(file, '祉').sort()).toEqual(['地域福祉計画', '祉福'].sort());
    expect(found(file, '地域福祉計画')).toEqual(['地域福祉計画']);
    expect(found(file, '地域計画')).toEqual([]);
    expect(found(file, '')).toEqual([]);
    expect(found(file, ' 　\n')).toEqual([]);
  });

  it('knows width, case, radicals and encodings, and keeps が from か', () => {
    const file = fileWith('ＮＰＯ法人は１７団体', '⺠生委員', 'か\u3099くしゅう', 'かくしゅう');
    expect(found(file, 'npo 17')).toEqual(['ＮＰＯ法人は１７団体']);
    expect(found(file, '民生')).toEqual(['⺠生委員']);
    expect(found(file, 'がく')).toEqual(['か\u3099くしゅう']);
    expect(found(file, 'かく')).toEqual(['かくしゅう']);
  });

  it('finds words broken by lines and by pages, and none across the cells of a row', () => {
    const environment = testEnvironment();
    const file = newFile(environment);
    const { version } = file.write('', 'publish', (handle) => {
      publishContent(handle, narrative(environment, '地域福\n祉計画', '合\t計'));
      return publishContent(handle, pdf(environment, '前の頁の終わりは地域共', '生社会です。', '別の頁'));
    });
    expect(found(file, '福祉計画')).toEqual(['地域福\n祉計画']);
    expect(found(file, '合計')).toEqual([]);
    const { hits, total } = search(file.read, { query: '地域共生社会', limit: 5 });
    expect(total).toBe(1);
    const [hit] = hits;
    expect(hit).toMatchObject({ versionId: version.id, kind: 'page' });
    expect(textsOf(file, hits)[0]?.slice(...(hit?.ranges[0] ?? [0, 0]))).toBe('地域共');
    expect(hit?.snippetRanges.map(([from, to]) => hit.snippet.slice(from, to))).toEqual(['地域共 生社会']);
    expect(search(file.read, { query: '生社会', limit: 5 }).total).toBe(1);
    expect(search(file.read, { query: '地域共', limit: 5 }).total).toBe(1);
    expect(search(file.read, { query: 'す。別', limit: 5 }).total).toBe(1);
  });

  it('wants every word, in any order', () => {
    const file = fileWith('災害時の避難と福祉', '災害に強いまち', '福祉のまち');
    expect(found(file, '福祉 災害')).toEqual(['災害時の避難と福祉']);
    expect(found(file, '福祉　災害　強い')).toEqual([]);
    expect(found(file, '福祉 福祉')).toHaveLength(2);
  });

  it('takes signs of the query language for what they are', () => {
    const file = fileWith('"AND" (注) * ^ 100% a-b col:x', '別');
    for (const query of [
      '"',
      '"AND"',
      '(注)',
      '*',
      '^',
      '%',
      '-',
      'a-b',
      ':',
      'col:x',
      "'",
      '" OR "',
      'NEAR(',
    ]) {
      expect([query, search(file.read, { query, limit: 5 }).total]).toEqual([
        query,
        query.split(' ').every((word) => foldKey('"AND" (注) * ^ 100% a-b col:x').includes(foldKey(word)))
          ? 1
          : 0,
      ]);
    }
  });

  it('ranks headings first, then more places, then reading order', () => {
    const file = fileWith('福祉', '福祉と福祉', '#福祉について', '保健と福祉', '福祉と福祉の福祉');
    expect(found(file, '福祉')).toEqual([
      '福祉について',
      '福祉と福祉の福祉',
      '福祉と福祉',
      '福祉',
      '保健と福祉',
    ]);
    const { hits, total } = search(file.read, { query: '福祉', limit: 2 });
    expect(hits).toHaveLength(2);
    expect(total).toBe(5);
  });

  it('gives places in the source text, a snippet with its own places, and the heading above', () => {
    const long = `${'前'.repeat(100)}ここに福\n祉があり、さらに福祉がある。${'後'.repeat(200)}𠮷`;
    const file = fileWith('#題', long);
    const [hit] = search(file.read, { query: '福祉', limit: 5 }).hits;
    expect(hit?.heading).toBe('題');
    expect(hit?.ranges.map(([from, to]) => long.slice(from, to))).toEqual(['福\n祉', '福祉']);
    expect(hit?.snippetRanges.map(([from, to]) => hit.snippet.slice(from, to))).toEqual(['福 祉', '福祉']);
    expect(hit?.snippet).toMatch(/^….*…$/u);
    expect(hit?.snippet.length).toBeLessThan(110);
  });

  it('shows the newest version only, unless asked for all', () => {
    const environment = testEnvironment();
    const file = newFile(environment);
    const { materialId, version } = file.write('', 'publish', (handle) =>
      publishContent(handle, narrative(environment, '古い文章')),
    );
    const newer = file.write('', 'publish', (handle) =>
      publishContentAs(handle, materialId, narrative(environment, '新しい文章'), 'replacement'),
    );
    const versionsOf = (allVersions: boolean) =>
      search(file.read, { query: '文章', limit: 5, allVersions }).hits.map(({ versionId }) => versionId);
    expect(versionsOf(false)).toEqual([newer.id]);
    expect(versionsOf(true)).toEqual([newer.id, version.id]);
    file.write('', 'removeMaterial', (handle) => removeMaterial(handle, materialId));
    expect(versionsOf(true)).toEqual([]);
  });

  it('can be held to some materials', () => {
    const environment = testEnvironment();
    const file = newFile(environment);
    const ids = file.write('', 'publish', (handle) =>
      ['一', '二', '三'].map(
        (text) => publishContent(handle, narrative(environment, `福祉${text}`)).materialId,
      ),
    );
    const { hits, total } = search(file.read, { query: '福祉', limit: 5, materialIds: ids.slice(1) });
    expect(hits.map(({ materialId }) => materialId).sort()).toEqual(ids.slice(1).sort());
    expect(total).toBe(2);
    expect(search(file.read, { query: '福祉', limit: 5, materialIds: [] }).total).toBe(0);
  });

  it('finds in every kind of material whatever stands in a block', () => {
    const file = newFile();
    file.write('', 'publish', (handle) => {
      for (const content of contents) {
        publishContent(handle, content);
      }
    });
    const blocks = file.read
      .all<{ id: string }>('SELECT id FROM material_version')
      .flatMap(({ id }) => versionBlocks(file.read, id).map((block) => ({ versionId: id, ...block })))
      .map(({ versionId, id, text }) => ({
        versionId,
        id,
        word: foldKey(text.split('\t')[0] ?? '').slice(0, 6),
      }))
      .filter(({ word }) => word.length > 1);
    const missed = blocks.filter(({ versionId, id, word }) => {
      const { hits } = search(file.read, { query: word, limit: 500 });
      return !hits.some((hit) => hit.versionId === versionId && hit.blockId === id);
    });
    expect(missed).toEqual([]);
    expect(blocks.length).toBeGreaterThan(100);
  });

  it('is the same after the index was built anew, as it is on opening when the folding has changed', () => {
    const environment = testEnvironment();
    let file = fileWith('福祉と保健', '#福祉');
    file.write('', 'publish', (handle) => publishContent(handle, pdf(environment, '地域共', '生社会')));
    const all = () => ['福祉', '福', '共生', '健'].map((query) => search(file.read, { query, limit: 9 }));
    const before = all();
    expect(before.map(({ total }) => total)).toEqual([2, 2, 1, 1]);
    file.write('', 'rebuildSearch', rebuildSearch);
    expect(all()).toEqual(before);
    file.connection.exec('UPDATE searched_version SET fold_version = 0');
    file = reopen(file);
    expect(all()).toEqual(before);
    expect(file.read.all('SELECT DISTINCT fold_version AS v FROM searched_version')).toEqual([
      { v: FOLD_VERSION },
    ]);
    expect(file.connection.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});
