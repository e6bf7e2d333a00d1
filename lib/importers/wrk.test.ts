import { describe, expect, it } from 'vitest';
import type { Document, ParsedRun } from './importer';
import { headOf } from './detect';
import { wrk } from './wrk';
import { wrk2 } from './wrk2';

const BLOCK = `Running 30s test @ http://10.0.0.1/data
  12 threads and 500 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    85.19ms   65.92ms   1.90s    99.55%
    Req/Sec   153.78    164.69     1.84k    77.88%
  Latency Distribution
     50%   60.00ms
     99%    1.20s 
  15296 requests in 30.07s, 3.89MB read
  Socket errors: connect 2, read 3, write 5, timeout 764
  Non-2xx or 3xx responses: 331
Requests/sec:    508.60
Transfer/sec:    132.62KB
`;

function parse(text: string, importer = wrk) {
  const document: Document = { text, fileName: 'wrk.txt' };
  const result = importer.parse(document);
  if (!result.ok || result.value.kind !== 'runs') throw new Error(JSON.stringify(result));
  return result.value;
}

function valuesOf(run: ParsedRun | undefined): Record<string, number> {
  return Object.fromEntries(
    (run?.measurements ?? []).map(({ metric, statistic, value }) => [`${metric}.${statistic}`, value]),
  );
}

describe('wrk', () => {
  it('reads every figure in its own unit', () => {
    const { runs } = parse(BLOCK);
    expect(runs).toHaveLength(1);
    expect(valuesOf(runs[0])).toEqual({
      'latency.p50': 60_000_000,
      'latency.p99': 1_200_000_000,
      'latency.mean': 85_190_000,
      'latency.stddev': 65_920_000,
      'latency.max': 1_900_000_000,
      'request-rate-per-thread.mean': 153.78,
      'request-rate-per-thread.stddev': 164.69,
      'request-rate-per-thread.max': 1840,
      'request-rate.mean': 508.6,
      'transfer-rate.mean': 132.62 * 1024,
      'requests.value': 15_296,
      // 3.89 MB of 1024² bytes.
      'bytes-read.value': 4_078_960.64,
      // Timeouts are among the requests; the other socket errors are not.
      'errors.value': 2 + 3 + 5 + 764 + 331,
      'timeouts.value': 764,
      'error-ratio.value': 1105 / (15_296 + 10),
    });
    expect(runs[0]?.durationNs).toBe(30_070_000_000);
    expect(runs[0]?.load).toEqual({
      model: 'closed',
      connections: 500,
      threads: 12,
      achievedPerSecond: 508.6,
      coordinatedOmissionCorrected: 'no',
    });
    expect(runs[0]?.labels).toEqual({ url: 'http://10.0.0.1/data' });
  });

  it('keeps the place and the text of a value, and leaves requests over the timeout out of its count', () => {
    const p99 = parse(BLOCK).runs[0]?.measurements.find(({ statistic }) => statistic === 'p99');
    expect(p99).toEqual({
      case: 'all',
      metric: 'latency',
      statistic: 'p99',
      value: 1_200_000_000,
      grade: 'summary',
      n: 15_296 - 764,
      method: 'tool',
      from: { pointer: 'line 8', text: '1.20s' },
    });
  });

  it('makes a run of each invocation, with the shell line and the heading above it', () => {
    const text = `# Go\n$ wrk -t12 -c500 -d30s http://10.0.0.1/data\n${BLOCK}\n---\n # no\n${BLOCK}`;
    const { runs } = parse(text);
    expect(runs.map(({ tool }) => tool)).toEqual([
      { name: 'wrk', command: 'wrk -t12 -c500 -d30s http://10.0.0.1/data' },
      { name: 'wrk' },
    ]);
    expect(runs.map(({ labels }) => labels?.section)).toEqual(['Go', 'Go']);
  });

  it('keeps the lines of errors as they stand', () => {
    const texts = (text: string) =>
      Object.fromEntries(
        (parse(text).runs[0]?.measurements ?? []).map(({ metric, from }) => [metric, from?.text]),
      );
    const sockets = 'Socket errors: connect 2, read 3, write 5, timeout 764';
    expect(texts(BLOCK)).toMatchObject({
      errors: `${sockets}\n  Non-2xx or 3xx responses: 331`,
      timeouts: '764',
      'error-ratio': `${sockets}\n  Non-2xx or 3xx responses: 331`,
    });
    expect(texts(BLOCK.replace(/ *Non-2xx.*\n/, '')).errors).toBe(sockets);
    expect(texts(BLOCK.replace(/ *Socket.*\n/, '')).errors).toBe('Non-2xx or 3xx responses: 331');
  });

  describe('under Markdown headings', () => {
    const under = (...headings: string[]) =>
      parse(headings.map((heading) => `${heading}\n\n\`\`\`\n# wrk …\n${BLOCK}\`\`\`\n\n`).join('')).runs.map(
        ({ subject, labels }) => [subject?.name, labels?.section],
      );

    it('takes the names of the contenders from them', () => {
      expect(under('# Results\n\n## express', '## **fastify** 5', '## [hono](https://hono.dev) ##')).toEqual([
        ['express', undefined],
        ['fastify 5', undefined],
        ['hono', undefined],
      ]);
    });

    it('takes the outermost level that differs, and keeps the rest as a label', () => {
      expect(under('# R\n## OSS\n### Traffic', '# R\n## Plus\n### Traffic')).toEqual([
        ['OSS', 'Traffic'],
        ['Plus', 'Traffic'],
      ]);
      expect(under('## Go\n### GET /a', '### GET /b', '## Rust\n### GET /a')).toEqual([
        ['Go', 'GET /a'],
        ['Go', 'GET /b'],
        ['Rust', 'GET /a'],
      ]);
      expect(under('## 64 connections\n### Go', '### Rust', '## 128 connections\n### Go')).toEqual([
        ['Go', '64 connections'],
        ['Rust', '64 connections'],
        ['Go', '128 connections'],
      ]);
    });

    it.each([
      ['one heading', ['# Go', '']],
      ['connections', ['## 64 connections', '## 256 connections']],
      ['numbers', ['## 64', '## 256']],
      ['options', ['## -c64 -t2 -d30s', '## c=256, t=4']],
      ['levels', ['## Low load', '## High load']],
      ['repetitions', ['## Run 1', '## Run 2']],
      ['endpoints', ['## GET /json', '## /plaintext']],
    ])('does not take %s for contenders', (_what, headings) => {
      const found = under(...headings);
      expect(found.map(([subject]) => subject)).toEqual([undefined, undefined]);
      expect(found.map(([, section]) => section)).toEqual(
        headings.map((heading) => (heading === '' ? 'Go' : heading.replace('## ', '').replace('# ', ''))),
      );
    });

    it('gives a run above the first contender the heading that it stands under', () => {
      expect(under('# Baseline', '## Go', '## Rust').map(([subject]) => subject)).toEqual([
        'Baseline',
        'Go',
        'Rust',
      ]);
    });

    it('does not take comments of a shell in a fenced block for headings', () => {
      const block = (comment: string) => `\`\`\`sh\n# ${comment}\n${BLOCK}\`\`\`\n`;
      expect(parse(block('start go') + block('start rust')).runs.map(({ subject }) => subject)).toEqual([
        undefined,
        undefined,
      ]);
    });
  });

  it('reads the shell line and the heading after a block that ends without its transfer rate', () => {
    const short = BLOCK.replace(/Transfer.*\n/, '');
    const { runs } = parse(`# Go\n${short}\n# Rust\n$ wrk -t12 http://10.0.0.1/rust\n${BLOCK}`);
    expect(runs.map(({ subject }) => subject?.name)).toEqual(['Go', 'Rust']);
    expect(runs[1]?.tool?.command).toBe('wrk -t12 http://10.0.0.1/rust');
  });

  it('takes latencies of zero for what they are: not measured', () => {
    const text = BLOCK.replace('85.19ms   65.92ms   1.90s    99.55%', '0.00us    0.00us   0.00us    -nan%')
      .replace('60.00ms', '0.00us')
      .replace('1.20s', '0.00us');
    const { runs, warnings } = parse(text);
    expect(Object.keys(valuesOf(runs[0])).filter((name) => name.startsWith('latency'))).toEqual([]);
    expect(warnings.map(({ code }) => code)).toEqual(['value-skipped', 'errors-present']);
  });

  it('counts each failed attempt once where statuses and timeouts overlap', () => {
    const text = BLOCK.replace('responses: 331', 'responses: 15296');
    expect(valuesOf(parse(text).runs[0])['errors.value']).toBe(15_296 + 10);
    expect(parse(text).warnings.map(({ code }) => code)).toEqual(['all-failed']);
  });

  it.each([
    ['before Requests/sec', BLOCK.slice(0, BLOCK.indexOf('Requests/sec')), 'the line “Requests/sec: …”'],
    ['within its number', BLOCK.slice(0, BLOCK.indexOf('508.60') + 3), 'the line “Transfer/sec: …”'],
    ['at the threads', BLOCK.slice(0, BLOCK.indexOf('\n') + 1), 'the line “N threads and M connections”'],
  ])('reports a block that is cut off %s', (_where, text, expected) => {
    const result = wrk.parse({ text, fileName: 'wrk.txt' });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.problems).toHaveLength(1);
    expect(result.problems[0]).toMatchObject({ code: 'syntax', found: 'the end of the file' });
    expect(result.problems[0]?.expected).toContain(expected);
  });

  it('reports a value that it cannot read with its line', () => {
    const result = wrk.parse({ text: BLOCK.replace('85.19ms', '85.19xs'), fileName: 'wrk.txt' });
    expect(result.ok ? [] : result.problems).toEqual([
      {
        code: 'syntax',
        where: { file: 'wrk.txt', line: 4, column: 1 },
        expected: 'a duration such as 1.25ms',
        found: '“85.19xs”',
      },
    ]);
  });

  it('does not claim what autocannon prints', () => {
    const text = 'Running 10s test @ http://localhost:3000\n10 connections\n';
    expect(wrk.detect(headOf(text))).toBeUndefined();
    expect(wrk2.detect(headOf(text))).toBeUndefined();
  });

  it('reads 200,000 lines that only look like its own', () => {
    // A reader whose time grows with the square of the lines would run into the timeout of the test.
    const noise = 'wrk wrk Running wrk http://x Running # [Mean wrk '.repeat(2);
    expect(parse(`${`${noise}\n`.repeat(200_000)}${BLOCK}`).runs).toHaveLength(1);
  });
});
