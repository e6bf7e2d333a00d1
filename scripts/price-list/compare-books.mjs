import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * What differs between two price books, a line for each price, in the order of the books.
 *
 * @param {string} before A file of a region, or a folder of them.
 * @param {string} after Likewise.
 * @returns {string[]}
 */
export function compareBooks(before, after) {
  const [old, fresh] = [pricesAt(before), pricesAt(after)];
  const keys = [...new Set([...old.keys(), ...fresh.keys()])];
  return keys.flatMap((key) => {
    const [from, to] = [old.get(key), fresh.get(key)];
    if (from === to) return [];
    if (from === undefined) return [`${key}: new, ${to}`];
    if (to === undefined) return [`${key}: gone, was ${from}`];
    const percent = (Number(to) / Number(from) - 1) * 100;
    return [
      `${key}: ${from} → ${to}${Number.isFinite(percent) ? ` (${percent > 0 ? '+' : ''}${percent.toFixed(2)} %)` : ''}`,
    ];
  });
}

/** Every price of a book by a name that says which. */
function pricesAt(place) {
  if (!statSync(place).isDirectory()) return pricesOf(JSON.parse(readFileSync(place, 'utf8')));
  const files = readdirSync(place).filter((name) => name.endsWith('.json') && name !== 'ec2-types.json');
  return new Map(
    files.sort().flatMap((name) => {
      const prices = pricesOf(JSON.parse(readFileSync(path.join(place, name), 'utf8')));
      return [...prices].map(([key, usd]) => [`${path.basename(name, '.json')}: ${key}`, usd]);
    }),
  );
}

const WAYS = ['on demand', 'reserved for a year', 'reserved for three years'];

function pricesOf(book) {
  const prices = new Map();
  for (const line of book.ec2?.prices ?? []) {
    const [name, ...digits] = line.split(' ');
    for (const [index, usd] of digits.entries()) {
      if (usd !== '-') prices.set(`${name} ${WAYS[index]}`, usd);
    }
  }
  for (const [section, values] of Object.entries(book)) {
    if (section === 'ec2' || typeof values !== 'object') continue;
    for (const [key, value] of Object.entries(values)) {
      if (key.startsWith('usd')) prices.set(`${section} ${key}`, value);
    }
    let from = 0;
    for (const { upToGB, upToMillion, usdPerGB, usdPerMillion } of values.tiers ?? []) {
      prices.set(`${section} from ${from}`, usdPerGB ?? usdPerMillion);
      from = upToGB ?? upToMillion;
    }
  }
  return prices;
}
