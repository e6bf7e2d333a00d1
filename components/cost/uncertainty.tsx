import { ScrollRegion } from '@/components/ui/scroll-region';
import { slotOf } from '@/components/ui/marker-shapes';
import { SubjectName } from '@/components/ui/subject-name';
import type { SimulationView, TornadoView } from '@/lib/cost/simulation-view';

/** What the bill may come to when everything uncertain is drawn at once, and which input moves it most. */
export function Uncertainty({ simulation: { outcome, tornado } }: { simulation: SimulationView }) {
  return (
    <>
      {outcome === undefined ? (
        <p className="small">
          Every figure was typed as one number and counts as exact. Type a range such as{' '}
          <code>10k..14k..20k</code> into a field and the bill becomes one too.
        </p>
      ) : (
        <>
          <ScrollRegion label="What the bill may come to">
            <table className="sticky">
              <caption>
                {outcome.draws} draws, seed {outcome.seed}; node types stay as they are.
              </caption>
              <thead>
                <tr>
                  <th scope="col">Subject</th>
                  {['p10', 'p50', 'p90'].map((title) => (
                    <th key={title} scope="col" className="num">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {outcome.subjects.map(({ head, p10, p50, p90, infeasible }) => (
                  <tr key={head.slug}>
                    <th scope="row">
                      <SubjectName
                        slot={slotOf(head.position)}
                        name={head.name}
                        {...(head.version === undefined ? {} : { version: head.version })}
                      />
                      {infeasible === undefined ? null : <span className="dir">{infeasible}</span>}
                    </th>
                    <td className="num">{p10}</td>
                    <td className="num">{p50}</td>
                    <td className="num">{p90}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          <ul className="small co-list">
            {outcome.pairs.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p className="note">Uncertain: {outcome.uncertain.join('; ')}.</p>
        </>
      )}
      <Tornado tornado={tornado} />
    </>
  );
}

function Tornado({ tornado: { kind, bars } }: { tornado: TornadoView }) {
  if (bars.length === 0) {
    return (
      <p className="small">
        {kind === 'uncertain'
          ? 'None of the uncertain inputs moves the bill by itself.'
          : 'Ten percent more or less of any input leaves the bill as it is.'}
      </p>
    );
  }
  return (
    <ScrollRegion label="What drives the bill">
      <table className="sticky co-tornado">
        <caption>
          {kind === 'uncertain'
            ? 'What drives the bill: each alone at its tenth and ninetieth percentile, the widest first.'
            : 'What drives the bill: each input alone 10 % lower and 10 % higher, the widest first.'}
        </caption>
        <thead>
          <tr>
            <th scope="col">Input</th>
            <th scope="col" className="num">
              Low
            </th>
            <th scope="col">
              <span className="vh">Drawing</span>
            </th>
            <th scope="col" className="num">
              High
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ head, label, low, high, from, to, base }) => (
            <tr key={`${head.slug} ${label}`}>
              <th scope="row">
                {label} <span className="dir">{head.name}</span>
              </th>
              <td className="num">{low}</td>
              <td>
                <span className="vh">{`from ${low} to ${high}`}</span>
                <svg
                  className={`c s${slotOf(head.position)}`}
                  viewBox="0 0 200 12"
                  preserveAspectRatio="none"
                  aria-hidden="true"
                >
                  <rect className="bx" x={px(from)} y="2" width={Math.max(1.5, px(to - from))} height="8" />
                  <line className="tk" x1={px(base)} x2={px(base)} y1="0" y2="12" />
                </svg>
              </td>
              <td className="num">{high}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function px(share: number): number {
  return Math.round(share * 1980) / 10;
}
