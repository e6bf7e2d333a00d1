import { ScrollRegion } from '@/components/ui/scroll-region';
import { slotOf } from '@/components/ui/marker-shapes';
import { SubjectName } from '@/components/ui/subject-name';
import type { BillView, CommitmentView, DifferenceView } from '@/lib/cost/bill-view';
import type { SubjectHead } from '@/lib/cost/cost-view';

/** Every line of the bill: quantity × unit price = amount, with where the price was read. */
export function BillTable({ bill }: { bill: BillView }) {
  return (
    <ScrollRegion label="The bill, line by line">
      <table className="sticky co-bill">
        <caption>
          Each amount is its quantity × the unit price, not rounded; the sum is rounded once, to the cent.
        </caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Unit price</th>
            <SubjectHeads heads={bill.heads} />
          </tr>
        </thead>
        <tbody>
          {bill.lines.map(({ item, unitPrice, source, cells }) => (
            <tr key={item}>
              <th scope="row">{capitalised(item)}</th>
              <td>
                {unitPrice} <br />
                <a className="dir" href={source.url} rel="noreferrer">
                  source{source.asOf === undefined ? '' : ` of ${source.asOf}`}
                  <span className="vh"> of the price, {item}</span>
                </a>
              </td>
              {cells.map((cell, index) => (
                <td key={bill.heads[index]?.slug} className="num">
                  {cell === undefined ? (
                    '—'
                  ) : (
                    <>
                      {cell.amount}
                      <br />
                      <span className="dir">{cell.quantity}</span>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              Total a month
            </th>
            {bill.totals.map((total, index) => (
              <td key={bill.heads[index]?.slug} className="num">
                {total}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

/** The whole bill under each commitment. */
export function CommitmentTable({ commitments }: { commitments: CommitmentView }) {
  return (
    <ScrollRegion label="Commitments side by side">
      <table className="sticky">
        <caption>The whole bill a month under each way to pay for compute; the node types stay.</caption>
        <thead>
          <tr>
            <th scope="col">Compute paid</th>
            <SubjectHeads heads={commitments.heads} />
          </tr>
        </thead>
        <tbody>
          {commitments.rows.map(({ label, isChosen, cells }) => (
            <tr key={label} className={isChosen ? 'co-chosen' : undefined}>
              <th scope="row">
                {label}
                {isChosen ? <span className="dir"> chosen</span> : null}
              </th>
              {cells.map((cell, index) => (
                <td key={commitments.heads[index]?.slug} className="num">
                  {cell === undefined ? (
                    <span className="muted">price not known</span>
                  ) : (
                    <>
                      {cell.amount}{' '}
                      {cell.saved === undefined ? null : <span className="dir">{cell.saved}</span>}
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Two scenarios of one subject, line by line. */
export function DifferenceTables({ differences }: { differences: readonly DifferenceView[] }) {
  return differences.map(({ head, fleets, lines, total }) => (
    <ScrollRegion key={head.slug} label={`Both scenarios of ${head.name}`}>
      <table className="sticky">
        <caption>
          {head.name}: {fleets[0]} in the first, {fleets[1]} in the second.
        </caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            {['First', 'Second', 'Difference'].map((title) => (
              <th key={title} scope="col" className="num">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ item, first, second, difference }) => (
            <tr key={item}>
              <th scope="row">{capitalised(item)}</th>
              <td className="num">{first}</td>
              <td className="num">{second}</td>
              <td className="num">{difference}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total a month</th>
            <td className="num">{total.first}</td>
            <td className="num">{total.second}</td>
            <td className="num">{total.difference}</td>
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  ));
}

function SubjectHeads({ heads }: { heads: readonly SubjectHead[] }) {
  return heads.map(({ slug, name, version, position }) => (
    <th key={slug} scope="col" className="num">
      <SubjectName slot={slotOf(position)} name={name} {...(version === undefined ? {} : { version })} />
    </th>
  ));
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
