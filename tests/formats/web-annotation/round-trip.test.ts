import { describe, expect, it } from 'vitest';
import type { Annotation, Target } from '../../../core/domain/annotations/annotation.ts';
import { readWebAnnotation } from '../../../formats/web-annotation/read.ts';
import { writeWebAnnotation } from '../../../formats/web-annotation/write.ts';

const annotation: Annotation = {
  id: '01890000-0000-7000-8000-000000000001',
  materialId: '01890000-0000-7000-8000-000000000002',
  mark: 'question',
  colour: 'doubt',
  body: '**なぜ**増えたのですか。',
  author: { id: 'x', name: '高梨 みどり', role: 'member' },
  visibility: 'shared',
  createdAt: Date.UTC(2023, 5, 20, 1, 2, 3),
  modifiedAt: Date.UTC(2023, 5, 21),
  replyTo: null,
  resolvedAt: Date.UTC(2023, 5, 22),
  readAt: null,
  source: 'own',
  foreign: null,
};

const versionId = '01890000-0000-7000-8000-000000000003';
const text: Target = {
  parts: [
    {
      blockId: 'row-1',
      range: [2, 5],
      quote: { exact: '三文字', prefix: '前の', suffix: '後' },
      quads: [[1, 2, 3, 4, 5, 6, 7, 8]],
    },
    { blockId: 'row-2', range: [0, 1], quote: { exact: '二', prefix: '', suffix: '' }, quads: null },
  ],
  shape: { type: 'text' },
};

describe('a Web Annotation', () => {
  it.each<[string, Target]>([
    ['text in two blocks', text],
    [
      'ink',
      {
        parts: [{ blockId: 'p', range: null, quote: null, quads: null }],
        shape: { type: 'ink', space: 'block', strokes: [{ points: [[0, 0.5, 0.2]], width: 0.01 }] },
      },
    ],
    [
      'a data point',
      {
        parts: [{ blockId: 'f', range: null, quote: null, quads: null }],
        shape: { type: 'dataPoint', series: '高齢化率', period: '令和4年' },
      },
    ],
  ])('of %s is read back as it was', (_, target) => {
    const written = JSON.parse(
      JSON.stringify(writeWebAnnotation(annotation, { versionId, target, pageOf: () => null })),
    );
    const read = readWebAnnotation(written);
    expect(read).toMatchObject({
      id: annotation.id,
      mark: 'question',
      colour: 'doubt',
      visibility: 'shared',
      body: annotation.body,
      author: annotation.author,
      createdAt: annotation.createdAt,
      modifiedAt: annotation.modifiedAt,
      resolvedAt: annotation.resolvedAt,
      foreign: null,
    });
    expect(read.parts.map(({ source }) => source)).toEqual(target.parts.map(() => versionId));
    expect(read.parts.map(({ blockId, range, quote, quads }) => ({ blockId, range, quote, quads }))).toEqual(
      target.parts,
    );
    expect(read.shape ?? { type: 'text' }).toEqual(target.shape);
  });

  it('of another program keeps its name and what this program does not know', () => {
    const input = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'https://example.invalid/anno/1',
      type: 'Annotation',
      motivation: ['questioning', 'assessing'],
      rights: 'https://example.invalid/licence',
      body: [
        { type: 'TextualBody', value: '確かめたい' },
        { type: 'Image', id: 'https://example.invalid/x.png' },
      ],
      target: {
        source: 'https://example.invalid/paper',
        selector: { type: 'TextQuoteSelector', exact: '三文字' },
      },
    };
    const read = readWebAnnotation(input);
    expect(read).toMatchObject({ id: null, mark: 'question', body: '確かめたい', visibility: null });
    const again = writeWebAnnotation(
      { ...annotation, foreign: read.foreign as Annotation['foreign'] },
      { versionId, target: text, pageOf: () => null },
    );
    expect(again).toMatchObject({ id: input.id, rights: input.rights, body: input.body });
  });

  it('is refused when it is none', () => {
    for (const input of [null, [], 'x', {}, { type: 'Annotation' }, { type: 'Annotation', target: [] }]) {
      expect(() => readWebAnnotation(input)).toThrow();
    }
  });
});
