/** One measured run of `raw-import.mjs`, in a process of its own: FOLDER import FILE, or FOLDER bare FILE FORMAT. */
import { createReadStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { createBlobStore } from '@/db/blobs/blob-store';
import { openStore } from '@/db/store';
import { importUploads } from '@/server/import-upload';

const BUCKET = (value: string) =>
  `CAST((${value} >> greatest(0, CAST(floor(log2(greatest(${value}, 1))) AS INTEGER) - 10))
    + greatest(0, CAST(floor(log2(greatest(${value}, 1))) AS INTEGER) - 10) * 1024 AS INTEGER)`;

/** What alone computes a histogram for each metric and second, with nothing checked and nothing else counted. */
const BARE: Readonly<Record<string, (file: string) => string>> = {
  'k6-ndjson': (file) => `SELECT metric, sec, ${BUCKET('v')} AS bucket, count(*) AS n FROM (
      SELECT metric, epoch_us(data.time) // 1000000 AS sec, CAST(data.value * 1000000 AS BIGINT) AS v
      FROM read_ndjson('${file}', columns = {metric: 'VARCHAR', type: 'VARCHAR', data: 'STRUCT(time TIMESTAMP, value DOUBLE)'})
      WHERE type = 'Point') GROUP BY ALL`,
  'k6-csv': (file) => `SELECT metric_name, sec, ${BUCKET('v')} AS bucket, count(*) AS n FROM (
      SELECT metric_name, timestamp AS sec, CAST(metric_value * 1000000 AS BIGINT) AS v
      FROM read_csv('${file}', header = true)) GROUP BY ALL`,
  'jmeter-jtl': (file) => `SELECT metric, sec, ${BUCKET('v')} AS bucket, count(*) AS n FROM (
      SELECT timeStamp // 1000 AS sec, unnest(['latency', 'first-byte-time', 'connect-time']) AS metric,
        unnest([elapsed, Latency, Connect]) * 1000000 AS v
      FROM read_csv('${file}', header = true)) GROUP BY ALL`,
  'latency-log': (file) => `SELECT sec, ${BUCKET('v')} AS bucket, count(*) AS n FROM (
      SELECT CAST(floor(timestamp) AS BIGINT) AS sec, CAST(elapsed_us * 1000 AS BIGINT) AS v
      FROM read_csv('${file}', header = true)) GROUP BY ALL`,
};

const [folder = '', mode = '', file = '', format = ''] = process.argv.slice(2);
void (mode === 'import' ? measureImport() : measureBare()).then((result) => {
  process.stdout.write(JSON.stringify({ ...result, peakMb: process.resourceUsage().maxRSS / 1000 }));
});

async function measureImport() {
  const store = await openStore({
    databasePath: path.join(folder, 'benchlens.db'),
    migrationsFolder: path.join(process.cwd(), 'db', 'migrations', 'sqlite'),
  });
  const plainBlobs = createBlobStore(path.join(folder, 'blobs'));
  let keepMs = 0;
  // Forcing the original to the disk belongs to its copy.
  const blobs: typeof plainBlobs = {
    ...plainBlobs,
    keep: async (received) => {
      const began = performance.now();
      await plainBlobs.keep(received);
      keepMs += performance.now() - began;
    },
  };
  const target = { store, blobs, maxUploadBytes: 64 * 1024 ** 3 };
  // The engine is loaded once in the life of a server.
  await importFile(target, smallFile(), 'warm-up');
  keepMs = 0;
  const started = performance.now();
  let received = started;
  let used = process.cpuUsage();
  await importUploads(target, [{ fileName: path.basename(file), chunks: createReadStream(file) }], {
    suite: 'measured',
    nowMs: Date.now(),
    onProgress: ({ phase, rowsRead }) => {
      if (phase !== 'reading' || rowsRead !== undefined) return;
      received = performance.now();
      used = process.cpuUsage();
    },
  });
  const ended = performance.now();
  store.close();
  return { receiveMs: received - started + keepMs, readMs: ended - received - keepMs, cpuMs: cpuSince(used) };
}

async function importFile(target: Parameters<typeof importUploads>[0], name: string, suite: string) {
  return importUploads(target, [{ fileName: name, chunks: createReadStream(name) }], {
    suite,
    nowMs: Date.now(),
  });
}

function smallFile(): string {
  const name = path.join(folder, 'small.csv');
  writeFileSync(name, 'starttime\tseconds\tctime\tdtime\tttime\twait\nThu\t1764064800\t0\t1\t1\t1\n');
  return name;
}

async function measureBare() {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '4GB' });
  const connection = await instance.connect();
  const query = BARE[format];
  if (query === undefined) throw new Error(`there is no bare query for ${format}`);
  const started = performance.now();
  const used = process.cpuUsage();
  const result = await connection.runAndReadAll(`SELECT count(*)::DOUBLE AS groups FROM (${query(file)})`);
  const queryMs = performance.now() - started;
  return { queryMs, cpuMs: cpuSince(used), groups: (await result.getColumnsJS())[0]?.[0] };
}

/** Of all threads; beside the time on the clock it tells how busy the machine was with other things. */
function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
