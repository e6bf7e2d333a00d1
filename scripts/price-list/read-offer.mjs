import { createReadStream } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { splitOfferJson } from './split-offer-json.mjs';

/**
 * Where a value stands: the attribute of a product in JSON, and the column in CSV. Names are compared without blanks and
 * case. Source: the files themselves and
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file-for-services.html
 */
const ATTRIBUTES = {
  locationType: 'Location Type',
  instanceType: 'Instance Type',
  currentGeneration: 'Current Generation',
  vcpu: 'vCPU',
  memory: 'Memory',
  gpu: 'GPU',
  physicalProcessor: 'Physical Processor',
  tenancy: 'Tenancy',
  operatingSystem: 'Operating System',
  preInstalledSw: 'Pre Installed S/W',
  capacitystatus: 'CapacityStatus',
  usagetype: 'usageType',
  operation: 'operation',
  volumeApiName: 'Volume API Name',
  transferType: 'Transfer Type',
  fromRegionCode: 'From Region Code',
  toLocation: 'To Location',
};

const RATES = {
  sku: 'SKU',
  termType: 'TermType',
  lease: 'LeaseContractLength',
  purchase: 'PurchaseOption',
  offeringClass: 'OfferingClass',
  unit: 'Unit',
  beginRange: 'StartingRange',
  endRange: 'EndingRange',
  usd: 'PricePerUnit',
};

/** Rows of a CSV before the names of its columns. */
const METADATA_ROWS = 5;

/**
 * Makes a view `offer` of an offer file, a row for each rate with what it is the rate of; what the file lacks is NULL.
 *
 * @param {import('@duckdb/node-api').DuckDBConnection} connection
 * @param {string} file Path of an `index.csv` or `index.json`.
 * @param {string} folder For what is written on the way.
 * @returns {Promise<{ offerCode: string, publicationDate: string }>}
 * @throws Error for a file that is neither
 */
export async function readOffer(connection, file, folder) {
  const head = file.endsWith('.json')
    ? await viewOfJson(connection, file, folder)
    : await viewOfCsv(connection, file);
  const { offerCode, publicationDate } = head;
  if (offerCode === undefined || !/^\d{4}-\d\d-\d\d/.test(publicationDate ?? '')) {
    throw new Error(
      `${file}: expected an offer file of AWS with its code and publication date, found neither`,
    );
  }
  return { offerCode, publicationDate };
}

async function viewOfCsv(connection, file) {
  const head = {};
  const lines = readline.createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  let rows = 0;
  for await (const line of lines) {
    const [, key, value] = /^"([^"]*)","(.*)"$/.exec(line) ?? [];
    if (key !== undefined) head[key.replaceAll(' ', '').toLowerCase()] = value;
    rows += 1;
    if (rows === METADATA_ROWS) break;
  }
  lines.close();
  const csv = `read_csv(${quoted(file)}, skip = ${METADATA_ROWS}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`;
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${csv}`);
  const byName = new Map(described.getRowObjectsJS().map(({ column_name: name }) => [plain(name), name]));
  const column = (name, as) => {
    const found = byName.get(plain(name));
    return `${found === undefined ? 'NULL::VARCHAR' : identifier(found)} AS ${as}`;
  };
  const columns = [
    ...Object.entries(RATES).map(([as, name]) => column(name, as)),
    column('Product Family', 'productFamily'),
    ...Object.entries(ATTRIBUTES).map(([as, name]) => column(name, as)),
  ];
  const currency = byName.get('currency');
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW offer AS SELECT ${columns.join(', ')} FROM ${csv}${currency === undefined ? '' : ` WHERE ${identifier(currency)} = 'USD'`}`,
  );
  return { offerCode: head.offercode, publicationDate: head.publicationdate };
}

async function viewOfJson(connection, file, folder) {
  const targets = {
    products: path.join(folder, 'products.ndjson'),
    rates: path.join(folder, 'rates.ndjson'),
  };
  const head = await splitOfferJson(file, targets, Object.keys(ATTRIBUTES));
  const types = (names) => `{${names.map((name) => `${name}: 'VARCHAR'`).join(', ')}}`;
  const lines = (target, names) =>
    `read_json(${quoted(target)}, format = 'newline_delimited', columns = ${types(names)})`;
  const attributes = Object.keys(ATTRIBUTES);
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW offer AS SELECT rates.*, products.* EXCLUDE (sku)
     FROM ${lines(targets.rates, Object.keys(RATES))} AS rates
     JOIN ${lines(targets.products, ['sku', 'productFamily', ...attributes])} AS products USING (sku)
     WHERE rates.usd IS NOT NULL`,
  );
  return head;
}

function plain(name) {
  return String(name)
    .replaceAll(/[^a-z0-9/]/gi, '')
    .toLowerCase();
}

function quoted(text) {
  return `'${text.replaceAll("'", "''")}'`;
}

function identifier(name) {
  return `"${name.replaceAll('"', '""')}"`;
}
