import { KeyValues, type KeyValue } from '@/components/ui/key-values';
import type { RunView } from '@/lib/tables/run-view';

/** Which file a run came from, when, with whose token, and what else is said about it. */
export function RunProvenance({ view }: { view: RunView }) {
  const { fileName, size, sha256, format, imported, command, labels, hasOriginal } = view.provenance;
  const items: KeyValue[] = [
    {
      key: 'Source',
      value: [fileName ?? 'no file is named', size].filter((part) => part !== undefined).join(', '),
    },
    ...(sha256 === undefined ? [] : [{ key: 'SHA-256', value: <code className="code">{sha256}</code> }]),
    ...(format === undefined ? [] : [{ key: 'Format', value: format }]),
    { key: 'Imported', value: imported },
    ...(command === undefined ? [] : [{ key: 'Command', value: <code className="code">{command}</code> }]),
    ...(labels.length === 0 ? [] : [{ key: 'Labels', value: <Labels labels={labels} /> }]),
    {
      key: 'Original',
      value: hasOriginal ? (
        <a href={`/api/v1/runs/${encodeURIComponent(view.id)}/source`} download={fileName ?? view.id}>
          Download, byte for byte as received
        </a>
      ) : (
        'This instance does not hold the original.'
      ),
    },
    {
      key: 'As data',
      value: <a href={`/api/v1/runs/${encodeURIComponent(view.id)}`}>JSON of this run</a>,
    },
  ];
  return <KeyValues items={items} />;
}

function Labels({ labels }: { labels: RunView['provenance']['labels'] }) {
  return (
    <ul>
      {labels.map(({ name, value }) => (
        <li key={name}>
          <span className="muted">{name}</span> {value}
        </li>
      ))}
    </ul>
  );
}
