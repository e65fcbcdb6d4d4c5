// The diagnosis in a browser: predicted, mended, gone, with and without scripts; every page of it in every dress.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { berth } from './harness/berth.mjs';
import { awake, launch as browse, visitor } from './harness/browser.mjs';
import { NGINX, walk } from './harness/road.mjs';
import { LOOKS, tour } from './harness/screens.mjs';

const PUBLIC = 'test0000-registry.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0';
const VSWITCH = 'vsw-2zejlv7xjnw61w6z00000';

/** Puts the demo into a scenario by its button; an empty name is the way back. */
async function enter(page, lang, scenario) {
  await page.goto(`/${lang}`);
  await page.locator(`#scenarios button[name="_scenario"][value="${scenario}"]`).click();
  await page.locator('#scenarios').waitFor();
}

async function ask(page, lang, image = PUBLIC) {
  await page.goto(`/${lang}/diagnose`);
  await page.locator('#image').fill(image);
  await page.locator('#vswitch').fill(VSWITCH);
  await page.locator('form:has(#image) button.button').last().click();
  await page.locator('#diagnosis-verdict').waitFor();
}

describe('the diagnosis', () => {
  let browser;
  before(async () => { browser = await browse(); });
  after(async () => { await browser?.close(); });

  for (const wish of LOOKS) {
    test(`in ${wish.lang}, ${wish.theme}, at ${wish.width} px`, async () => {
      const server = await berth();
      const { page, clean, allow } = await visitor(browser, { origin: server.origin, ...wish });
      const { at, glance, faults } = tour(page, wish);
      await page.goto(`/${wish.lang}/diagnose`);
      await at('diagnose-empty');
      await enter(page, wish.lang, 'closed-endpoint');
      await at('start-scenario');
      await ask(page, wish.lang);
      await at('diagnosis-fail');
      await page.locator('a[href*="what=open"]').click();
      await at('change-question');
      await page.locator('main form button.button-primary').click();
      await page.locator('main .button-primary').waitFor();
      await at('change-done');
      await page.locator('main .button-primary').click();
      await page.locator('#diagnosis-verdict').waitFor();
      await at('diagnosis-mended');
      await enter(page, wish.lang, 'no-permission');
      await ask(page, wish.lang);
      await at('diagnosis-unknown');
      await page.goto(`/${wish.lang}/diagnose/rules`);
      await at('rules');
      await enter(page, wish.lang, 'vpc-not-linked');
      await walk(page, wish.lang, NGINX);
      await page.goto(`${page.url().split('?')[0]}?check`);
      await at('review-strip');
      await page.goto(`/${wish.lang}/diagnose`);
      await at('diagnose');
      await page.goto(`/${wish.lang}/diagnose/policy`);
      await at('policy');
      allow(422);
      await page.goto(`/${wish.lang}/diagnose?group=nginx`);
      await glance('diagnose-refused');
      await clean();
      await server.stop();
      assert.deepEqual(faults, []);
    });
  }

  for (const scripts of [true, false]) {
    test(`the review learns the verdict ${scripts ? 'by itself' : 'by a link without scripts'}`, async () => {
      const server = await berth();
      const { page, clean } = await visitor(browser, { origin: server.origin, lang: 'en', scripts });
      await enter(page, 'en', 'vpc-not-linked');
      await walk(page, 'en', NGINX);
      const strip = page.locator('#pull-verdict');
      if (!scripts && await strip.getByRole('link', { name: 'Wait for the result' }).count()) {
        await strip.getByRole('link', { name: 'Wait for the result' }).click();
      }
      await strip.getByText('The pull will fail', { exact: false }).waitFor();
      await strip.getByRole('link', { name: 'See the whole diagnosis' }).click();
      await page.locator('.finding-fail').first().waitFor();
      await clean();
      await server.stop();
    });
  }

  test('the line that mends it is copied as it stands', async () => {
    const server = await berth();
    const { page, context, clean } = await visitor(browser, { origin: server.origin, lang: 'en' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await enter(page, 'en', 'closed-endpoint');
    await ask(page, 'en');
    await awake(page);
    await page.locator('[data-copy="cli-1"]').click();
    await page.locator('#copied', { hasText: /\S/ }).waitFor({ state: 'attached' });
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^aliyun cr UpdateInstanceEndpointStatus --region cn-beijing /);
    await clean();
    await server.stop();
  });

  test('from the question to the mended world by keyboard alone', async () => {
    const server = await berth();
    const { page, clean } = await visitor(browser, { origin: server.origin, lang: 'en' });
    await enter(page, 'en', 'closed-whitelist');
    await ask(page, 'en');
    const press = async (wanted) => {
      for (let stops = 0; stops < 120; stops += 1) {
        await page.keyboard.press('Tab');
        const [text, ringed] = await page.evaluate(() => {
          const { outlineStyle } = getComputedStyle(document.activeElement);
          return [document.activeElement.textContent, outlineStyle !== 'none'];
        });
        if (wanted.test(text)) {
          assert.ok(ringed, `no ring around ${text}`);
          return page.keyboard.press('Enter');
        }
      }
      throw new Error(`${wanted} is never reached on ${page.url()}`);
    };
    await press(/^Let Berth do it$/);
    await page.getByRole('heading', { name: 'How to undo it' }).waitFor();
    await press(/^Confirm and do it$/);
    await page.locator('main .button-primary', { hasText: 'Go and diagnose' }).waitFor();
    await press(/^Go and diagnose$/);
    await page.getByText('Nothing stands in the way of the pull', { exact: false }).first().waitFor();
    await clean();
    await server.stop();
  });
});
