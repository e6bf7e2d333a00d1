import type { Statistic } from '@/lib/model/statistic';
import type { CanonicalUnit } from '@/lib/model/unit';

interface Alias {
  readonly metric: string;
  /** Set where the name contains what looks like a statistic and is none: “max connections”. */
  readonly statistic?: Statistic;
}

/** Names that tables use for the metrics of the registry; matched against the whole lower-case name. */
const ALIASES: readonly (readonly [RegExp, Alias])[] = [
  [
    /^max(?:imum)? (?:concurrent |simultaneous )?(?:connections|clients)(?: per (?!s(?:ec)?).*)?$/,
    { metric: 'max-connections', statistic: 'value' },
  ],
  [/^(?:concurrent )?connections per (?:\S+ )?node$/, { metric: 'max-connections', statistic: 'value' }],
  [
    /^(?:(?:request|response|message|msg|tail|network|end to end|round trip) )?latency$/,
    { metric: 'latency' },
  ],
  [/^(?:response|resp|request|round trip|reply) time$|^rtt$|^latencies$/, { metric: 'latency' }],
  [/^connect(?:ion)? (?:time|latency)$/, { metric: 'connect-time' }],
  [/^ttfb$|^time to first byte$|^first byte(?: time)?$/, { metric: 'first-byte-time' }],
  [/^session (?:time|length|duration)$/, { metric: 'session-time' }],
  [
    /^(?:run|execution|exec|wall|wall clock|elapsed|real) ?time$|^time$|^time per (?:op|operation|iteration)$|^runtime$/,
    { metric: 'time-per-operation' },
  ],
  [
    /^(?:requests?|reqs?)(?: rate| throughput|\/s(?:ec(?:ond)?)?| per s(?:ec(?:ond)?)?)$|^rps$|^qps$/,
    { metric: 'request-rate' },
  ],
  [
    /^(?:messages?|msgs?)(?: rate| throughput|\/s(?:ec(?:ond)?)?| per s(?:ec(?:ond)?)?)$/,
    { metric: 'message-rate' },
  ],
  [
    /^(?:operations?|ops|transactions?)(?: rate| throughput|\/s(?:ec(?:ond)?)?| per s(?:ec(?:ond)?)?)$|^tps$/,
    { metric: 'operation-rate' },
  ],
  [/^iops$|^i\/?o rate$/, { metric: 'io-rate' }],
  [/^transfer(?: rate|\/s(?:ec)?)?$|^bandwidth$/, { metric: 'transfer-rate' }],
  [
    /^(?:memory|mem|ram)(?: usage| use)? ?(?:per|\/) ?(?:connection|conn|client)$/,
    { metric: 'memory-per-connection' },
  ],
  [/^(?:memory|mem|ram|rss)(?: usage| used| use)?$/, { metric: 'memory' }],
  [
    /^allocated(?: memory)?(?: per op(?:eration)?)?$|^bytes ?(?:per|\/) ?op$|^b\/op$/,
    { metric: 'allocated-per-operation' },
  ],
  [/^alloc(?:ation)?s ?(?:per|\/) ?op(?:eration)?$/, { metric: 'allocations-per-operation' }],
  [/^(?:total )?cpu (?:utili[sz]ation|usage)$/, { metric: 'cpu-utilisation' }],
  [/^(?:total )?requests$|^request count$/, { metric: 'requests' }],
  [/^(?:total )?(?:errors|failures|failed requests)$|^(?:error|failure) count$/, { metric: 'errors' }],
  [/^time ?outs$/, { metric: 'timeouts' }],
  [/^(?:error|failure) (?:rate|ratio)$|^(?:errors|failures) ?%$/, { metric: 'error-ratio' }],
  [/^(?:fault |failure )?recovery time$|^time to recover(?:y)?$/, { metric: 'recovery-time' }],
  [/^monthly (?:infrastructure |cloud |server )?cost$|^cost per month$/, { metric: 'monthly-cost' }],
];

/** The metric of the registry that a name without statistic means, as far as the name and its unit tell. */
export function findAlias(name: string, unit?: { unit: CanonicalUnit; text: string }): Alias | undefined {
  const plain = name
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
  if (plain === '' && unit !== undefined) return aliasOfUnit(unit);
  if (/^throughput$/.test(plain) && unit !== undefined) return aliasOfUnit(unit);
  if (plain === 'errors' && unit?.unit === 'ratio') return { metric: 'error-ratio' };
  if (plain === 'cpu' && unit?.unit === 'ratio') return { metric: 'cpu-utilisation' };
  if (/^(?:(?:fault|failure) )?recovery$/.test(plain) && unit?.unit === 'ns')
    return { metric: 'recovery-time' };
  return ALIASES.find(([pattern]) => pattern.test(plain))?.[1];
}

/** What a unit alone says: `req/s`, `MB/s`, `ns/op`. Plain durations say nothing more than their name. */
function aliasOfUnit({ unit, text }: { unit: CanonicalUnit; text: string }): Alias | undefined {
  if (unit === 'bytes/s') return { metric: 'transfer-rate' };
  const rate = unit === '1/s' ? rateMetric(text) : undefined;
  if (rate !== undefined) return { metric: rate };
  if (!/\/\s*(?:op|iter)$/.test(text)) return undefined;
  if (unit === 'ns') return { metric: 'time-per-operation' };
  if (unit === 'bytes') return { metric: 'allocated-per-operation', statistic: 'value' };
  return unit === 'count' ? { metric: 'allocations-per-operation', statistic: 'value' } : undefined;
}

/**
 * The rate that a unit or a cell with its unit names: `msg/sec` is a message rate; undefined for a bare `/s`.
 *
 * @example rateMetric('1,200 req/s') === 'request-rate'
 */
export function rateMetric(text: string): string | undefined {
  if (/req|\b[rq]ps\b|[kKM][rq]ps/i.test(text)) return 'request-rate';
  if (/msg|message/i.test(text)) return 'message-rate';
  if (/\biops\b|\bio\b/i.test(text)) return 'io-rate';
  return /\bk?ops?\b|operation|iter|\btx\b|\btps\b|transaction|quer/i.test(text)
    ? 'operation-rate'
    : undefined;
}
