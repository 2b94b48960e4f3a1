import type { ReactNode } from 'react';
import type { SearchHit } from '../../../core/contract/schemas.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { NumberBox } from '../../ui/marks.tsx';
import type { MeetingHits } from './group-hits.ts';
import { routeOfHit } from './route-of-hit.ts';

/** The hits of one meeting, paper by paper. */
export function HitGroup({
  group,
  query,
}: {
  readonly group: MeetingHits;
  readonly query: string;
}): ReactNode {
  const t = useWords();
  return (
    <section className="hits" aria-label={group.label}>
      <h2>{group.label}</h2>
      {group.materials.map((material) => (
        <section key={material.materialId}>
          <h3 className="hits-material">
            <NumberBox number={material.number} />
            <span>{material.title}</span>
            <small>{t('search:inMaterial', { number: material.hits.length })}</small>
          </h3>
          <ul>
            {material.hits.map((hit) => (
              <li key={`${hit.versionId} ${hit.blockId}`}>
                <a className="hit" href={hrefOf(routeOfHit(hit, query))}>
                  {hit.heading === '' ? null : <span className="hit-heading">{hit.heading}</span>}
                  <span className="hit-text" lang="ja">
                    <Snippet hit={hit} />
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Snippet({ hit }: { readonly hit: SearchHit }): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [from, to] of hit.snippetRanges) {
    parts.push(hit.snippet.slice(at, from));
    parts.push(<mark key={from}>{hit.snippet.slice(from, to)}</mark>);
    at = to;
  }
  parts.push(hit.snippet.slice(at));
  return parts;
}
