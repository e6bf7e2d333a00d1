import { describe, expect, it } from 'vitest';
import { headOf } from './detect';
import { explainUnsupported } from './known-formats';
import { parseDocument } from './parse-document';

const FILES: readonly (readonly [text: string, found: string])[] = [
  [
    '     ✓ status is 200\n\n     data_received......: 59 MB   1.7 MB/s\n     vus......: 1\n',
    'the text that k6 prints',
  ],
  ['    HTTP\n    http_req_duration.......: avg=4.34ms min=1.94ms\n', 'the text that k6 prints'],
  ['{"stdout":{"type":"text","value":"  http_reqs....: 1 1/s"}}', 'the text that k6 prints'],
  [
    '{"stdout":{"type":"text","value":"  http_reqs....: 1 1/s"},"summaryExportField":{"type":"json","value":{}}}',
    'a wrapper',
  ],
  ['{"version":"1","metadata":{},"results":{"metrics":[]}}', '--new-machine-readable-summary'],
  ['#[Histogram log format version 1.1]\n0.133,1.005,2.802,HISTIgAAAFd42pNp\n', 'encoding V0 or V1'],
  [
    '"StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram"\n1.5,0.6,0.4,HISTggAAAkp4\n',
    'encoding V0 or V1',
  ],
  ['Tag=A,0.116,1.005,3.031,HISTiQAAAG542pNp\n', 'encoding V0 or V1'],
  ['"Type","Name","Request Count","Failure Count"\n"GET","/",1,0\n', '_stats.csv'],
  ['<?xml version="1.0" encoding="UTF-8"?>\n<testResults version="1.2">\n', 'JTL as XML'],
  ['RUN\tSim\tsim\t1682984382035\tLoad\t3.9.3\nUSER\tSim\tSTART\t1682984387660\n', 'simulation.log'],
  ['{"attack":"a","seq":0,"code":200,"latency":123}\n{"attack":"a","seq":1}\n', 'vegeta'],
  ['{"bytes_in":{"sum":1},"latency":{"p50":1},"rps":1}\n{"rps":1}\n', 'vegeta'],
  ['{"latencies":{"mean":1},"bytes_in":{},"status_codes":{}}', 'a report of vegeta'],
];

describe('formats that are known but not read', () => {
  it.each(FILES)('%j', (text, found) => {
    expect(explainUnsupported(headOf(text))?.found).toContain(found);
    const result = parseDocument({ text, fileName: 'unknown' });
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(['unsupported-format']);
  });

  it.each(['subject,p99\ngo,1 ms\n', '{"a":1}', '[1,2]', '{"broken', 'free text', '{}\n{}\n'])(
    'says nothing about %j',
    (text) => {
      expect(explainUnsupported(headOf(text))).toBeUndefined();
    },
  );

  it('tells what to do in each case', () => {
    for (const [text] of FILES) expect(explainUnsupported(headOf(text))?.hint.length).toBeGreaterThan(20);
  });
});
