import { Children } from 'react';
import { ScrollRegion } from '@/components/ui/scroll-region';

/** What a reader wants to know about an importer. */
export interface FormatLine {
  readonly id: string;
  readonly label: string;
  readonly howTo: string;
  readonly extensions: readonly string[];
  readonly docsUrl: string;
}

export function FormatsTable({ formats }: { formats: readonly FormatLine[] }) {
  return (
    <ScrollRegion label="Formats">
      <table className="sticky formats">
        <caption>
          In alphabetical order. The id names a format on the command line and in the API; the endings are
          what such files are usually called, and prove nothing.
        </caption>
        <thead>
          <tr>
            <th scope="col">Format</th>
            <th scope="col">Id</th>
            <th scope="col">How to get such a file</th>
            <th scope="col">Endings</th>
            <th scope="col">Documented at</th>
          </tr>
        </thead>
        <tbody>
          {formats.map((format) => (
            <tr key={format.id} id={format.id}>
              <th scope="row">{format.label}</th>
              <td>
                <code>{format.id}</code>
              </td>
              <td className="what">
                <HowTo text={format.howTo} />
              </td>
              <td className="nw">{format.extensions.map((extension) => `.${extension}`).join(' ')}</td>
              <td className="nw">
                <DocsLink url={format.docsUrl} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Text with commands between backticks. */
function HowTo({ text }: { text: string }) {
  return Children.map(text.split('`'), (part, index) => (index % 2 === 1 ? <code>{part}</code> : part));
}

/** The tool's own page by its host; a path is one of ours and is shown as text. */
function DocsLink({ url }: { url: string }) {
  if (!URL.canParse(url)) return <code>{url}</code>;
  return (
    <a href={url} rel="noreferrer">
      {new URL(url).host}
    </a>
  );
}
