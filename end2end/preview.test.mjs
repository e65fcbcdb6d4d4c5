// The live preview: it follows every keystroke, asks the server nothing, and copies exact bytes.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { berth } from './harness/berth.mjs';
import { awake, launch as browse, visitor } from './harness/browser.mjs';
import { LANGS, field, press, walk } from './harness/road.mjs';

/** Every address that the page asks for from now on, but for the icon, which the browser fetches when it likes. */
function listen(page) {
  const asked = [];
  page.on('request', (request) => { if (!request.url().includes('/favicon')) asked.push(request.url()); });
  return asked;
}

const shown = (page) => page.locator('#preview-code').evaluate((node) => node.textContent);

describe('the live preview', () => {
  let server;
  let browser;
  before(async () => { [server, browser] = await Promise.all([berth(), browse()]); });
  after(async () => { await browser?.close(); await server?.stop(); });

  /** A visitor on the workload step of a finished plan, with the Kubernetes tab open. */
  async function workload(lang) {
    const all = await visitor(browser, { origin: server.origin, lang });
    await all.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await walk(all.page, lang);
    const review = all.page.url();
    await all.page.goto(review.replace(/review.*/, 'workload?format=kubernetes'));
    await awake(all.page);
    return { ...all, plan: /plans\/([^/]+)/.exec(review)[1] };
  }

  for (const lang of LANGS) {
    test(`follows every keystroke without a request, in ${lang}`, async () => {
      const { page, clean } = await workload(lang);
      const asked = listen(page);
      const name = field(page, 'ContainerGroupName');
      await name.fill('');
      for (const [index, key] of [...'live-name'].entries()) {
        await name.press(key);
        assert.match(await shown(page), new RegExp(`name: "?${'live-name'.slice(0, index + 1)}"?\n`));
      }
      assert.deepEqual(asked, []);
      await clean();
    });
  }

  test('what is typed in the browser is what the server renders, byte by byte', async () => {
    const { page, plan, clean } = await workload('en');
    await field(page, 'ContainerGroupName').fill('same-bytes');
    const live = await shown(page);
    const here = page.url();
    await press(page, 'next');
    await page.goto(here);
    await awake(page);
    assert.equal(await shown(page), live);
    const file = await page.request.get(`/plans/${plan}.yaml`);
    assert.equal(await file.text(), live);
    const digest = createHash('sha256').update(live).digest('hex');
    assert.ok((await page.locator('#preview').innerText()).includes(digest), 'the sum under the block is the block’s');
    await clean();
  });

  test('copying gives the exact bytes, by keyboard too, and says so aloud', async () => {
    const { page, clean } = await workload('en');
    const copy = page.locator('[data-copy="preview-code"]');
    await copy.focus();
    await page.keyboard.press('Enter');
    await page.locator('#copied', { hasText: /\S/ }).waitFor({ state: 'attached' });
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await shown(page));
    assert.ok(await copy.evaluate((node) => node === document.activeElement), 'the focus stays');
    await clean();
  });

  test('over plain http too the exact bytes are copied', async () => {
    const { page, clean } = await workload('en');
    // What a browser says of a page that came over http from another machine.
    await page.addInitScript(() => Object.defineProperty(globalThis, 'isSecureContext', { value: false }));
    await page.reload();
    await awake(page);
    await page.locator('[data-copy="preview-code"]').click();
    await page.locator('#copied', { hasText: /\S/ }).waitFor({ state: 'attached' });
    const pasted = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(pasted, await shown(page));
    assert.match(pasted, /\n {4}/, 'the indents are there');
    await clean();
  });

  test('a tab is chosen without leaving the page, and the address says which', async () => {
    const { page, clean } = await workload('en');
    const asked = listen(page);
    await page.locator('#preview .preview-tabs > ul:first-child a[data-tab="openapi"]').click();
    await page.waitForURL(/format=openapi/);
    assert.match(await shown(page), /'AcrRegistryInfo\.1\.InstanceId': '?cri-nwj395hgf6f00000/);
    assert.deepEqual(asked, []);
    await clean();
  });

  test('what is typed while the module is still on its way is not lost', async () => {
    const { page, context, clean } = await workload('en');
    let open;
    const held = new Promise((resolve) => { open = resolve; });
    await context.route('**/*.wasm', async (route) => { await held; await route.continue(); });
    await page.reload({ waitUntil: 'domcontentloaded' });
    await field(page, 'ContainerGroupName').fill('typed-early');
    open();
    await awake(page);
    assert.equal(await field(page, 'ContainerGroupName').inputValue(), 'typed-early');
    await field(page, 'ContainerGroupName').press('End');
    await page.keyboard.type('-2');
    assert.match(await shown(page), /typed-early-2/);
    await clean();
  });

  test('no layout moves when the module arrives', async () => {
    const { page, clean } = await workload('en');
    await page.addInitScript(() => {
      globalThis.shifts = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.shifts += entry.value; })
        .observe({ type: 'layout-shift', buffered: true });
    });
    await page.reload();
    await awake(page);
    await page.waitForTimeout(300);
    assert.ok((await page.evaluate(() => globalThis.shifts)) <= 0.02);
    await clean();
  });
});
