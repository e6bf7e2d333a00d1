import { readPriceBook, type NodeTypesFile, type PriceBook, type PriceBookFile } from './price-book';

const REGIONS: Readonly<Record<string, () => Promise<{ default: PriceBookFile }>>> = {
  'af-south-1': () => import('@/data/price-book/af-south-1.json'),
  'ap-east-1': () => import('@/data/price-book/ap-east-1.json'),
  'ap-northeast-1': () => import('@/data/price-book/ap-northeast-1.json'),
  'ap-northeast-2': () => import('@/data/price-book/ap-northeast-2.json'),
  'ap-northeast-3': () => import('@/data/price-book/ap-northeast-3.json'),
  'ap-south-1': () => import('@/data/price-book/ap-south-1.json'),
  'ap-south-2': () => import('@/data/price-book/ap-south-2.json'),
  'ap-southeast-1': () => import('@/data/price-book/ap-southeast-1.json'),
  'ap-southeast-2': () => import('@/data/price-book/ap-southeast-2.json'),
  'ap-southeast-3': () => import('@/data/price-book/ap-southeast-3.json'),
  'ap-southeast-4': () => import('@/data/price-book/ap-southeast-4.json'),
  'ap-southeast-5': () => import('@/data/price-book/ap-southeast-5.json'),
  'ap-southeast-7': () => import('@/data/price-book/ap-southeast-7.json'),
  'ca-central-1': () => import('@/data/price-book/ca-central-1.json'),
  'ca-west-1': () => import('@/data/price-book/ca-west-1.json'),
  'eu-central-1': () => import('@/data/price-book/eu-central-1.json'),
  'eu-central-2': () => import('@/data/price-book/eu-central-2.json'),
  'eu-north-1': () => import('@/data/price-book/eu-north-1.json'),
  'eu-south-1': () => import('@/data/price-book/eu-south-1.json'),
  'eu-south-2': () => import('@/data/price-book/eu-south-2.json'),
  'eu-west-1': () => import('@/data/price-book/eu-west-1.json'),
  'eu-west-2': () => import('@/data/price-book/eu-west-2.json'),
  'eu-west-3': () => import('@/data/price-book/eu-west-3.json'),
  'il-central-1': () => import('@/data/price-book/il-central-1.json'),
  'me-central-1': () => import('@/data/price-book/me-central-1.json'),
  'me-south-1': () => import('@/data/price-book/me-south-1.json'),
  'mx-central-1': () => import('@/data/price-book/mx-central-1.json'),
  'sa-east-1': () => import('@/data/price-book/sa-east-1.json'),
  'us-east-1': () => import('@/data/price-book/us-east-1.json'),
  'us-east-2': () => import('@/data/price-book/us-east-2.json'),
  'us-gov-east-1': () => import('@/data/price-book/us-gov-east-1.json'),
  'us-gov-west-1': () => import('@/data/price-book/us-gov-west-1.json'),
  'us-west-1': () => import('@/data/price-book/us-west-1.json'),
  'us-west-2': () => import('@/data/price-book/us-west-2.json'),
};

/** The regions with a price book. */
export const PRICED_REGIONS: readonly string[] = Object.keys(REGIONS);

/** Read once; there are as many as regions. */
const books = new Map<string, Promise<PriceBook>>();

/**
 * The price book of a region, loaded when it is asked for: in a browser each is a download of its own.
 *
 * @returns undefined for a region that there is no book of
 */
export async function loadPriceBook(region: string): Promise<PriceBook | undefined> {
  const known = books.get(region);
  if (known !== undefined) return known;
  const load = Object.hasOwn(REGIONS, region) ? REGIONS[region] : undefined;
  if (load === undefined) return undefined;
  const book = readBook(load).catch((cause: unknown) => {
    // A download that failed may succeed the next time.
    books.delete(region);
    throw cause;
  });
  books.set(region, book);
  return book;
}

async function readBook(load: () => Promise<{ default: PriceBookFile }>): Promise<PriceBook> {
  const [types, prices] = await Promise.all([loadTypes(), load()]);
  return readPriceBook(prices.default, types.default);
}

function loadTypes(): Promise<{ default: NodeTypesFile }> {
  return import('@/data/price-book/ec2-types.json');
}
