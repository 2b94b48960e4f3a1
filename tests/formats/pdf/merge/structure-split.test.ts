import { PDFRef } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import {
  elementKid,
  newElement,
  type StructureElement,
  type StructureKid,
} from '../../../../formats/pdf/merge/structure-model.ts';
import { splitByPart } from '../../../../formats/pdf/merge/structure-split.ts';

const content = (part: number, id: number): StructureKid => ({
  kind: 'content',
  part,
  page: PDFRef.of(part + 1),
  id,
  form: null,
});

/** A tree of roles and content ids, as text. */
function outline(elements: readonly StructureElement[]): string {
  return elements
    .map(({ role, kids }) => {
      const inner = kids.map((kid) =>
        kid.kind === 'element' ? outline([kid.element]) : kid.kind === 'content' ? `${kid.id}` : 'object',
      );
      return `${role}(${inner.join(' ')})`;
    })
    .join(' ');
}

const element = (role: string, ...kids: (StructureKid | StructureElement)[]) =>
  newElement(
    role,
    kids.map((kid) => ('kind' in kid ? kid : elementKid(kid))),
  );

describe('cutting a structure tree at the borders of parts', () => {
  it('gives each part its elements, without the wrappers around them', () => {
    const root = element(
      'Document',
      element(
        'NonStruct',
        element('H1', content(0, 1)),
        element('P', content(0, 2)),
        element('H1', content(2, 3)),
      ),
    );
    const split = splitByPart([root], [0, 2]);
    expect(outline(split.get(0) ?? [])).toBe('H1(1) P(2)');
    expect(outline(split.get(2) ?? [])).toBe('H1(3)');
  });

  it('cuts an element that goes over a border, and keeps empty ones beside what they follow', () => {
    const table = element(
      'Table',
      element('TR', content(0, 1)),
      element('TR'),
      element('TR', content(1, 2), element('TD')),
    );
    const split = splitByPart([element('Document', table)], [0, 1]);
    expect(outline(split.get(0) ?? [])).toBe('Table(TR(1) TR())');
    expect(outline(split.get(1) ?? [])).toBe('Table(TR(2 TD()))');
  });

  it('puts content back in the order of the parts wherever it stood', () => {
    const root = element(
      'Document',
      element('P', content(1, 1)),
      element('P', content(0, 2)),
      element('P', content(1, 3)),
    );
    const split = splitByPart([root], [0, 1]);
    expect(outline(split.get(0) ?? [])).toBe('P(2)');
    expect(outline(split.get(1) ?? [])).toBe('P(1) P(3)');
  });
});
