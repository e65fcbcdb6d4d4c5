// The whole road by keyboard alone: every stop can be seen, and none is covered by a bar that sticks.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { berth } from './harness/berth.mjs';
import { launch as browse, visitor } from './harness/browser.mjs';
import { NGINX, STEPS, until } from './harness/road.mjs';

/** What the focus is on, whether it shows, and whether something lies over it. */
const focus = () => {
  const node = document.activeElement;
  const style = getComputedStyle(node);
  const box = node.getBoundingClientRect();
  const [x, y] = [Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1), box.y + Math.min(box.height / 2, 12)];
  const over = document.elementFromPoint(x, y);
  return {
    name: node.getAttribute('name'),
    value: node.value ?? '',
    tag: node.tagName,
    action: node.form?.getAttribute('action') ?? '',
    ringed: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
    covered: over !== null && !node.contains(over) && !over.contains(node) && !node.labels?.[0]?.contains(over),
    over: over?.outerHTML.slice(0, 120),
    html: node.outerHTML.slice(0, 160),
  };
};

/** Presses Tab until `wanted` holds, judging every stop. */
async function tabTo(page, wanted) {
  for (let stops = 0; stops < 200; stops += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(focus);
    if (at.tag === 'BODY') continue;
    assert.ok(at.ringed, `no ring around ${at.html} on ${page.url()}`);
    assert.ok(!at.covered, `${at.html} is covered by ${at.over} on ${page.url()}`);
    if (wanted(at)) return at;
  }
  throw new Error(`never reached on ${page.url()}`);
}

describe('by keyboard alone', () => {
  let server;
  let browser;
  before(async () => { [server, browser] = await Promise.all([berth(), browse()]); });
  after(async () => { await browser?.close(); await server?.stop(); });

  test('from the start page to a running group', async () => {
    const { page, clean } = await visitor(browser, { origin: server.origin, lang: 'en' });
    await page.goto('/en');
    await tabTo(page, ({ tag, action }) => tag === 'BUTTON' && action.endsWith('/plans'));
    await Promise.all([page.waitForURL(/registry/), page.keyboard.press('Enter')]);
    for (const step of STEPS) await walkStep(page, step);
    await tabTo(page, ({ tag, action }) => tag === 'BUTTON' && action.endsWith('/launch'));
    await Promise.all([page.waitForURL(/\/launches\//), page.keyboard.press('Enter')]);
    await until(page, /Running/, { scripts: true });
    await clean();
  });
});

/** Types the step's values where Tab leads, then sends the form from a text field with Enter. */
async function walkStep(page, step) {
  const open = new Set(await page.locator('main form [name]').evaluateAll((nodes) =>
    nodes.filter((node) => node.type !== 'hidden' && !node.closest('details:not([open])')).map((node) => node.name)));
  const left = new Set(Object.keys(NGINX).filter((wire) => open.has(wire)));
  while (left.size) {
    const { name } = await tabTo(page, (at) => left.has(at.name));
    left.delete(name);
    const kind = await page.evaluate(() => document.activeElement.type);
    if (kind === 'radio') await choose(page, name);
    else if (kind.startsWith('select')) await page.keyboard.type(NGINX[name]);
    else {
      await page.keyboard.press('Control+A');
      await page.keyboard.type(NGINX[name]);
    }
  }
  await tabTo(page, ({ name, value }) => name === '_action' && value === 'next');
  await Promise.all([page.waitForURL((url) => !url.pathname.endsWith(step)), page.keyboard.press('Enter')]);
}

/** Arrow keys until the radio button of the wanted value is chosen. */
async function choose(page, name) {
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press(presses ? 'ArrowDown' : 'Space');
    if ((await page.evaluate(() => document.activeElement.value)) === NGINX[name]) return;
  }
  throw new Error(`no ${NGINX[name]} among ${name}`);
}
