import type { ReactNode } from 'react';
import { ContentsButton } from './contents-button.tsx';
import { ScrollArea, useScreenTitle } from './screen.tsx';

/** One of several screens on one subject. */
export interface Place {
  readonly href: string;
  readonly name: string;
  readonly isHere: boolean;
}

/** A wide screen that stands beside others on its subject: links to them, the title of this one, and what it holds. */
export function PlacesScreen({
  title,
  label,
  places,
  lead,
  children,
}: {
  readonly title: string;
  /** What the links together are called. */
  readonly label: string;
  readonly places: readonly Place[];
  readonly lead?: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  useScreenTitle(title);
  return (
    <ScrollArea label={title}>
      <div className="screen wide-screen">
        <ContentsButton />
        <nav className="places" aria-label={label}>
          {places.map(({ href, name, isHere }) => (
            <a key={href} href={href} aria-current={isHere ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <h1>{title}</h1>
        {lead === undefined ? null : <p className="lead">{lead}</p>}
        {children}
      </div>
    </ScrollArea>
  );
}
