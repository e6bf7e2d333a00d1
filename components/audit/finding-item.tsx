import { Disclosure } from '@/components/ui/disclosure';
import { Icon } from '@/components/ui/icon';
import { slotOf } from '@/components/ui/marker-shapes';
import { SubjectName } from '@/components/ui/subject-name';
import type { FindingLine } from '@/lib/tables/audit-view-finding';
import { RULE_WORDS, VERDICT_WORDS } from '@/lib/tables/audit-view-words';
import { findingAddress, type AuditAddress } from './audit-address';
import { FindingClaims } from './finding-claims';
import { VerdictGlyph } from './verdict-glyph';

const MOST_PLACES = 4;
const MOST_SUBJECTS = 6;

/** One finding: what is checked, one sentence, one line of arithmetic, where it stands, and its claims one press away. */
export function FindingItem({ finding, address }: { finding: FindingLine; address: AuditAddress }) {
  const { id, verdict, rule, severity, places } = finding;
  const isDoubt = verdict === 'contradicted' || verdict === 'mismatch';
  return (
    <li className={isDoubt || verdict === 'rounding' ? 'f' : 'f calm'} id={id}>
      <span className="vgx">
        <VerdictGlyph verdict={verdict} />
        <span className="vh">{VERDICT_WORDS[verdict].label}</span>
      </span>
      <div className="q">
        <div className="qh">
          <h4>{finding.isQuote ? `“${finding.title}”` : finding.title}</h4>
          <Subjects finding={finding} />
        </div>
        <p>{finding.because}</p>
      </div>
      <div className="ar">
        <code>{finding.arithmetic}</code>
        {finding.sources?.map((source) => (
          <a key={source} className="small" href={source} rel="noreferrer">
            {`Source: ${hostAndPath(source)}`}
          </a>
        ))}
      </div>
      <ul className="pl" aria-label="Stated in">
        {places.slice(0, MOST_PLACES).map(({ place, claim }) => (
          <li key={place}>
            {claim === undefined ? place : <a href={`${address.claims}#claim-${claim}`}>{place}</a>}
          </li>
        ))}
        {places.length > MOST_PLACES ? <li>{`and ${places.length - MOST_PLACES} more`}</li> : null}
      </ul>
      <div className="fm">
        {finding.claims.length + finding.statements.length === 0 ? (
          <span className="none">No single claim</span>
        ) : (
          <Disclosure summary={partsOf(finding)}>
            <FindingClaims finding={finding} address={address} />
          </Disclosure>
        )}
        <span className="flinks">
          {isDoubt ? <span className="sev">{`Severity: ${severity}`}</span> : null}
          <a href={`#rule-${rule}`}>
            <span className="vh">Rule: </span>
            {RULE_WORDS[rule].label}
          </a>
          <a className="permalink" href={findingAddress(address, finding)}>
            <Icon name="link" />
            Link<span className="vh"> to this finding</span>
          </a>
        </span>
      </div>
    </li>
  );
}

function hostAndPath(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/#.*$/, '');
}

function Subjects({ finding: { subjects } }: { finding: FindingLine }) {
  if (subjects.length === 0) return null;
  return (
    <ul className="who" aria-label="Subjects">
      {subjects.slice(0, MOST_SUBJECTS).map((head) => (
        <li key={head.slug}>
          <SubjectName
            slot={slotOf(head.position)}
            name={head.name}
            {...(head.version === undefined ? {} : { version: head.version })}
          />
        </li>
      ))}
      {subjects.length > MOST_SUBJECTS ? <li>{`and ${subjects.length - MOST_SUBJECTS} more`}</li> : null}
    </ul>
  );
}

function partsOf({ claims, moreClaims, statements }: FindingLine): string {
  return [counted(claims.length + moreClaims, 'claim'), counted(statements.length, 'statement')]
    .filter((part) => part !== '')
    .join(', ');
}

function counted(number: number, noun: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;
}
