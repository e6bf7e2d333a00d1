import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';

/**
 * Reads an offer file of AWS in JSON, which is one object of hundreds of megabytes, piece by piece, and writes its products
 * and its rates as lines of JSON, with attributes only as far as a price book needs them.
 *
 * The shape: `products.SKU` and `terms.TYPE.SKU.SKU-AND-TERM`, described at
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file-for-services.html
 *
 * @param {string} file
 * @param {{ products: string, rates: string }} targets Paths of the two files that are written.
 * @param {readonly string[]} attributes Which attributes of a product are kept.
 * @returns {Promise<Record<string, string>>} The texts of the top level: `offerCode`, `publicationDate` and so on.
 */
export async function splitOfferJson(file, targets, attributes) {
  const products = createWriteStream(targets.products);
  const rates = createWriteStream(targets.rates);
  const head = {};
  const scanner = offerScanner({
    onText: (key, text) => {
      head[key] = text;
    },
    onProduct: (product) => lineOf(products, productLine(product, attributes)),
    onTerm: (termType, term) => {
      for (const line of rateLines(termType, term)) lineOf(rates, line);
    },
  });
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    scanner.read(chunk);
    for (const stream of [products, rates]) if (stream.writableNeedDrain) await once(stream, 'drain');
  }
  scanner.end();
  for (const stream of [products, rates]) {
    stream.end();
    await once(stream, 'finish');
  }
  return head;
}

function lineOf(stream, value) {
  stream.write(`${JSON.stringify(value)}\n`);
}

function productLine({ sku, productFamily, attributes = {} }, kept) {
  const line = { sku, productFamily };
  for (const key of kept) if (attributes[key] !== undefined) line[key] = attributes[key];
  return line;
}

function rateLines(termType, { sku, termAttributes = {}, priceDimensions = {} }) {
  return Object.values(priceDimensions).map(({ unit, beginRange, endRange, pricePerUnit = {} }) => ({
    sku,
    termType,
    lease: termAttributes.LeaseContractLength,
    purchase: termAttributes.PurchaseOption,
    offeringClass: termAttributes.OfferingClass,
    unit,
    beginRange,
    endRange,
    usd: pricePerUnit.USD,
  }));
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const COLON = 0x3a;
const COMMA = 0x2c;

/** Follows the braces of the file and hands over each product and each term as an object. */
function offerScanner({ onText, onProduct, onTerm }) {
  /** Keys on the way to where the scanner is. */
  const path = [];
  let depth = 0;
  let key;
  let text;
  let isEscaped = false;
  let isValue = false;
  /** Pieces of the object that is being handed over, and the depth it began at. */
  let captured;
  let capturedFrom = 0;

  const isItem = () =>
    (path.length === 2 && path[0] === 'products') || (path.length === 4 && path[0] === 'terms');
  const finishItem = () => {
    const item = JSON.parse(Buffer.concat(captured).toString('utf8'));
    captured = undefined;
    if (path[0] === 'products') onProduct(item);
    else onTerm(path[1], item);
  };

  return {
    read(chunk) {
      let from = 0;
      let textFrom = 0;
      for (let at = 0; at < chunk.length; at += 1) {
        const byte = chunk[at];
        if (text !== undefined) {
          if (isEscaped) isEscaped = false;
          else if (byte === BACKSLASH) isEscaped = true;
          else if (byte === QUOTE) {
            text.push(chunk.subarray(textFrom, at));
            if (captured === undefined) {
              const read = JSON.parse(`"${Buffer.concat(text).toString('utf8')}"`);
              if (!isValue) key = read;
              else if (depth === 1) onText(key, read);
            }
            text = undefined;
          }
        } else if (byte === QUOTE) {
          text = [];
          textFrom = at + 1;
        } else if (byte === OPEN || byte === OPEN_LIST) {
          depth += 1;
          if (captured === undefined) {
            if (depth > 1) path.push(key);
            if (isItem()) {
              captured = [];
              capturedFrom = depth;
              from = at;
            }
          }
          isValue = false;
        } else if (byte === CLOSE || byte === CLOSE_LIST) {
          if (captured !== undefined && depth === capturedFrom) {
            captured.push(chunk.subarray(from, at + 1));
            finishItem();
          }
          if (captured === undefined) path.pop();
          depth -= 1;
        } else if (byte === COLON) isValue = true;
        else if (byte === COMMA) isValue = false;
      }
      // What goes on in the next chunk.
      if (captured !== undefined) captured.push(chunk.subarray(from));
      else if (text !== undefined) text.push(chunk.subarray(textFrom));
    },
    end() {
      if (depth !== 0 || text !== undefined) throw new Error('the offer file ends in the middle');
    },
  };
}
