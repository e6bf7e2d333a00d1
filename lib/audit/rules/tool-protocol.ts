import { fullConditionsOf, type AuditContext } from '../context';
import type { Figure } from '../figure';
import type { FindingDraft, FindingVerdict } from '../finding';
import type { AuditRule } from '../rule';
import { findToolProtocols, isOlder, protocolsIn, type Protocol } from '../tool-protocols';
import { groupBy } from '../group-by';

/** What a load generator measures over its protocol. */
const MEASURED = new Set([
  'latency',
  'connect-time',
  'first-byte-time',
  'session-time',
  'request-rate',
  'message-rate',
  'max-connections',
  'error-ratio',
]);

/** A tool used for a protocol that it does not speak. */
export const toolProtocol: AuditRule = {
  id: 'tool-protocol',
  check: (context) => {
    const uses = context.figures
      .filter((figure) => MEASURED.has(figure.metric))
      .flatMap((figure) => useOf(context, figure) ?? []);
    const groups = groupBy(uses, ({ tool, version, named, scope }) =>
      JSON.stringify([tool.toLowerCase(), version, named, scope]),
    );
    return [...groups.values()].map((group) => findingOf(group));
  },
};

interface Use {
  readonly figure: Figure;
  readonly tool: string;
  readonly version: string | undefined;
  readonly named: readonly Protocol[];
  /** Whether the claim itself names the protocol, or what stands around it. */
  readonly scope: 'claim' | 'suite' | 'components';
}

function useOf(context: AuditContext, figure: Figure): Use | undefined {
  const { tool, toolVersion } = fullConditionsOf(context, figure);
  if (tool === undefined || findToolProtocols(tool) === undefined) return undefined;
  const subject = context.suite.subjects?.find(({ slug }) => slug === figure.subject);
  const scopes = {
    claim: figure.claims.flatMap(({ text, case: caseName }) => [text, caseName]),
    suite: [context.suite.suite.title, context.suite.suite.summary, subject?.name, subject?.variant],
    components: [
      ...(subject?.components ?? []).map(({ name }) => name),
      ...Object.values(subject?.labels ?? {}),
    ],
  };
  for (const scope of ['claim', 'suite', 'components'] as const) {
    const named = protocolsIn(scopes[scope].filter((text) => text !== undefined).join(' · '));
    if (named.length > 0) return { figure, tool, version: toolVersion, named, scope };
  }
  return undefined;
}

function findingOf(group: readonly Use[]): FindingDraft {
  const [first] = group;
  if (first === undefined) throw new RangeError('A group has a member.');
  const { tool, version, named, scope } = first;
  const known = findToolProtocols(tool);
  const spoken = named.filter((protocol) => known?.speaks.includes(protocol));
  const tooOld = spoken.filter((protocol) => {
    const since = known?.since?.[protocol];
    return since !== undefined && version !== undefined && isOlder(version, since) === true;
  });
  const isSpoken = spoken.length > tooOld.length;
  // What merely stands in the title need not be what this figure is about.
  const verdict: FindingVerdict = isSpoken ? 'consistent' : scope === 'claim' ? 'contradicted' : 'mismatch';
  const [old] = tooOld;
  const since = old === undefined ? '' : `, ${old} since ${known?.since?.[old] ?? ''}`;
  return {
    verdict,
    ...(isSpoken ? {} : { severity: 'high' as const }),
    claims: group.flatMap(({ figure }) => figure.claims),
    arithmetic: `${tool}${version === undefined ? '' : ` ${version}`} speaks ${known?.speaks.join(', ') ?? ''}${since}; measured: ${named.join(', ')}`,
    ...(known === undefined ? {} : { sources: [known.source] }),
    because: isSpoken
      ? 'The tool speaks the protocol that was measured.'
      : scope === 'claim'
        ? 'The tool does not speak the protocol of these figures.'
        : 'The tool does not speak the protocol that was measured; another tool, which is not stated, could explain it.',
  };
}
