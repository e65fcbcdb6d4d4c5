// The registries in a browser: found, looked into, remembered, begun from; with and without scripts, in every dress.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { berth } from './harness/berth.mjs';
import { launch as browse, visitor } from './harness/browser.mjs';
import { begin, field, fill, press } from './harness/road.mjs';
import { LOOKS, tour } from './harness/screens.mjs';

const INSTANCE = 'registries/cn-beijing/cri-nwj395hgf6f00000';
const VSWITCH = 'vsw-2zejlv7xjnw61w6z00000';
const TEAM = {
  'AcrRegistryInfo.1.InstanceId': 'cri-team0000000000001',
  'AcrRegistryInfo.1.InstanceName': 'team',
  'AcrRegistryInfo.1.RegionId': 'cn-shanghai',
  Domains: 'hub.example.com',
  Label: 'Our team',
};

/** Types an instance in by hand. */
async function remember(page, lang) {
  await page.goto(`/${lang}/registries/remember`);
  await fill(page, TEAM);
  await page.locator('main .registry-form .button-primary').click();
  await page.locator('#remembered table').waitFor();
}

describe('the registries', () => {
  let browser;
  before(async () => { browser = await browse(); });
  after(async () => { await browser?.close(); });

  for (const wish of LOOKS) {
    test(`in ${wish.lang}, ${wish.theme}, at ${wish.width} px`, async () => {
      const server = await berth();
      const { page, clean, allow } = await visitor(browser, { origin: server.origin, ...wish });
      const { at, glance, faults } = tour(page, wish);
      await page.goto(`/${wish.lang}/registries?wait`);
      await at('registries');
      await page.goto(`/${wish.lang}/registries/remember`);
      await at('remember');
      // What is remembered here is nowhere in the cloud, so its own page says that it is gone.
      allow(404);
      await remember(page, wish.lang);
      await glance('registries-remembered');
      await page.locator('#remembered a.icon-button').click();
      await glance('registry-forget');
      await page.goto(`/${wish.lang}/${INSTANCE}`);
      await at('registry-instance');
      await page.goto(`/${wish.lang}/${INSTANCE}/eci_test/nginx`);
      await at('registry-tags');
      await begin(page, wish.lang);
      await fill(page, { RegionId: 'cn-beijing' });
      await press(page, 'lookup');
      await glance('registry-step-remembered');
      await page.goto(page.url().replace('/registry', '/network'));
      await press(page, `pick:VSwitchId=${VSWITCH}`);
      await glance('network-ways-out');
      allow(422);
      await page.goto(`/${wish.lang}/registries/remember`);
      await page.locator('main .registry-form .button-primary').click();
      await page.locator('main .notice-fail').waitFor();
      await glance('remember-refused');
      await page.goto(`/${wish.lang}`);
      await page.locator('#scenarios button[name="_scenario"][value="no-permission"]').click();
      await page.locator('#scenarios').waitFor();
      await page.goto(`/${wish.lang}/registries?wait`);
      await at('registries-denied');
      await clean();
      await server.stop();
      assert.deepEqual(faults, []);
    });
  }

  for (const scripts of [true, false]) {
    test(`from the list to a plan with the image, ${scripts ? 'with' : 'without'} scripts`, async () => {
      const server = await berth();
      const { page, clean } = await visitor(browser, { origin: server.origin, scripts });
      await page.goto('/en');
      await page.locator('.menu a[href="/en/registries"]:visible').click();
      await page.waitForURL(/\/registries$/);
      // The list is there at once or comes by itself; without scripts it comes by the link.
      const wait = page.locator('#scan a[href$="?wait"]');
      if (!scripts && (await wait.count())) await wait.click();
      await page.locator('#scan a', { hasText: 'test0000' }).click();
      await page.locator('main a', { hasText: 'nginx' }).click();
      await page.locator('button[aria-label="Start a plan with this image: nginx:1.0"]').click();
      await page.waitForURL(/\/registry$/);
      assert.equal(await field(page, 'AcrRegistryInfo.1.InstanceId').inputValue(), 'cri-nwj395hgf6f00000');
      await page.goto(page.url().replace('/registry', '/images'));
      assert.equal(await field(page, 'Container.1.Image').inputValue(), 'test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0');
      await clean();
      await server.stop();
    });
  }
});
