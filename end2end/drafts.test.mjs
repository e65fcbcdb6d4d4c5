// Nothing typed is ever lost: two tabs, a lost session, a form sent twice, words that are wrong.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { berth } from './harness/berth.mjs';
import { launch as browse, visitor } from './harness/browser.mjs';
import { NGINX, begin, field, fill, launch, press, walk } from './harness/road.mjs';
import { look } from './harness/screens.mjs';

const WISH = { lang: 'en', theme: 'light', width: 1440 };

describe('nothing typed is lost', () => {
  let server;
  let browser;
  before(async () => { [server, browser] = await Promise.all([berth(), browse()]); });
  after(async () => { await browser?.close(); await server?.stop(); });

  test('two tabs on one draft: the later one is shown what differs, and can keep its own', async () => {
    const { page, context, clean, allow } = await visitor(browser, { origin: server.origin, ...WISH });
    allow(409);
    await walk(page, 'en');
    const workload = page.url().replace(/review.*/, 'workload');
    const other = await context.newPage();
    await page.goto(workload);
    await other.goto(workload);
    await fill(page, { ContainerGroupName: 'from-the-first' });
    await press(page, 'next');
    await fill(other, { ContainerGroupName: 'from-the-second' });
    await press(other, 'next');
    const text = await other.locator('main').innerText();
    assert.ok(text.includes('from-the-first') && text.includes('from-the-second'), text);
    await look(other, 'conflict', WISH);
    await Promise.all([other.waitForEvent('domcontentloaded'), other.locator('main form button').first().click()]);
    await other.goto(workload);
    assert.equal(await field(other, 'ContainerGroupName').inputValue(), 'from-the-second');
    await clean();
  });

  test('an expired session keeps what was typed and goes on with one button', async () => {
    const { page, context, clean, allow } = await visitor(browser, { origin: server.origin, ...WISH });
    allow(403);
    await begin(page, 'en');
    const here = page.url();
    await fill(page, { RegionId: 'cn-shanghai' });
    await context.clearCookies();
    await press(page, 'next');
    await look(page, 'expired', WISH);
    await Promise.all([page.waitForEvent('domcontentloaded'), page.locator('main form button').first().click()]);
    await page.goto(here);
    assert.equal(await field(page, 'RegionId').first().inputValue(), 'cn-shanghai');
    await clean();
  });

  test('a confirmation sent twice is one launch', async () => {
    const { page, context, clean } = await visitor(browser, { origin: server.origin, ...WISH });
    await walk(page, 'en', { ...NGINX, ContainerGroupName: 'only-once' });
    const again = await context.newPage();
    await again.goto(page.url());
    await launch(page);
    await launch(again);
    assert.equal(again.url(), page.url());
    await page.goto('/en/launches');
    assert.equal(await page.locator('main').getByText('only-once').count(), 1);
    await clean();
  });

  test('wrong words come back where they were typed, with what is wrong and a link to the field', async () => {
    const { page, clean, allow } = await visitor(browser, { origin: server.origin, ...WISH });
    allow(422);
    await begin(page, 'en');
    await fill(page, { RegionId: 'cn-beijing', 'AcrRegistryInfo.1.InstanceId': 'cri-j36zhodptmyq****' });
    await press(page, 'next');
    assert.match(await page.title(), /^Error: /);
    const summary = page.locator('main [role=alert], main [role=group][tabindex="-1"], main .error-summary').first();
    assert.ok(await summary.isVisible());
    assert.equal(await field(page, 'AcrRegistryInfo.1.InstanceId').inputValue(), 'cri-j36zhodptmyq****');
    await summary.locator('a').first().click();
    assert.notEqual(await page.evaluate(() => document.activeElement?.getAttribute('name')), null);
    await clean();
  });
});
