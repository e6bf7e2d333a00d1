/** Checks on an open page that the screenshots and the browser tests share. */
import AxeBuilderModule from '@axe-core/playwright';

const AxeBuilder = AxeBuilderModule.default ?? AxeBuilderModule;

export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Collects what a page complains about: console errors and warnings, uncaught errors, violations of the content
 * security policy, failed requests.
 *
 * @param {import('playwright-core').Page} page
 * @returns {string[]} Filled while the page lives.
 */
export function collectComplaints(page) {
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A navigation away cancels what the old page still loads.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`request: ${request.url()} ${reason}`);
  });
  return complaints;
}

/** Elements that reach over the right edge when the page scrolls sideways; empty when it does not. */
export function findOverflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > width + 1,
    );
    return wide
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()} reaches ${element.getBoundingClientRect().right}`);
  });
}

/** What axe finds, one line each. */
export async function findAxeViolations(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    (violation) =>
      `axe ${violation.id}: ${violation.help}; ${violation.nodes
        .slice(0, 3)
        .map((node) => node.target.join(' '))
        .join(' | ')}`,
  );
}
