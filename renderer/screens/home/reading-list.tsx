import type { ReactNode } from 'react';
import type { MaterialSummary } from '../../../core/contract/schemas.ts';
import { nameOfMaterial } from '../../app/material-names.ts';
import { hrefOfMaterial } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { NumberBox, VersionMark } from '../../ui/marks.tsx';

/** 読む資料: what there is to read for the meeting, how long it is, and how far the reader has come. */
export function ReadingList({ materials }: { readonly materials: readonly MaterialSummary[] }): ReactNode {
  const t = useWords();
  const toRead = materials.filter(
    ({ material, notReceived }) =>
      !notReceived && material.kind !== 'agenda' && material.kind !== 'handoutList',
  );
  if (toRead.length === 0) {
    return null;
  }
  return (
    <section>
      <h2 id="reading-list">{t('home:toRead')}</h2>
      <table className="list-table" aria-labelledby="reading-list">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('home:column.number')}</th>
            <th scope="col">{t('home:column.title')}</th>
            <th scope="col">{t('home:column.length')}</th>
            <th scope="col">{t('home:column.reading')}</th>
          </tr>
        </thead>
        <tbody>
          {toRead.map((summary) => (
            <Row key={summary.material.id} summary={summary} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ summary }: { readonly summary: MaterialSummary }): ReactNode {
  const t = useWords();
  const { material, version, reading } = summary;
  return (
    <tr>
      <td className="narrow">
        <NumberBox number={material.number} />
      </td>
      <th scope="row">
        <a href={hrefOfMaterial(material.id)}>{nameOfMaterial(t, material)}</a>{' '}
        {version.versionKind === 'replacement' || version.versionKind === 'errata' ? (
          <VersionMark versionKind={version.versionKind} />
        ) : null}
      </th>
      <td className="aside">{lengthOf(t, summary)}</td>
      <td className="aside">
        {reading === 'unread' ? <b>{t('home:reading.unread')}</b> : t(`home:reading.${reading}`)}
      </td>
    </tr>
  );
}

/** Length in characters, rounded so that it reads at a glance; nothing for a file without text. */
function lengthOf(t: ReturnType<typeof useWords>, { characters }: MaterialSummary): string {
  if (characters === 0) {
    return '';
  }
  const step = characters < 1000 ? 50 : 100;
  const rounded = Math.max(step, Math.round(characters / step) * step);
  return t('home:characters', { characters: rounded.toLocaleString('en') });
}
