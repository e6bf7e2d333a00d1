import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTable as parse, problemsOfTable as problemsOf } from '@/tests/support/parse-table';
import { readSample } from '@/tests/support/read-sample';
import { detectFormat, headOf } from './detect';
import { parseDocument } from './parse-document';

const read = (name: string) => readSample(`table/${name}`);

const DECISION = `# Decision

| Feature | Elixir 1.17 | Go 1.24 |
|---|---|---|
| Concurrency Model | Actors | Goroutines |
| Memory per Connection | 14kb | 12kb |
| p99 Latency (1kb msg) | **54μs** | 36μs |
| Max Connections per 16GB Node | 1,120,000 | 890,000 |
| Fault Recovery Time (30% pod failure) | 120ms | — |
| Error Rate (50% packet loss) | 0.2% | 1.1% |
| Learning Curve (1-10, 10=hardest) | 4 | 3 |
| Infrastructure Cost (500k users/month) | $4,200 | $3,100 |

| Metric | Elixir 1.17 | Go 1.24 |
|---|---|---|
| Throughput (msg/sec per node) | 1,200,000 | 1,100,000 |
| p999 Latency (1kb msg) | 120μs | 89μs |
| p99 Latency (1kb msg) | 54μs | 36μs |
`;

describe('a table with subjects as columns', () => {
  it('maps names and units to known metrics, over several tables of the same subjects', () => {
    const { values, runs, metrics, codes } = parse(DECISION);
    expect(values).toEqual({
      'Elixir 1.17|memory-per-connection.value': 14_000,
      'Elixir 1.17|latency.p99': 54_000,
      'Elixir 1.17|max-connections.value': 1_120_000,
      'Elixir 1.17|recovery-time.value': 120e6,
      'Elixir 1.17|error-ratio.value': 0.002,
      'Elixir 1.17|learning-curve.value': 4,
      'Elixir 1.17|monthly-cost.value': 4200,
      'Elixir 1.17|message-rate.mean': 1_200_000,
      'Elixir 1.17|latency.p99.9': 120_000,
      'Go 1.24|memory-per-connection.value': 12_000,
      'Go 1.24|latency.p99': 36_000,
      'Go 1.24|max-connections.value': 890_000,
      'Go 1.24|error-ratio.value': 0.011,
      'Go 1.24|learning-curve.value': 3,
      'Go 1.24|monthly-cost.value': 3100,
      'Go 1.24|message-rate.mean': 1_100_000,
      'Go 1.24|latency.p99.9': 89_000,
    });
    expect(runs[0]?.labels).toMatchObject({
      'Concurrency Model': 'Actors',
      'condition of latency.p99': '1kb msg',
    });
    expect(metrics).toEqual([
      { id: 'learning-curve', label: 'Learning Curve', unit: 'unknown', about: '1-10, 10=hardest' },
    ]);
    expect(codes).toEqual(['unit-assumed', 'direction-unknown']);
  });

  it('points at the cell as written', () => {
    const [run] = parse(DECISION).runs;
    const p99 = run?.measurements.find(({ statistic }) => statistic === 'p99');
    expect(p99).toMatchObject({ grade: 'summary', method: 'table', from: { text: '54μs' } });
    const [line = 0, column = 0] = (p99?.from?.pointer ?? '').split(':').map(Number);
    expect(DECISION.split('\n')[line - 1]?.slice(column - 1)).toMatch(/^\*\*54μs/);
  });

  it('says that a table about other subjects was left out', () => {
    const other = '\n| Metric | PHP |\n|---|---|\n| p99 latency | 1 s |\n';
    expect(parse(DECISION + other).codes).toContain('value-skipped');
  });

  it('keeps two numbers of one name apart by their conditions', () => {
    const { values } = parse('Metric,Go\nError rate (50% packet loss),1%\nError rate (30% pod failure),2%\n');
    expect(values).toEqual({ 'Go|error-ratio.value': 0.01, 'Go|30% pod failure:error-ratio.value': 0.02 });
  });

  it('refuses two different numbers that nothing tells apart', () => {
    expect(problemsOf('Metric,Go\nError rate,1%\nError rate,2%\n')).toMatchObject([
      { code: 'duplicate-key', where: { line: 3, column: 12 } },
    ]);
  });
});

describe('a table with subjects as rows', () => {
  it('reads units from the header, versions and words', () => {
    const { runs, values } = parse(read('subjects-as-rows.csv'));
    expect(runs[0]).toMatchObject({
      subject: { name: 'node-ok', version: '20.20.2' },
      labels: { Runtime: 'event loop' },
      load: { model: 'unknown' },
    });
    expect(values).toMatchObject({
      'node-ok|latency.p50': 2e6,
      'node-ok|latency.p99': 4.3e6,
      'node-ok|request-rate.mean': 10_269.2,
      'node-ok|total-data.value': 2_466_720,
      'node-mixed|error-ratio.value': 0.2,
    });
    expect(values).not.toHaveProperty('node-slow|error-ratio.value');
  });

  it('makes a second row of the same subject a second run', () => {
    expect(parse('name,p99 (ms)\nGo,1\nGo,2\n').runs.map((run) => run.subject?.name)).toEqual(['Go', 'Go']);
  });

  it('keeps unnamed numbers under the names of their columns, unit unknown', () => {
    const { runs, metrics, codes } = parse(',version,tcp\ntornado,6.5.4,7921\nwebsockets,16.0,11773\n');
    expect(runs[1]?.subject).toEqual({ name: 'websockets', version: '16.0' });
    expect(metrics).toEqual([{ id: 'tcp', label: 'tcp', unit: 'unknown' }]);
    expect(codes).toEqual(['direction-unknown']);
  });

  it('keeps columns apart whose names have no Latin letter', () => {
    const { metrics } = parse('name,延迟,吞吐\nGo,1,2\n');
    expect(metrics.map(({ id, label }) => [id, label])).toEqual([
      ['unnamed', '延迟'],
      ['unnamed-2', '吞吐'],
    ]);
  });
});

describe('a table with cases', () => {
  it('reads a column of test names as cases of one run', () => {
    const { runs, values } = parse(
      'Test Name,Rate (per sec),Success Rate,Notes\nstorm,503.8,100.0%,a\nflood,7,90%,b\n',
    );
    expect(runs).toHaveLength(1);
    expect(runs[0]?.subject).toBeUndefined();
    expect(values).toEqual({
      '0|storm:rate.value': 503.8,
      '0|storm:success-rate.value': 1,
      '0|flood:rate.value': 7,
      '0|flood:success-rate.value': 0.9,
    });
  });

  it('reads cases down and subjects across', () => {
    expect(parse(read('cases-by-subjects.tsv')).values).toEqual({
      'bash|sleep 0.01:time-per-operation.mean': 12.1e6,
      'bash|sleep 0.02:time-per-operation.mean': 21.8e6,
      'bash|echo:time-per-operation.mean': 850_000,
      'dash|sleep 0.01:time-per-operation.mean': 11.9e6,
      'dash|sleep 0.02:time-per-operation.mean': 21.7e6,
    });
  });

  it('takes the unit of such a table from its corner', () => {
    expect(parse('Query (s),Postgres,SQLite\nQ1,1,2\n').values).toMatchObject({
      'SQLite|Q1:time-per-operation.mean': 2e9,
    });
  });

  it('reads subject and case columns side by side', () => {
    expect(parse('Framework,Endpoint,req/s\nexpress,/a,10\nexpress,/b,20\n').values).toEqual({
      'express|/a:request-rate.mean': 10,
      'express|/b:request-rate.mean': 20,
    });
  });

  it('counts rows of numbers by their first column', () => {
    expect(parse('# HTTPRoutes,Time to Ready (s),Error\n1,0.5\n2,0.25\n').values).toEqual({
      '0|HTTPRoutes 1:time-to-ready.value': 0.5e9,
      '0|HTTPRoutes 2:time-to-ready.value': 0.25e9,
    });
  });
});

describe('cells', () => {
  it('reads a spread as the standard deviation', () => {
    expect(parse(read('hyperfine-export.md')).values).toMatchObject({
      'sleep 0.02|time-per-operation.mean': 21.8e6,
      'sleep 0.02|time-per-operation.stddev': 1.1e6,
    });
    expect(parse('name,mean\nGo,12.1 ± 0.4 ms\n').values).toEqual({
      'Go|time-per-operation.mean': 12.1e6,
      'Go|time-per-operation.stddev': 400_000,
    });
  });

  it('leaves out what is missing', () => {
    const cells = ['', '—', '–', '-', 'n/a', 'N/A', 'null'];
    const header = `name,p99 (ms),${cells.map((_, index) => `m${index}`).join(',')}`;
    expect(parse(`${header}\nGo,1,${cells.join(',')}\n`).values).toEqual({ 'Go|latency.p99': 1e6 });
  });

  it('names the place of a word among numbers', () => {
    expect(problemsOf('name,p99 (ms)\nGo,1\nRust,fast\nC,3\n')).toMatchObject([
      { code: 'wrong-type', where: { file: 't', line: 3, column: 6 }, found: '“fast”' },
    ]);
  });

  it('refuses formulas, other units and shares above 1', () => {
    expect(problemsOf('name,p99 (ms)\na,1\nb,=1+1\nc,3\n')[0]).toMatchObject({
      code: 'wrong-type',
      found: '“=1+1”',
    });
    expect(problemsOf('name,p99 latency\na,1 ms\nb,5 kB\n')[0]).toMatchObject({
      code: 'wrong-type',
      where: { line: 3, column: 3 },
    });
    expect(problemsOf('name,error rate\na,5\n')[0]).toMatchObject({ code: 'out-of-range' });
  });

  it('keeps a share above 1 that a table states, with a warning', () => {
    const { values, codes } = parse('name,CPU (%)\nGo,250\n');
    expect(values).toEqual({ 'Go|cpu-utilisation.mean': 2.5 });
    expect(codes).toEqual(['implausible-value']);
  });

  it('refuses counts that no double holds', () => {
    expect(problemsOf('name,requests\nGo,9007199254740993000\n')).toMatchObject([
      { code: 'out-of-range', where: { line: 2, column: 4 } },
    ]);
  });

  it('asks for the unit of bare durations, and takes it', () => {
    expect(problemsOf('name,p99 latency\na,5\nb,6\n')).toMatchObject([
      {
        code: 'unit-unknown',
        where: { line: 2, column: 3 },
        hint: expect.stringContaining('--unit') as string,
      },
    ]);
    expect(parse('name,p99 latency\na,5\n', 'us').values).toEqual({ 'a|latency.p99': 5000 });
  });

  it('asks for the unit of bare bytes, which --unit cannot give', () => {
    expect(problemsOf('name,memory\na,5\n', 'ms')).toMatchObject([{ code: 'unit-unknown' }]);
  });
});

describe('files', () => {
  it('reads HTML', () => {
    expect(parse(read('results.html')).values).toMatchObject({
      'node-ok|request-rate.mean': 10_269,
      'node-slow|latency.p95': 13.6e6,
    });
  });

  it('repeats cells that span rows in HTML', () => {
    const html =
      '<table><tr><th>Server<th>Endpoint<th>req/s<tr><td rowspan=2>A<td>/x<td>1<tr><td>/y<td>2</table>';
    expect(parse(html).values).toEqual({ 'A|/x:request-rate.mean': 1, 'A|/y:request-rate.mean': 2 });
  });

  it('reads semicolons and quoted cells over several lines', () => {
    const text = 'name;p99 (ms)\n"a\nb";1\nc;x\nd;2\n';
    expect(problemsOf(text)).toMatchObject([{ where: { line: 4, column: 3 } }]);
    expect(parse(text.replace('x', '3')).values).toMatchObject({ 'c|latency.p99': 3e6 });
  });

  it('names the row that has more cells than the header', () => {
    expect(problemsOf('name,requests\nGo,1,120,000\n')).toMatchObject([
      { code: 'syntax', where: { line: 2, column: 6 }, found: '4 cells' },
    ]);
  });

  it('names the row whose quote is never closed', () => {
    expect(problemsOf('name,p99 (ms)\na,"1\nb,2\n')).toMatchObject([{ code: 'syntax', where: { line: 2 } }]);
  });

  it.each([
    ['raw data', `name,p99 (ms)\n${'a,1\n'.repeat(10_000)}`],
    ['a million columns', `${'a,'.repeat(1_000_000)}\n${'1,'.repeat(1_000_000)}`],
    ['too many cells', `x${',a'.repeat(190)}\n${`q${',1'.repeat(190)}\n`.repeat(1900)}`],
  ])('refuses %s', (_, text) => {
    expect(problemsOf(text)).toMatchObject([{ code: 'too-large' }]);
  });

  it('reads a table behind 50,000 open elements', () => {
    const html = `${'<div>'.repeat(50_000)}<table><tr><th>name<th>p99 (ms)<tr><td>x<td>1</table>`;
    expect(parse(html).values).toEqual({ 'x|latency.p99': 1e6 });
  });

  it.each([
    ['prose', 'First, we ran it.\nThen, in 5 ms, it ended, or so it seemed, to us.\nAnd that was that.\n'],
    ['JSON', '[1,2,3]'],
    ['numbers without a header', '1700000000,1\n1700000001,2\n'],
    ['a table without numbers', '| a | b |\n|---|---|\n| x | y |\n'],
    ['unclosed markup', '<table><tr><td>1'],
  ])('does not claim %s', (_, text) => {
    expect(detectFormat(headOf(text), 't')).toMatchObject({
      ok: false,
      problems: [{ code: 'unknown-format' }],
    });
    expect(problemsOf(text).length).toBeGreaterThan(0);
  });

  it('says what it saw', () => {
    expect(detectFormat(headOf(read('subjects-as-columns.md')), 't')).toMatchObject({
      value: { confidence: 0.6, reason: 'a Markdown table with 4 columns and 5 rows' },
    });
  });

  it('gives runs or problems for any text, and never throws', () => {
    const pieces =
      '| - , ; \t \n " <table> <tr> <td> </table> ± ( ) [ ] p99 Latency ms 1,120 54μs $4 0.2% — Metric Query name # __proto__';
    const piece = fc.constantFrom(...pieces.split(' '), ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (chosen) => {
        const result = parseDocument({ text: chosen.join(''), fileName: 't', format: 'table' });
        expect(result.ok ? result.value.parsed.kind : result.problems.length > 0).toBeTruthy();
      }),
      { numRuns: 500 },
    );
  });
});
