// Pictures of pages for people to look at, and what must hold on each of them whatever it shows.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { axe } from './axe.mjs';

const ALL = ['zh-CN', 'en'].flatMap((lang) => ['light', 'dark'].flatMap((theme) => [1440, 390].map((width) => ({ lang, theme, width }))));
/**
 * The dresses in which every page is looked at: four of the eight, in which each language, theme and width meets each of the
 * others. LOOKS=all takes them all.
 */
export const LOOKS = process.env.LOOKS === 'all' ? ALL : [0, 3, 5, 6].map((index) => ALL[index]);

const FOLDER = 'target/screens';
mkdirSync(FOLDER, { recursive: true });

/** Takes the picture, then asks axe and looks for what overflows. */
export async function look(page, name, { lang, theme, width }) {
  // Whoever pressed a button may still be between two pages.
  await page.waitForLoadState();
  const where = `${name}-${width}-${theme}-${lang}`;
  await page.screenshot({ path: `${FOLDER}/${where}.png`, fullPage: true });
  assert.match(await page.title(), /\S.* · Berth$|\S/, `${where} has a title`);
  assert.equal(await page.locator('html').getAttribute('lang'), lang, where);
  assert.equal(await page.locator('h1').count(), 1, `${where} has one first heading`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(overflow <= 0, `${where} is ${overflow} px too wide`);
  await whole(page, () => axe(page, where));
}

/** In a window as tall as the page, so that a bar that sticks to its edge lies over nothing; keyboard.test.mjs judges it in use. */
async function whole(page, judge) {
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, height + 80) });
  try {
    await judge();
  } finally {
    await page.setViewportSize(size);
  }
}

/** Every address on the page that is ours must lead somewhere. */
export async function links(page, seen) {
  const found = await page.locator('a[href], link[href], img[src], script[src]').evaluateAll((nodes) =>
    nodes.map((node) => node.href || node.src).filter((address) => address.startsWith(location.origin)));
  for (const address of new Set(found.map((address) => address.split('#')[0]))) {
    if (seen.has(address)) continue;
    seen.add(address);
    const answer = await page.request.get(address);
    assert.ok(answer.ok(), `${address}, linked from ${page.url()}, answers ${answer.status()}`);
  }
}

/**
 * A walk past pages in one dress: `at` takes the picture and follows the links, `glance` takes the picture alone. One page's
 * fault is kept in `faults`, so that it does not keep the others from being looked at.
 */
export function tour(page, wish) {
  const [seen, faults] = [new Set(), []];
  const keep = (work) => work.catch(({ message }) => faults.push(message));
  const glance = (name) => keep(look(page, name, wish));
  return { glance, faults, at: async (name) => { await glance(name); await keep(links(page, seen)); } };
}
