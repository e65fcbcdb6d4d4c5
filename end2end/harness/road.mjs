// The whole road in a browser: the same values, typed wherever a step asks for them. Works with and without scripts.
import assert from 'node:assert/strict';

export const LANGS = ['zh-CN', 'en'];
export const STEPS = ['registry', 'network', 'images', 'workload'];

/** A plan that runs in the simulator's world: the registry's own example, over the VPC. */
export const NGINX = {
  RegionId: 'cn-beijing',
  'AcrRegistryInfo.1.InstanceId': 'cri-nwj395hgf6f00000',
  'AcrRegistryInfo.1.InstanceName': 'test0000',
  'AcrRegistryInfo.1.RegionId': 'cn-beijing',
  'Berth.Network': 'Vpc',
  VSwitchId: 'vsw-2zejlv7xjnw61w6z00000',
  SecurityGroupId: 'sg-2zeh4cev9y7ulbr00000',
  'Container.1.Name': 'nginx',
  'Container.1.Image': 'test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0',
  ContainerGroupName: 'cri-test',
  Cpu: '1',
  Memory: '2',
};

/** The button that says `action` to the server; the last, for the first of a form may be the unseen one that Enter presses. */
export const button = (page, action) => page.locator(`main button[name="_action"][value="${action}"]`).last();

/** Presses it and waits for the page that answers. */
export async function press(page, action) {
  await Promise.all([page.waitForEvent('domcontentloaded'), button(page, action).click()]);
}

/** The field of a wire name that a person can use, of however many share the name. */
export const field = (page, wire) => page.locator(`main [name="${wire}"]:not([type=hidden])`);

/** Types what the step asks for. */
export async function fill(page, values) {
  for (const [wire, value] of Object.entries(values)) {
    const found = field(page, wire);
    if (!(await found.count())) continue;
    await unfold(found.first());
    const kind = await found.first().evaluate((node) => node.type);
    if (kind === 'radio') await tick(page.locator(`main [name="${wire}"][value="${value}"]`));
    else if (kind === 'checkbox' && value === 'true') await tick(found.first());
    else if (kind.startsWith('select')) await found.first().selectOption(value);
    else await found.first().fill(value);
  }
}

/** Ticks a box or a choice by its label, as a hand would: the label may lie over it. */
async function tick(box) {
  if (await box.isChecked()) return;
  const id = await box.getAttribute('id');
  await box.page().locator(`label[for="${id}"]`).first().click();
  assert.ok(await box.isChecked(), `${id} is ticked`);
}

/** Opens every fold around a field, as a person would: without scripts too. */
async function unfold(locator) {
  const folds = locator.locator('xpath=ancestor::details[not(@open)]');
  for (let left = await folds.count(); left > 0; left -= 1) await folds.first().locator('> summary').click();
}

/** Opens a new plan through the first door of the start page. */
export async function begin(page, lang) {
  await page.goto(`/${lang}`);
  const door = page.locator(`main form[action="/${lang}/plans"]:not(:has([name^="_document"], [name^="_example"]))`);
  await Promise.all([page.waitForURL(/\/registry/), door.locator('button').first().click()]);
}

/** Fills a step in and goes on; rows that a value needs are added first. */
export async function next(page, values, step) {
  for (const list of ['AcrRegistryInfo', 'Container']) {
    const wanted = Object.keys(values).some((wire) => wire.startsWith(`${list}.1.`));
    const there = await page.locator(`main [name^="${list}.1."]`).count();
    if (wanted && !there && (await button(page, `add:${list}`).count())) await press(page, `add:${list}`);
  }
  await fill(page, values);
  await press(page, 'next');
  assert.ok(!new URL(page.url()).pathname.endsWith(step), `${step} was refused:\n${await page.locator('main').innerText()}`);
}

/** From the start page to the review; `at(name)` is called on each page before it is left. */
export async function walk(page, lang, values = NGINX, at = async () => {}) {
  await begin(page, lang);
  for (const step of STEPS) {
    assert.match(new URL(page.url()).pathname, new RegExp(`/${step}$`));
    await at(step);
    await next(page, values, step);
  }
  assert.match(new URL(page.url()).pathname, /\/review$/);
  await at('review');
}

/** Confirms the plan of the review. */
export async function launch(page) {
  const confirm = page.locator('main form[action$="/launch"] button[type=submit], main form[action$="/launch"] button:not([type])').last();
  await Promise.all([page.waitForURL(/\/launches\/[^/]+$/), confirm.click()]);
}

/** Waits for a word on a launch's page; without scripts by asking again, as the page's own refresh does. */
export async function until(page, word, { scripts, seconds = 60 }) {
  const main = page.locator('main');
  if (scripts) return main.getByText(word).first().waitFor({ timeout: seconds * 1000 });
  const end = Date.now() + seconds * 1000;
  // The page's own refresh would come in between.
  const still = new URL('?refresh=off', page.url()).href;
  while (!word.test(await main.innerText())) {
    assert.ok(Date.now() < end, `never said ${word}:\n${await main.innerText()}`);
    await page.waitForTimeout(500);
    await page.goto(still);
  }
  return undefined;
}
