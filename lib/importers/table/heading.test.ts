import { describe, expect, it } from 'vitest';
import { parseTable as parse } from '@/tests/support/parse-table';

describe('headers', () => {
  it.each([
    ['p99 Latency (ms)', 'latency.p99', 1e6],
    ['p999 Latency (ms)', 'latency.p99.9', 1e6],
    ['99.9th percentile latency, us', 'latency.p99.9', 1e3],
    ['latency_p95_ms', 'latency.p95', 1e6],
    ['avg latency [ms]', 'latency.mean', 1e6],
    ['Latency (ms)', 'latency.mean', 1e6],
    ['Latency (max) in ms', 'latency.max', 1e6],
    ['Median response time (s)', 'latency.p50', 1e9],
    ['mean (ns)', 'time-per-operation.mean', 1],
    ['ns/op', 'time-per-operation.mean', 1],
    ['Time (s)', 'time-per-operation.mean', 1e9],
    ['B/op', 'allocated-per-operation.value', 1],
    ['allocs/op', 'allocations-per-operation.value', 1],
    ['ops/s', 'operation-rate.mean', 1],
    ['Requests/sec', 'request-rate.mean', 1],
    ['RPS', 'request-rate.mean', 1],
    ['Requests/sec (k)', 'request-rate.mean', 1000],
    ['Throughput (MB/s)', 'transfer-rate.mean', 1e6],
    ['IOPS', 'io-rate.mean', 1],
    ['TTFB (ms)', 'first-byte-time.mean', 1e6],
    ['Memory (MiB)', 'memory.value', 1_048_576],
    ['Peak memory (MB)', 'memory.max', 1e6],
    ['Max Concurrent Connections', 'max-connections.value', 1],
    ['Connections per second', 'connections-per-second.value', 1],
    ['Errors', 'errors.value', 1],
    ['Error rate (%)', 'error-ratio.value', 0.01],
    ['Memory (%)', 'memory-ratio.value', 0.01],
    ['Cost per month ($)', 'monthly-cost.value', 1],
    ['Score (higher is better)', 'score.value', 1],
    ['CPU %', 'cpu-utilisation.mean', 0.01],
    ['CPU (%)', 'cpu-utilisation.mean', 0.01],
    ['CPU%', 'cpu-utilisation.mean', 0.01],
    ['CPU usage [%]', 'cpu-utilisation.mean', 0.01],
    ['Recovery (ms)', 'recovery-time.value', 1e6],
    ['Fault recovery (s)', 'recovery-time.value', 1e9],
    ['p99 (usec)', 'latency.p99', 1e3],
    ['latency_usec', 'latency.mean', 1e3],
    ['p99 latency [\u00b5s]', 'latency.p99', 1e3],
    ['p99 latency [\u03bcs]', 'latency.p99', 1e3],
    ['p99 latency (\u03bcsec)', 'latency.p99', 1e3],
    ['p99 latency [ms]', 'latency.p99', 1e6],
    ['Req/s', 'request-rate.mean', 1],
    ['Req/Sec', 'request-rate.mean', 1],
    ['Requests per second', 'request-rate.mean', 1],
    ['ops/sec', 'operation-rate.mean', 1],
  ])('%s is %s', (header, metric, factor) => {
    expect(parse(`name,"${header}"\nGo,1\n`).values).toEqual({ [`Go|${metric}`]: factor });
  });

  it('takes a direction that a header states', () => {
    const { metrics, codes } = parse('name,Score (higher is better),Depth ↓\nGo,1,2\n');
    expect(metrics.map(({ better }) => better)).toEqual(['higher', 'lower']);
    expect(codes).toEqual([]);
  });
});

describe('a table of metrics down and contenders across', () => {
  it.each(['Feature', 'Metric', 'Benchmark', ''])(
    'is told by its names when its corner says “%s”',
    (corner) => {
      const text = `| ${corner} | Go | Rust |\n|---|---|---|\n| p99 latency (ms) | 3 | 2 |\n| Req/s | 10 | 20 |\n`;
      expect(parse(text).values).toEqual({
        'Go|latency.p99': 3e6,
        'Go|request-rate.mean': 10,
        'Rust|latency.p99': 2e6,
        'Rust|request-rate.mean': 20,
      });
    },
  );

  it('leaves benchmarks cases that only have units', () => {
    expect(parse('Benchmark,Go,Rust\nparse (ms),3,2\nprint (ms),1,1\n', 'ms').runs).toHaveLength(2);
    expect(parse('Benchmark,Go,Rust\nparse,3,2\nprint,1,1\n', 'ms').values).toMatchObject({
      'Go|parse:time-per-operation.mean': 3e6,
    });
  });
});
