// axe-core over the page as it stands: every rule of WCAG 2.2 AA and best practice, no baseline of tolerated faults.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Fails with what axe found, where, and why. The page needs scripts switched on in its context. */
export async function axe(page, where) {
  await page.evaluate(SOURCE);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), TAGS);
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${where}: ${id} (${help}) at ${target.join(' ')}\n${failureSummary}`));
  assert.deepEqual(found, [], `axe finds nothing on ${where}`);
}
