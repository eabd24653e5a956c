// Opens pages in Chromium, each as wide as on a desk and as narrow as on a
// telephone or magnified fourfold, and writes what is wrong with each.
const {run, each, watch, violations} = require('./browser.cjs');

run((browser, {pages}) => each(pages, async (address) => {
  const wrong = [];
  for (const width of [1280, 320]) {
    const page = await browser.newPage({viewport: {width, height: 900}});
    const {protocol, origin} = new URL(address);
    const found = await watch(page, (url) => protocol === 'file:' ? url === address : new URL(url).origin === origin);
    const answer = await page.goto(address);
    if (answer && !answer.ok()) found.push(`the answer is ${answer.status()}`);
    found.push(...await violations(page));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) found.push(`it must be scrolled sideways, ${over} pixels`);
    wrong.push(...found.map((w) => `${width} pixels wide: ${w}`));
    await page.close();
  }
  return wrong;
})).catch((e) => { console.error(e); process.exit(1); });
