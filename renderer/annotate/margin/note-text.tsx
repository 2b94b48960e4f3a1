import { Fragment, type ReactNode } from 'react';

/**
 * The words of a note: **strong**, *emphasis*, lines that begin with 「- 」 or 「・」 as a list. Everything else, addresses
 * included, is shown as it was typed; nothing is ever fetched or run.
 */
export function NoteText({ body }: { readonly body: string }): ReactNode {
  const groups: { readonly list: boolean; readonly lines: string[] }[] = [];
  for (const line of body.split('\n')) {
    const list = /^\s*(?:[-*]\s+|・)/u.test(line);
    const last = groups.at(-1);
    if (last?.list === list) {
      last.lines.push(line);
    } else {
      groups.push({ list, lines: [line] });
    }
  }
  return (
    <div className="note-text">
      {groups.map(({ list, lines }, index) =>
        list ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity but their place
          <ul key={index}>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <li key={at}>
                <Inline text={line.replace(/^\s*(?:[-*]\s+|・)/u, '')} />
              </li>
            ))}
          </ul>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <p key={index}>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <Fragment key={at}>
                {at > 0 ? <br /> : null}
                <Inline text={line} />
              </Fragment>
            ))}
          </p>
        ),
      )}
    </div>
  );
}

const emphasis = /(\*\*[^*\n]+\*\*|\*[^*\n]+\*)/u;

function Inline({ text }: { readonly text: string }): ReactNode {
  return text.split(emphasis).map((part, index) => {
    if (part.startsWith('**') && part.endsWith('**') && part.length > 4) {
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity but their place
      return <strong key={index}>{part.slice(2, -2)}</strong>;
    }
    if (part.startsWith('*') && part.endsWith('*') && part.length > 2) {
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      return <em key={index}>{part.slice(1, -1)}</em>;
    }
    return part;
  });
}
