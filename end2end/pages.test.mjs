// Every page in both languages, both themes and both widths: a picture, axe, nothing too wide, no dead link.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { berth } from './harness/berth.mjs';
import { launch as browse, visitor } from './harness/browser.mjs';
import { LANGS, NGINX, begin, fill, launch, press, until, walk } from './harness/road.mjs';
import { LOOKS, look, tour } from './harness/screens.mjs';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web # 网站\nspec:\n  hostNetwork: true\n  containers: []\n';

describe('every page', () => {
  let browser;
  before(async () => { browser = await browse(); });
  after(async () => { await browser?.close(); });

  for (const wish of LOOKS) {
    test(`in ${wish.lang}, ${wish.theme}, at ${wish.width} px`, async () => {
      const server = await berth();
      const { page, clean, allow } = await visitor(browser, { origin: server.origin, ...wish });
      const { at, glance, faults } = tour(page, wish);

      await page.goto(`/${wish.lang}`);
      await at('start-empty');
      await page.goto(`/${wish.lang}/launches`);
      await at('launches-empty');
      await page.goto(`/${wish.lang}/import`);
      await at('import');
      await page.goto(`/${wish.lang}/annotate`);
      await at('annotate');
      await page.locator('main textarea').fill(POD);
      await page.locator('main [name="InstanceId"]').fill('cri-nwj395hgf6f00000');
      await page.locator('main .button-primary').click();
      await page.locator('#diff', { hasText: '+    k8s.aliyun.com/acr-instance-id: cri-nwj395hgf6f00000' }).waitFor();
      await at('annotated');
      await walk(page, wish.lang, NGINX, at);
      await launch(page);
      const mine = page.url();
      await until(page, /Running/, { scripts: true });
      await at('launch-running');
      await page.goto(`${mine}/logs/nginx`);
      await at('launch-logs');
      await page.goto(`${mine}/delete`);
      await at('launch-delete');
      await page.goto(`/${wish.lang}/launches`);
      await at('launches');
      await page.goto(`/${wish.lang}`);
      await at('start');
      await page.goto(`/${wish.lang}/api`);
      await at('api');
      await page.goto(`/${wish.lang}/api#type-Launch`);
      await page.locator('#type-Launch table').waitFor();
      await glance('api-opened');

      allow(404, 422);
      await page.goto(`/${wish.lang}/p/nothing-here`);
      await glance('shared-gone');
      await page.goto(`/${wish.lang}/import`);
      await page.locator('#import-text').fill("'A': 'b'\njust words");
      await page.locator('main .button-primary').click();
      await glance('import-refused');
      await page.locator('#import-text').fill("'Container.1.Name': 'nginx'\n'Container.1.Image': 'nginx:1.0'");
      await page.locator('main .button-primary').click();
      await page.goto(page.url().replace(/[^/]+$/, 'review'));
      await page.locator('form[action$="/share"] button').click();
      await glance('shared');
      await page.goto(`/${wish.lang}/nothing-here`);
      await glance('not-found');
      await begin(page, wish.lang);
      await fill(page, { RegionId: 'cn-beijing', 'AcrRegistryInfo.1.InstanceId': 'cri-????' });
      await press(page, 'next');
      await glance('registry-refused');
      await clean();
      await server.stop();
      assert.deepEqual(faults, []);
    });
  }

  for (const [mode, words] of [['plan-only', ['serve', '--plan-only']], ['unreachable', ['serve', '--live']]]) {
    for (const lang of LANGS) {
      test(`${mode} says what it is, in ${lang}`, async () => {
        const env = mode === 'plan-only' ? {} : {
          BERTH_ENDPOINT: 'http://127.0.0.1:9/{product}/{region}',
          ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI-nobody',
          ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'nothing',
        };
        const server = await berth({ words, env });
        const wish = { lang, theme: 'light', width: 1440 };
        const { page, clean } = await visitor(browser, { origin: server.origin, ...wish });
        await page.goto(`/${lang}`);
        await look(page, `start-${mode}`, wish);
        await walk(page, lang, NGINX, (name) => look(page, `${name}-${mode}`, wish));
        await clean();
        await server.stop();
      });
    }
  }

  test('at 320 px nothing is too wide', async () => {
    const server = await berth();
    const wish = { lang: 'zh-CN', theme: 'light', width: 320 };
    const { page, clean } = await visitor(browser, { origin: server.origin, ...wish });
    await walk(page, wish.lang, NGINX, (name) => look(page, name, wish));
    await clean();
    await server.stop();
  });
});
