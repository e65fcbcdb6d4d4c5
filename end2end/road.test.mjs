// The whole road, for everybody: both languages, with scripts and without.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { berth } from './harness/berth.mjs';
import { launch as browse, visitor } from './harness/browser.mjs';
import { LANGS, launch, until, walk } from './harness/road.mjs';

describe('the whole road', () => {
  let server;
  let browser;
  before(async () => { [server, browser] = await Promise.all([berth(), browse()]); });
  after(async () => { await browser?.close(); await server?.stop(); });

  for (const lang of LANGS) {
    for (const scripts of [true, false]) {
      test(`from the start page to a running group and away again, ${lang}, ${scripts ? 'with' : 'without'} JavaScript`, async () => {
        const { page, clean } = await visitor(browser, { origin: server.origin, lang, scripts });
        await walk(page, lang);
        const review = await page.locator('main').innerText();
        assert.ok(review.includes('cri-nwj395hgf6f00000'));
        await launch(page);
        const mine = page.url();
        await until(page, /Running/, { scripts });

        await page.locator('main a[href*="/logs/"]').first().click();
        await page.waitForURL(/\/logs\/nginx/);
        assert.match(await page.locator('main').innerText(), /nginx/);

        await page.goto(mine);
        await page.locator('main a[href$="/delete"]').first().click();
        await page.waitForURL(/\/delete$/);
        await Promise.all([page.waitForURL(mine), page.locator('main form[action$="/delete"] button').last().click()]);
        await until(page, lang === 'en' ? /Deleted/ : /已删除/, { scripts });
        assert.equal(await page.locator('html').getAttribute('lang'), lang);
        await clean();
      });
    }
  }
});
