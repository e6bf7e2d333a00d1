/**
 * Every page that a reader can open, for the screenshots and for the checks that run on every page.
 * `{suite}` is the first suite of the list, `{measured}` the first suite with runs, `{run}` its first run,
 * `{histogram}` the first run of all with a histogram.
 */
export const PAGES = [
  { name: 'home', path: '/' },
  { name: 'suites', path: '/suites' },
  { name: 'suite', path: '/suites/{suite}' },
  { name: 'suite-measured', path: '/suites/{measured}' },
  { name: 'suite-target', path: '/suites/{measured}?target=5ms' },
  { name: 'audit', path: '/suites/{suite}/audit' },
  { name: 'audit-filtered', path: '/suites/{suite}/audit?verdict=contradicted' },
  { name: 'audit-paste', path: '/audit' },
  { name: 'audit-empty', path: '/suites/{measured}/audit' },
  { name: 'decide', path: '/suites/{suite}/decide?users=500k&max.latency.p99=40us' },
  { name: 'decide-measured', path: '/suites/{measured}/decide' },
  { name: 'cost', path: '/cost' },
  { name: 'cost-wrong', path: '/cost?users=0&headroom=130%25&preset=chat' },
  {
    name: 'suite-cost',
    path: '/suites/{suite}/cost?budget=%24500&b.users=2M&payload=500B..1kB..2kB&messages-per-user=1/min',
  },
  { name: 'run', path: '/runs/{run}' },
  { name: 'run-histogram', path: '/runs/{histogram}?target=2ms' },
  { name: 'compare', path: '/compare' },
  { name: 'compare-run', path: '/compare?runs={run}' },
  { name: 'upload', path: '/upload' },
  { name: 'formats', path: '/formats' },
  { name: 'methodology', path: '/methodology' },
  { name: 'api-docs', path: '/api-docs' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'not-found', path: '/no-such-page', status: 404 },
];

/**
 * The pages with their placeholders filled from what a running instance holds. Pages that need a run are left out
 * where there is none.
 *
 * @param {string} baseUrl
 * @returns {Promise<{ name: string; path: string; status: number }[]>}
 */
export async function resolvePages(baseUrl) {
  const { items: suites } = await fetchJson(`${baseUrl}/api/v1/suites`);
  const files = await Promise.all(suites.map(({ slug }) => fetchJson(`${baseUrl}/api/v1/suites/${slug}`)));
  const measured = files.find((file) => (file.runs ?? []).length > 0);
  const values = {
    suite: suites[0]?.slug,
    measured: measured?.suite.slug,
    run: measured?.runs[0].id,
    histogram: files.flatMap((file) => file.runs ?? []).find(hasHistogram)?.id,
  };
  return PAGES.flatMap(({ name, path, status = 200 }) => {
    const filled = path.replace(/\{(\w+)\}/, (_, key) => values[key] ?? '');
    const [address = ''] = filled.split('?');
    return address.endsWith('/') && filled !== '/' ? [] : [{ name, path: filled, status }];
  });
}

function hasHistogram({ distributions = [] }) {
  return distributions.some(({ encoding }) => encoding === 'hdr-v2');
}

async function fetchJson(url) {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}
