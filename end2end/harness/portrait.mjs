// Takes the picture that the README shows.        usage: node end2end/harness/portrait.mjs
import { berth } from './berth.mjs';
import { awake, launch, visitor } from './browser.mjs';
import { walk } from './road.mjs';

const server = await berth();
const browser = await launch();
const { page } = await visitor(browser, { origin: server.origin, lang: 'en', width: 1280, height: 800 });
await walk(page, 'en');
await page.goto(page.url().replace(/review.*/, 'workload?format=kubernetes'));
await awake(page);
await page.screenshot({ path: 'docs/screenshot.png' });
await browser.close();
await server.stop();
