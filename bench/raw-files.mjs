/** Raw files of any size for `raw-import`: what each tool writes, with values from a seeded generator. */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { root } from '../scripts/run-command.mjs';

const FLUSH_AT = 4 * 1024 * 1024;
const START_MS = Date.UTC(2026, 10, 24, 10, 0, 0);
const NAMES = ['/', '/login', '/search', '/cart', '/checkout', '/orders', '/profile', '/logout'];

/** Requests arrive at this rate, whatever the size of the file: a larger file is a longer run. */
const PER_SECOND = 2000;

export const RAW_FILES = {
  'k6-ndjson': { extension: 'ndjson', header: '', rows: k6Ndjson },
  'k6-csv': {
    extension: 'csv',
    header:
      'metric_name,timestamp,metric_value,check,error,error_code,expected_response,group,method,name,proto,scenario,service,status,subproto,tls_version,url,extra_tags,metadata\n',
    rows: k6Csv,
  },
  'jmeter-jtl': {
    extension: 'jtl',
    header:
      'timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect\n',
    rows: jmeterRow,
  },
  'latency-log': { extension: 'csv', header: 'timestamp,elapsed_us,status,path\n', rows: logRow },
};

/** The file of a format and size, made where it is not there yet. */
export function rawFile(format, bytes) {
  const folder = path.join(root, 'var/bench');
  mkdirSync(folder, { recursive: true });
  const { extension, header, rows } = RAW_FILES[format];
  const file = path.join(folder, `${format}-${bytes}.${extension}`);
  if (existsSync(file)) return file;
  const descriptor = openSync(`${file}.partial`, 'w');
  const random = generator(20261125);
  let pending = header;
  let written = 0;
  for (let index = 0; written + pending.length < bytes; index += 1) {
    pending += rows(requestOf(index, random));
    if (pending.length < FLUSH_AT) continue;
    written += writeSync(descriptor, pending);
    pending = '';
  }
  writeSync(descriptor, pending);
  closeSync(descriptor);
  renameSync(`${file}.partial`, file);
  return file;
}

export function sizeOf(file) {
  return statSync(file).size;
}

/** Latencies around a few milliseconds with a long tail, some requests failed. */
function requestOf(index, random) {
  const milliseconds = 2 + 3 * Math.exp(1.1 * normal(random)) + (random() < 0.001 ? 400 * random() : 0);
  const name = NAMES[Math.floor(random() * random() * NAMES.length)];
  return {
    index,
    atMs: START_MS + (index * 1000) / PER_SECOND,
    milliseconds,
    waiting: milliseconds * (0.8 + 0.15 * random()),
    connecting: random() < 0.01 ? 0.3 * random() : 0,
    name,
    failed: random() < 0.002,
    bytes: 800 + Math.floor(random() * 4000),
  };
}

function k6Ndjson({ index, atMs, milliseconds, waiting, connecting, name, failed, bytes }) {
  const url = `http://shop.example.org${name}`;
  const time = `${new Date(atMs).toISOString().slice(0, -1)}${String(index % 1_000_000).padStart(6, '0')}Z`;
  const tags = `{"expected_response":"${!failed}","group":"","method":"GET","name":"${url}","proto":"HTTP/1.1","scenario":"default","status":"${failed ? 503 : 200}","url":"${url}"}`;
  const point = (metric, value) =>
    `{"metric":"${metric}","type":"Point","data":{"time":"${time}","value":${value},"tags":${tags}}}\n`;
  const values = [
    ['http_reqs', 1],
    ['http_req_duration', milliseconds.toFixed(6)],
    ['http_req_blocked', (connecting + 0.002).toFixed(6)],
    ['http_req_connecting', connecting.toFixed(6)],
    ['http_req_tls_handshaking', 0],
    ['http_req_sending', 0.021],
    ['http_req_waiting', waiting.toFixed(6)],
    ['http_req_receiving', (milliseconds - waiting).toFixed(6)],
    ['http_req_failed', failed ? 1 : 0],
  ];
  const declared =
    index === 0
      ? values.map(([metric]) => {
          const type = metric === 'http_reqs' ? 'counter' : metric === 'http_req_failed' ? 'rate' : 'trend';
          const contains = type === 'trend' ? 'time' : 'default';
          return `{"type":"Metric","data":{"name":"${metric}","type":"${type}","contains":"${contains}","thresholds":[],"submetrics":null},"metric":"${metric}"}\n`;
        })
      : [];
  // Bytes belong to the iteration.
  const sent = `{"metric":"data_received","type":"Point","data":{"time":"${time}","value":${bytes},"tags":{"group":"","scenario":"default"}}}\n`;
  return (
    declared.join('') +
    values.map(([metric, value]) => point(metric, value)).join('') +
    (index % 2 === 0 ? sent : '')
  );
}

function k6Csv({ atMs, milliseconds, waiting, connecting, name, failed }) {
  const seconds = Math.floor(atMs / 1000);
  const url = `http://shop.example.org${name}`;
  const rest = `,,,${failed ? 1503 : ''},${!failed},,GET,${url},HTTP/1.1,default,,${failed ? 503 : 200},,,${url},,\n`;
  return [
    ['http_reqs', '1.000000'],
    ['http_req_duration', milliseconds.toFixed(6)],
    ['http_req_blocked', (connecting + 0.002).toFixed(6)],
    ['http_req_connecting', connecting.toFixed(6)],
    ['http_req_tls_handshaking', '0.000000'],
    ['http_req_sending', '0.021000'],
    ['http_req_waiting', waiting.toFixed(6)],
    ['http_req_receiving', (milliseconds - waiting).toFixed(6)],
    ['http_req_failed', failed ? '1.000000' : '0.000000'],
  ]
    .map(([metric, value]) => `${metric},${seconds},${value}${rest}`)
    .join('');
}

function jmeterRow({ index, atMs, milliseconds, waiting, connecting, name, failed, bytes }) {
  const code = failed ? '503,Service Unavailable' : '200,OK';
  return `${Math.floor(atMs)},${Math.round(milliseconds)},GET ${name},${code},Thread Group 1-${(index % 64) + 1},text,${!failed},,${bytes},210,64,64,http://shop.example.org${name},${Math.round(waiting)},0,${Math.round(connecting)}\n`;
}

function logRow({ atMs, milliseconds, name, failed }) {
  return `${(atMs / 1000).toFixed(6)},${(milliseconds * 1000).toFixed(1)},${failed ? 503 : 200},${name}\n`;
}

/** mulberry32 */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** Box and Muller. */
function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
