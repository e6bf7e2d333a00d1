/** An application protocol that tools differ in. */
export type Protocol =
  | 'HTTP'
  | 'HTTP/2'
  | 'HTTP/3'
  | 'WebSocket'
  | 'gRPC'
  | 'MQTT'
  | 'AMQP'
  | 'SSE'
  | 'Socket.IO';

/** What a load generator speaks, and where that is written. */
export interface ToolProtocols {
  readonly speaks: readonly Protocol[];
  /** The first version that speaks a protocol, where it was added later. */
  readonly since?: Readonly<Partial<Record<Protocol, string>>>;
  readonly source: string;
}

/**
 * By name in lower case. Tools that are programmed, or that plug-ins teach any protocol (JMeter, Locust, Tsung), are
 * left out: nothing is wrong with using them for anything.
 */
const TOOLS: ReadonlyMap<string, ToolProtocols> = new Map<string, ToolProtocols>([
  ['wrk', { speaks: ['HTTP'], source: 'https://github.com/wg/wrk#readme' }],
  ['wrk2', { speaks: ['HTTP'], source: 'https://github.com/giltene/wrk2#readme' }],
  ['ab', { speaks: ['HTTP'], source: 'https://httpd.apache.org/docs/2.4/programs/ab.html' }],
  ['apachebench', { speaks: ['HTTP'], source: 'https://httpd.apache.org/docs/2.4/programs/ab.html' }],
  ['siege', { speaks: ['HTTP'], source: 'https://www.joedog.org/siege-manual/' }],
  ['autocannon', { speaks: ['HTTP'], source: 'https://github.com/mcollina/autocannon#readme' }],
  ['hey', { speaks: ['HTTP', 'HTTP/2'], source: 'https://github.com/rakyll/hey#usage' }],
  ['bombardier', { speaks: ['HTTP', 'HTTP/2'], source: 'https://github.com/codesenberg/bombardier#readme' }],
  ['vegeta', { speaks: ['HTTP', 'HTTP/2'], source: 'https://github.com/tsenart/vegeta#usage-manual' }],
  [
    'h2load',
    { speaks: ['HTTP', 'HTTP/2', 'HTTP/3'], source: 'https://nghttp2.org/documentation/h2load.1.html' },
  ],
  ['oha', { speaks: ['HTTP', 'HTTP/2', 'HTTP/3'], source: 'https://github.com/hatoo/oha#readme' }],
  ['ghz', { speaks: ['gRPC'], source: 'https://ghz.sh/docs/intro' }],
  [
    'k6',
    {
      speaks: ['HTTP', 'HTTP/2', 'WebSocket', 'gRPC'],
      since: { gRPC: '0.29.0' },
      source: 'https://grafana.com/docs/k6/latest/using-k6/protocols/',
    },
  ],
  [
    'artillery',
    {
      speaks: ['HTTP', 'WebSocket', 'Socket.IO'],
      source: 'https://www.artillery.io/docs/reference/engines/overview',
    },
  ],
  [
    'gatling',
    {
      speaks: ['HTTP', 'HTTP/2', 'WebSocket', 'SSE', 'MQTT', 'gRPC'],
      source: 'https://docs.gatling.io/reference/script/',
    },
  ],
  ['emqtt-bench', { speaks: ['MQTT'], source: 'https://github.com/emqx/emqtt-bench#readme' }],
  ['tcpkali', { speaks: ['WebSocket'], source: 'https://github.com/satori-com/tcpkali#readme' }],
]);

/** What is known about a tool, by its name in any case. */
export function findToolProtocols(name: string): ToolProtocols | undefined {
  return TOOLS.get(name.trim().toLowerCase());
}

const NAMES: readonly (readonly [protocol: Protocol, pattern: RegExp])[] = [
  ['WebSocket', /\bweb-?sockets?\b/i],
  ['gRPC', /\bgrpc\b/i],
  ['MQTT', /\bmqtt\b/i],
  ['AMQP', /\bamqp\b/i],
  ['SSE', /\bserver-sent events\b/i],
  ['Socket.IO', /\bsocket\.io\b/i],
  ['HTTP/3', /\bhttp\/3\b|\bquic\b/i],
  ['HTTP/2', /\bhttp\/2\b/i],
  ['HTTP', /\bhttps?\b(?!\/[23])/i],
];

/** The protocols that a text names. */
export function protocolsIn(text: string): Protocol[] {
  return NAMES.filter(([, pattern]) => pattern.test(text)).map(([protocol]) => protocol);
}

/** Whether a version is older than another; undefined where one of them has no numbers. */
export function isOlder(version: string, than: string): boolean | undefined {
  const [a, b] = [version, than].map((text) => /\d+(?:\.\d+)*/.exec(text)?.[0].split('.').map(Number));
  if (a === undefined || b === undefined) return undefined;
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
