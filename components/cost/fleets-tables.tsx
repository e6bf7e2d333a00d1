import { Disclosure } from '@/components/ui/disclosure';
import { ScrollRegion } from '@/components/ui/scroll-region';
import type { FleetRow, FleetsView } from '@/lib/cost/fleets-view';

/** The ten cheapest fleets of each subject, the first subject's at once; which of all none beats one press away. */
export function FleetsTables({ fleets }: { fleets: readonly FleetsView[] }) {
  return fleets.map(({ head, best, frontier }, index) => {
    const table = (
      <FleetsTable
        name={head.name}
        rows={best}
        caption={
          best.length === 0
            ? `No type carries the load of ${head.name} under these filters.`
            : `${head.name}: whole bill a month, cheapest first.`
        }
      />
    );
    return (
      <div key={head.slug}>
        {index === 0 ? table : <Disclosure summary={`The ten best of ${head.name}`}>{table}</Disclosure>}
        {frontier.length < 2 ? null : (
          <Disclosure summary={`Cost against headroom of ${head.name}`}>
            <FleetsTable
              name={head.name}
              rows={frontier}
              caption="Each costs more than the one above it and leaves more of what binds free; no other fleet beats one of these in both."
            />
          </Disclosure>
        )}
      </div>
    );
  });
}

function FleetsTable({ name, rows, caption }: { name: string; rows: readonly FleetRow[]; caption: string }) {
  const hasMessages = rows.some(({ perMillion }) => perMillion !== undefined);
  return (
    <ScrollRegion label={`Fleets for ${name}: ${caption}`}>
      <table className="sticky">
        <caption>{caption}</caption>
        {rows.length === 0 ? null : (
          <>
            <thead>
              <tr>
                <th scope="col">Node</th>
                {['Nodes', 'A month', 'A user', ...(hasMessages ? ['A million deliveries'] : [])].map(
                  (title) => (
                    <th key={title} scope="col" className="num">
                      {title}
                    </th>
                  ),
                )}
                <th scope="col">Binds, used</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.nodeType} className={row.isChosen ? 'co-chosen' : undefined}>
                  <th scope="row">
                    {row.nodeType}{' '}
                    <span className="dir">
                      {row.isChosen ? 'chosen, ' : ''}
                      {row.size}
                    </span>
                  </th>
                  <td className="num">{row.nodes}</td>
                  <td className="num">{row.monthly}</td>
                  <td className="num">{row.perUser}</td>
                  {hasMessages ? <td className="num">{row.perMillion ?? '—'}</td> : null}
                  <td>{row.binding}</td>
                </tr>
              ))}
            </tbody>
          </>
        )}
      </table>
    </ScrollRegion>
  );
}
