// From a keystroke to the repainted preview, with twenty containers, in Chromium.
import { awake, launch, visitor } from '../../end2end/harness/browser.mjs';
import { NGINX, field, press, walk } from '../../end2end/harness/road.mjs';

const CONTAINERS = 20;
const KEYS = 200;
const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
export const quantile = (numbers, share) => sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];

/** Opens a finished plan with twenty containers; leaves the browser to the caller. */
async function twenty(origin) {
  const browser = await launch();
  const { page } = await visitor(browser, { origin, lang: 'en' });
  await walk(page, 'en');
  const images = page.url().replace(/review.*/, 'images');
  await page.goto(images);
  for (let row = 2; row <= CONTAINERS; row += 1) {
    await press(page, 'add:Container');
    await field(page, `Container.${row}.Name`).fill(`nginx-${row}`);
    await field(page, `Container.${row}.Image`).fill(NGINX['Container.1.Image']);
  }
  await press(page, 'next');
  await page.goto(`${images}?format=kubernetes`);
  await awake(page);
  return { browser, page };
}

/** Milliseconds for each of two hundred keystrokes: our own work, and until the browser had painted it. */
export async function keystrokes(origin) {
  const { browser, page } = await twenty(origin);
  await page.evaluate(() => {
    globalThis.painted = [];
    document.addEventListener('input', () => {
      const from = performance.now();
      // A message posted from within a frame is handled after that frame was painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => globalThis.painted.push(performance.now() - from);
        port2.postMessage(null);
      });
    }, true);
    performance.clearMeasures();
  });
  await field(page, 'Container.20.Name').focus();
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press(key % 10 === 9 ? 'Backspace' : 'abcdefghi'[key % 10]);
    await page.waitForFunction((count) => globalThis.painted.length >= count, key + 1);
  }
  const result = await page.evaluate(() => ({
    painted: globalThis.painted,
    work: performance.getEntriesByName('berth-preview', 'measure').map((entry) => entry.duration),
  }));
  const formats = await tabs(page);
  await browser.close();
  if (result.work.length < KEYS) throw new Error(`only ${result.work.length} of ${KEYS} keystrokes reached the preview`);
  return { ...result, formats };
}

/** Milliseconds that each format takes that is rendered in the browser, from the form to what is shown; the median of nine. */
async function tabs(page) {
  return page.evaluate(() => [...document.querySelectorAll('#preview a[data-tab]')].map((link) => {
    const times = Array.from({ length: 9 }, () => {
      performance.clearMeasures();
      link.click();
      return performance.getEntriesByName('berth-preview', 'measure').reduce((sum, { duration }) => sum + duration, 0);
    });
    return { name: link.dataset.tab, took: times.sort((a, b) => a - b)[4] };
  }).filter(({ took }) => took > 0));
}
