/**
 * Reads the price lists that AWS publishes and writes the price book of a region. See `--help`.
 */
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { compareBooks } from './price-list/compare-books.mjs';
import { mergeTypes } from './price-list/merge-types.mjs';
import { readOffer } from './price-list/read-offer.mjs';
import { OFFERS } from './price-list/sections.mjs';
import { root } from './run-command.mjs';

const AWS = 'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws';
const BOOKS = path.join(root, 'data/price-book');

const HELP = `Usage: node scripts/refresh-price-book.mjs --region REGION [--from PLACE] [--out FOLDER] [--format csv|json]
       node scripts/refresh-price-book.mjs --compare OLD NEW

Reads AWS’s price lists of EC2, load balancing, data transfer, VPC and API Gateway for a region, hundreds of MB, and
writes FOLDER/REGION.json and FOLDER/ec2-types.json. A section whose list is not there keeps what the book had, with its
own source and date; what neither has is not known.

  --from     an address or a folder that holds OFFER/current/REGION/index.csv, or OFFER.csv, for each offer:
             ${Object.keys(OFFERS).join(', ')} [${AWS}]
  --out      where the book is written [data/price-book]
  --format   of the lists [csv]
  --compare  prints what differs between two books: files of a region, or folders

Examples:
  node scripts/refresh-price-book.mjs --region eu-west-1
  node scripts/refresh-price-book.mjs --region eu-west-1 --from ~/price-lists --format json --out /tmp/book
  node scripts/refresh-price-book.mjs --compare data/price-book/eu-west-1.json /tmp/book/eu-west-1.json`;

process.exitCode = await main();

async function main() {
  const options = {
    region: { type: 'string' },
    from: { type: 'string', default: AWS },
    out: { type: 'string', default: BOOKS },
    format: { type: 'string', default: 'csv' },
    compare: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  };
  let args;
  try {
    args = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return refuse(error.message);
  }
  const { values, positionals } = args;
  if (values.help) return say(HELP);
  if (values.compare) {
    const [before, after, ...more] = positionals;
    if (after === undefined || more.length > 0) return refuse('--compare expects two books');
    const changes = compareBooks(before, after);
    return say(
      changes.length === 0
        ? 'No price differs.'
        : [...changes, `${changes.length} prices differ.`].join('\n'),
    );
  }
  if (positionals.length > 0) return refuse(`expected no “${positionals[0]}”`);
  if (!/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(values.region ?? '')) {
    return refuse(`--region expects a region such as eu-west-1, found ${values.region ?? 'nothing'}`);
  }
  if (!['csv', 'json'].includes(values.format))
    return refuse(`--format expects csv or json, found ${values.format}`);
  return refresh(values);
}

async function refresh({ region, from, out, format }) {
  const target = path.join(out, `${region}.json`);
  const known = readJson(target) ?? readJson(path.join(BOOKS, `${region}.json`)) ?? {};
  const sections = {};
  const dates = [];
  let types = readJson(path.join(out, 'ec2-types.json')) ?? readJson(path.join(BOOKS, 'ec2-types.json'));
  const folder = mkdtempSync(path.join(tmpdir(), 'price-list-'));
  // Most of a second, which neither help nor a comparison needs.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: '512MB',
    temp_directory: path.join(folder, 'spill'),
  });
  try {
    const connection = await instance.connect();
    const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS();
    for (const [offer, { read, has }] of Object.entries(OFFERS)) {
      const file = await fetchOffer(from, offer, region, format, folder);
      if (file === undefined) {
        const kept = has.filter((section) => known[section] !== undefined);
        console.log(`${offer}: no list${kept.length === 0 ? '' : `; ${kept.join(', ')} stay as they were`}`);
        continue;
      }
      const { offerCode, publicationDate } = await readOffer(connection, file, folder);
      if (offerCode !== offer)
        throw new Error(`${file}: expected the list of ${offer}, found that of ${offerCode}`);
      const source = {
        url: `${AWS}/${offer}/current/${region}/index.${format}`,
        asOf: publicationDate.slice(0, 10),
        licence: 'AWS price list',
      };
      const found = await read(rows, source, region);
      for (const warning of found.warnings) console.log(`${offer}: ${warning}`);
      const missing = has.filter((section) => found.sections[section] === undefined);
      if (missing.length > 0) console.log(`${offer}: ${missing.join(', ')} not found`);
      Object.assign(sections, found.sections);
      if (Object.keys(found.sections).length > 0) dates.push(source.asOf);
      if (found.types !== undefined) types = mergeTypes(types, found.types, source, region);
    }
    connection.closeSync();
  } catch (error) {
    console.error(error.message);
    return 1;
  } finally {
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
  if (dates.length === 0) {
    console.error(`No price was found under ${from}; the book stays as it is.`);
    return 1;
  }
  if (sections.ec2 === undefined && known.ec2 === undefined) {
    console.error(`There is no price of a node in ${region}; no book is written.`);
    return 1;
  }
  const asOf = [...dates, ...(known.asOf === undefined ? [] : [known.asOf])].sort().at(-1);
  mkdirSync(out, { recursive: true });
  writeJson(target, { region, currency: 'USD', asOf, ...rest(known), ...sections });
  writeJson(path.join(out, 'ec2-types.json'), types);
  return say(`${target}: ${Object.keys(sections).join(', ')} as of ${asOf}`);
}

/** The sections of a book. */
function rest({ region: _region, currency: _currency, asOf: _asOf, ...sections }) {
  return sections;
}

/** The path of an offer's list, downloaded where it is not on this machine; undefined where there is none. */
async function fetchOffer(from, offer, region, format, folder) {
  if (!/^https?:/.test(from)) {
    return [
      path.join(from, offer, 'current', region, `index.${format}`),
      path.join(from, `${offer}.${format}`),
    ].find((file) => existsSync(file));
  }
  const response = await fetch(`${from}/${offer}/current/${region}/index.${format}`);
  if (response.status === 404 || response.status === 403) return undefined;
  if (!response.ok || response.body === null) throw new Error(`${response.url}: HTTP ${response.status}`);
  const file = path.join(folder, `${offer}.${format}`);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(file));
  return file;
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function writeJson(file, value) {
  writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`);
}

function say(text) {
  console.log(text);
  return 0;
}

function refuse(text) {
  console.error(`${text}\nTry “node scripts/refresh-price-book.mjs --help”.`);
  return 2;
}
