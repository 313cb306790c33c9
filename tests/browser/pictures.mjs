// Makes the icons of static/icon.svg and the preview picture for social media, of the page as it is built.
// `cargo xtask pictures` runs this; its results are committed.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch, open, serve } from './harness.mjs';

const file = (name) => fileURLToPath(new URL(`../../static/${name}`, import.meta.url));
const ICONS = [
  { name: 'icon-192.png', size: 192, inset: 0 },
  { name: 'icon-512.png', size: 512, inset: 0 },
  // A launcher cuts up to a tenth from each edge of a maskable icon, and iOS rounds the corners itself.
  { name: 'icon-maskable-512.png', size: 512, inset: 52 },
  { name: 'icon-apple-180.png', size: 180, inset: 14 },
];

const [browser, server] = [await launch(), await serve()];
const svg = await readFile(file('icon.svg'), 'utf8');
for (const { name, size, inset } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const background = inset > 0 ? '#14171c' : 'transparent';
  const style = `body{margin:0;background:${background}} svg{display:block;margin:${inset}px;width:${size - 2 * inset}px}`;
  await page.setContent(`<style>${style}</style>${svg}`);
  await page.screenshot({ path: file(name), omitBackground: true });
  await page.close();
}
const page = await open(browser, server, '?lang=en&theme=light&hide=controls,transport', { viewport: { width: 1200, height: 630 } });
await page.addStyleTag({ content: '.top .tools, figcaption, .side, .views, .dock, .marks, .suggestions, .readout { display: none !important; } .lab:not(.embed) .main-chart { height: 440px !important; } .columns { display: block !important; }' });
await page.locator('#tour-skip').click();
await page.waitForFunction(() => document.querySelector('.headline')?.textContent.length > 10);
await page.screenshot({ path: file('social.png') });
await browser.close();
server.close();
