// Opens pages in Chromium, each as wide as on a desk and as narrow as on a
// telephone or magnified fourfold, and writes what is wrong with each.
const {run, each, visit, watch, violations} = require('./browser.cjs');

run((browser, {pages}) => each(browser, pages, async (page, address) => {
  const wrong = [];
  const {protocol, origin} = new URL(address);
  const found = await watch(page, (url) => protocol === 'file:' ? url === address : new URL(url).origin === origin);
  for (const width of [1280, 320]) {
    const answer = await visit(page, address, width);
    if (answer && !answer.ok()) found.push(`the answer is ${answer.status()}`);
    found.push(...await violations(page));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) found.push(`it must be scrolled sideways, ${over} pixels`);
    wrong.push(...found.splice(0).map((w) => `${width} pixels wide: ${w}`));
  }
  return wrong;
})).catch((e) => { console.error(e); process.exit(1); });
