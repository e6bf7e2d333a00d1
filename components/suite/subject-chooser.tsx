import { Menu } from '@/components/ui/menu';
import { slotOf } from '@/components/ui/marker-shapes';
import { SubjectName } from '@/components/ui/subject-name';
import { withQuery, type Query } from '@/lib/format/query-string';
import type { ColumnHead, SuiteView } from '@/lib/tables/suite-view';
import { shortName } from './short-name';

/** More are one press away. */
const MOST_OFFERED = 24;

/** Which subjects are compared, and against which: links, so that the address always says what is shown. */
export function SubjectChooser({ view, query }: { view: SuiteView; query: Query }) {
  const shown = view.columns.map((head) => head.slug);
  const all = [...view.columns, ...view.others].toSorted((a, b) => a.position - b.position);
  if (all.length < 2) return null;
  const offered = query.rows === 'all' ? all : all.slice(0, MOST_OFFERED);
  return (
    <div className="bar">
      <div className="chips" role="group" aria-label="Subjects">
        {offered.map((head) => {
          const isShown = shown.includes(head.slug);
          const next = all
            .map((other) => other.slug)
            .filter((slug) => shown.includes(slug) !== (slug === head.slug));
          return next.length === 0 ? (
            <span key={head.slug} className="chip" aria-current="true">
              <Name head={head} />
            </span>
          ) : (
            <a
              key={head.slug}
              className="chip"
              {...(isShown ? { 'aria-current': 'true' as const } : {})}
              href={withQuery(query, { subjects: next.join(',') })}
              aria-label={`${[head.name, head.version].filter(Boolean).join(' ')}, ${
                isShown ? 'shown; press to leave out' : 'left out; press to show'
              }`}
            >
              <Name head={head} />
            </a>
          );
        })}
        {offered.length < all.length ? (
          <a className="chip" href={withQuery(query, { rows: 'all' })}>
            {`${(all.length - offered.length).toLocaleString('en-US')} more`}
            <span className="vh"> subjects to choose from</span>
          </a>
        ) : null}
      </div>
      {view.table.has.measured && shown.length > 1 ? (
        <BaseChooser columns={view.columns} query={query} />
      ) : null}
    </div>
  );
}

/** Above so many subjects the bases stand in a menu. */
const MOST_SEGMENTS = 4;

/** What ratios refer to: the best of each row, or one subject. */
function BaseChooser({ columns, query }: { columns: readonly ColumnHead[]; query: Query }) {
  const bases = [
    { slug: undefined, label: 'To best' },
    ...columns
      .slice(0, MOST_OFFERED)
      .map((head) => ({ slug: head.slug, label: `To ${shortName(head, columns)}` })),
  ];
  const links = bases.map(({ slug, label }) => (
    <a
      key={slug ?? ''}
      href={withQuery(query, { base: slug })}
      {...(query.base === slug ? { 'aria-current': true as const } : {})}
    >
      {label}
    </a>
  ));
  if (columns.length <= MOST_SEGMENTS) {
    return (
      <span className="seg sp" role="group" aria-label="Ratios refer to">
        {links}
      </span>
    );
  }
  const current = columns.find((head) => head.slug === query.base);
  return (
    <Menu
      className="sp"
      kind="plain"
      label={`Ratios: to ${current === undefined ? 'best' : shortName(current, columns)}`}
    >
      {links}
    </Menu>
  );
}

function Name({ head }: { head: ColumnHead }) {
  return (
    <SubjectName
      slot={slotOf(head.position)}
      name={head.name}
      {...(head.version === undefined ? {} : { version: head.version })}
    />
  );
}
