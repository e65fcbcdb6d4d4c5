// The page that annotates manifests: its answer follows typing, files come in and go out, and nothing is lost on the way.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { berth } from './harness/berth.mjs';
import { awake, launch as browse, visitor } from './harness/browser.mjs';
import { LANGS } from './harness/road.mjs';

const ID = 'cri-nwj395hgf6f00000';
const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web # 网站\nspec:\n  hostNetwork: true\n  containers:\n  - name: web\n    image: nginx:1\n';

describe('annotating', () => {
  let server;
  let browser;
  before(async () => { [server, browser] = await Promise.all([berth(), browse()]); });
  after(async () => { await browser?.close(); await server?.stop(); });

  const area = (page) => page.locator('#annotate-text');
  const instance = (page) => page.locator('[name="InstanceId"]');

  for (const lang of LANGS) {
    test(`the answer follows typing and is said aloud, in ${lang}`, async () => {
      const { page, clean } = await visitor(browser, { origin: server.origin, lang });
      await page.goto(`/${lang}/annotate`);
      await awake(page);
      await area(page).fill(POD);
      await instance(page).pressSequentially(ID);
      await page.locator('#diff', { hasText: `k8s.aliyun.com/acr-instance-id: ${ID}` }).waitFor();
      await page.locator('.diff-finding').first().waitFor();
      const summary = await page.locator('#answer-summary').textContent();
      assert.equal(await page.locator('#answer-said').textContent(), summary);
      assert.equal(await page.locator('#answer-said').getAttribute('aria-live'), 'polite');
      assert.equal(new URL(page.url()).hash, '', 'nothing was sent as a form');
      await area(page).press('Control+End');
      await area(page).pressSequentially('a: [');
      await page.locator('#answer [role=alert]').waitFor();
      assert.equal(await area(page).inputValue(), `${POD}a: [`);
      await clean();
    });
  }

  test('the answer is copied as it is, byte for byte', async () => {
    const { page, context, clean } = await visitor(browser, { origin: server.origin });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/en/annotate');
    await awake(page);
    await area(page).fill(POD);
    await instance(page).fill(ID);
    await page.locator('#diff', { hasText: ID }).waitFor();
    await page.locator('#answer details:has(#annotated) summary').click();
    await page.locator('[data-copy="annotated"]').click();
    await page.locator('#copied', { hasText: /\S/ }).waitFor({ state: 'attached' });
    const pasted = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(pasted, POD.replace('spec:', `  annotations:\n    k8s.aliyun.com/acr-instance-id: ${ID}\nspec:`));
    await clean();
  });

  test('an answer that comes late is not shown over a newer one', async () => {
    const { page, clean } = await visitor(browser, { origin: server.origin });
    await page.goto('/en/annotate');
    await awake(page);
    let asked = 0;
    let free;
    const held = new Promise((resolve) => { free = resolve; });
    await page.route('**/annotate', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      asked += 1;
      if (asked === 1) await held;
      return route.continue();
    });
    const first = page.waitForRequest((request) => request.method() === 'POST');
    await area(page).fill(POD);
    await instance(page).fill('cri-aaaaaaaaaaaaaaaa');
    const late = await first;
    await instance(page).fill('cri-bbbbbbbbbbbbbbbb');
    await page.locator('#diff', { hasText: 'cri-bbbbbbbbbbbbbbbb' }).waitFor();
    free();
    await (await late.response()).finished();
    // What comes of an answer comes a moment after it.
    await page.waitForTimeout(600);
    assert.equal(asked, 2);
    assert.match(await page.locator('#diff').textContent(), /cri-bbbbbbbbbbbbbbbb/);
    await clean();
  });

  test('a server that does not answer leaves the page usable', async () => {
    const { page } = await visitor(browser, { origin: server.origin });
    await page.goto('/en/annotate');
    await awake(page);
    await page.route('**/annotate', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
    await area(page).fill(POD);
    await instance(page).fill(ID);
    await page.locator('#answer-said.annotate-note').waitFor();
    await page.unroute('**/annotate');
    await page.locator('main .button-primary').click();
    await page.locator('#diff', { hasText: ID }).waitFor();
  });

  for (const scripts of [true, false]) {
    test(`a file comes in, the result goes out, ${scripts ? 'with' : 'without'} scripts`, async () => {
      const { page, clean } = await visitor(browser, { origin: server.origin, scripts });
      await page.goto('/en/annotate');
      await instance(page).fill(ID);
      await page.locator('[name="_file"]').setInputFiles({ name: 'pod.yaml', mimeType: 'application/yaml', buffer: Buffer.from(POD.replaceAll('\n', '\r\n')) });
      const coming = page.waitForEvent('download');
      await page.locator('button[value="download"]').click();
      const file = await coming;
      assert.equal(file.suggestedFilename(), 'pod.yaml');
      const written = `  annotations:\r\n    k8s.aliyun.com/acr-instance-id: ${ID}\r\n`;
      assert.equal(readFileSync(await file.path(), 'utf8').replace(written, ''), POD.replaceAll('\n', '\r\n'));
      await clean();
    });

    test(`another language keeps what was pasted, and a plan begins from it, ${scripts ? 'with' : 'without'} scripts`, async () => {
      const { page, clean } = await visitor(browser, { origin: server.origin, scripts });
      await page.goto('/en/annotate');
      await area(page).fill(POD);
      await instance(page).fill(ID);
      await page.locator('.bar .language:visible').click();
      await page.waitForURL(/\/zh-CN\/annotate/);
      assert.equal(await area(page).inputValue(), POD);
      await page.locator('#diff', { hasText: ID }).waitFor();
      await page.locator('button[value="plan"]').click();
      await page.waitForURL(/\/zh-CN\/plans\//);
      await page.locator('#left-out[open]', { hasText: 'spec.hostNetwork' }).waitFor();
      await clean();
    });
  }
});
