import { describe, expect, it } from 'vitest';
import { idFrom } from '../../../../core/domain/ids.ts';
import { type PlannedMaterial, planImport } from '../../../../core/domain/packets/plan-import.ts';
import { readPacketLines } from '../../../../formats/packet-text/read-packet-text.ts';

const list = '| No. | 資料名 |\n| --- | --- |\n| 1 | 手引 |\n| | 手引（差替） |\n\n';

function plan(text: string): PlannedMaterial[] {
  let sequence = 0;
  const newId = () => {
    sequence += 1;
    return idFrom(0, new Uint8Array(16), sequence);
  };
  return planImport(readPacketLines(text, newId), []);
}

function versions(text: string): (string | null)[][] {
  return plan(text).flatMap((one) =>
    one.action === 'add' && one.number === '1'
      ? one.versions.map(({ versionKind, document }) => [
          versionKind,
          document === null ? null : JSON.stringify(document.content).includes('新しい') ? 'new' : 'old',
        ])
      : [],
  );
}

describe('a paper that is listed with its 差替', () => {
  it('one text of unknown version', () => {
    expect(versions(`${list}資料1\n\n# 手引\n\n古い手引の本文です。`)).toEqual([
      ['unknownVersion', 'old'],
      ['unknownVersion', null],
    ]);
  });

  it('one text that says that it is the 差替', () => {
    expect(versions(`${list}資料1（差替）\n\n# 手引\n\n新しい手引の本文です。`)).toEqual([
      ['first', null],
      ['replacement', 'new'],
    ]);
  });

  it('both texts', () => {
    expect(
      versions(
        `${list}資料1\n\n# 手引\n\n古い手引の本文です。\n\n資料1（差替）\n\n# 手引\n\n新しい手引の本文です。`,
      ),
    ).toEqual([
      ['first', 'old'],
      ['replacement', 'new'],
    ]);
  });
});
