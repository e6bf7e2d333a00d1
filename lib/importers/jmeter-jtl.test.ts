import { describe, expect, it } from 'vitest';
import { detectFormat, headOf } from './detect';
import { jmeterJtl } from './jmeter-jtl';

const HEADER =
  'timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect';
const ROW = '1548568307205,5,"Home, page",200,OK,Thread Group 1-1,text,true,,1024,120,1,1,http://x/,5,0,1\n';
const idOf = (text: string) => {
  const detected = detectFormat(headOf(text), 'r.jtl');
  return detected.ok ? detected.value.importer.id : detected.problems[0]?.code;
};
const plan = (text: string) => jmeterJtl.plan({ head: headOf(text), fileName: 'r.jtl' });

describe('results of JMeter without a header', () => {
  it('are told from a table, and the line that is missing is named', () => {
    expect(idOf(ROW.repeat(99))).toBe('jmeter-jtl');
    expect(plan(ROW.repeat(99))).toEqual({
      ok: false,
      problems: [
        {
          code: 'missing-value',
          where: { file: 'r.jtl', line: 1, column: 1 },
          expected: 'the names of the columns in the first line',
          found: 'a row of values',
          hint: `if JMeter wrote its default columns, put this line before the first one: ${HEADER}; it does so itself with jmeter.save.saveservice.print_field_names=true`,
        },
      ],
    });
    // What the hint says works.
    expect(plan(`${HEADER}\n${ROW}`)).toMatchObject({
      ok: true,
      value: { rows: { time: { field: 0 }, case: 2 } },
    });
  });

  it('are told from a connection that failed, and with other columns than the default ones', () => {
    const failed =
      '1548568307205;5;Home;Non HTTP response code: java.net.SocketException;Reset;1-1;text;FALSE;x;0\n';
    expect(idOf(failed.repeat(9))).toBe('jmeter-jtl');
    expect(plan(failed)).toMatchObject({
      problems: [{ hint: 'let JMeter write them: jmeter.save.saveservice.print_field_names=true' }],
    });
  });

  it('are not taken for them: logs with a header, rows of numbers, prose', () => {
    const log = Array.from({ length: 30 }, (_, index) => `${1_548_568_307_205 + index},5,/,200\n`).join('');
    expect(idOf(`time,took_ms,url,status\n${log}`)).toBe('latency-log');
    for (const text of ['1548568307205,5,6,7\n1548568307206,5,6,7\n', log, '1548568307205\n', 'a,b\n']) {
      expect(jmeterJtl.detect(headOf(text)), text).toBeUndefined();
    }
  });
});
