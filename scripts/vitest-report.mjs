import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { node, root } from './run-command.mjs';

/**
 * Runs vitest and counts its tests. A file that could not be loaded counts as one failed test, and so does a run
 * that fails without naming a test (an unhandled rejection, a failing set-up).
 *
 * @param {string} name Used for the report in `var/verify/`.
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<{ passed: number; failed: number; skipped: number }>}
 */
export async function runVitest(name, args, env = {}) {
  const reportPath = path.join(root, 'var/verify', `${name}.json`);
  rmSync(reportPath, { force: true });
  const code = await node(
    'node_modules/vitest/vitest.mjs',
    ['run', ...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${reportPath}`],
    { env },
  );
  if (!existsSync(reportPath)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(reportPath, 'utf8'));
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = report.numFailedTests + brokenFiles.length;
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
