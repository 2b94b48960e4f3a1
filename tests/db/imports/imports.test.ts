import { describe, expect, it } from 'vitest';
import { recordImport } from '../../../db/imports/commands.ts';
import { findImport, listImports } from '../../../db/imports/queries.ts';
import { newFile, testEnvironment } from '../support.ts';

describe('imports', () => {
  it('are kept with what they made, warned of and did not understand', () => {
    const environment = testEnvironment();
    const file = newFile(environment);
    const fields = {
      sourceName: '会議資料.md',
      documentHash: 'c'.repeat(64),
      meetingId: environment.newId(),
      made: [
        {
          kind: 'issueSheet' as const,
          number: '4',
          title: '課題シート',
          materialId: environment.newId(),
          versionId: null,
          outcome: 'added' as const,
          lines: [3, 20] as [number, number],
        },
      ],
      warnings: [{ line: 7, code: 'ragged-row', values: { columns: '4' } }],
      notUnderstood: [{ line: 9, text: '？？' }],
    };
    const record = () => file.write('', 'import', (handle) => recordImport(handle, fields));
    const first = record();
    environment.time += 1000;
    const second = record();
    expect(findImport(file.read, 'c'.repeat(64))).toEqual(second);
    expect(listImports(file.read)).toEqual([second, first]);
    expect(first).toMatchObject(fields);
    expect(findImport(file.read, 'd'.repeat(64))).toBeNull();
  });
});
