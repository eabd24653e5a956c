// Shows pictures in Chromium, each inline in a page of its own and all as images in
// one, and writes what measure.js and axe-core find wrong.
const {run, each, watch, violations} = require('./browser.cjs');

const escape = (s) => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const pageOf = (heading, body) => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(heading)}</title></head>
<body><main><h1>${escape(heading)}</h1>${body}</main></body>
</html>`;

run(async (browser, {measure, pictures}) => {
  const results = await each(browser, pictures, async (page, p) => {
    const wrong = await watch(page);
    await page.setContent(pageOf(p.heading, p.svg));
    const result = await page.evaluate(`(() => { ${measure}\nreturn measure(); })()`);
    result.wrong.push(...(await violations(page)).map((v) => `inline: ${v}`), ...wrong);
    return {name: p.name, ...result};
  });
  const page = await browser.newPage();
  const wrong = await watch(page);
  await page.setContent(pageOf('All as images', pictures.map((p) => `<p><img src="data:image/svg+xml;base64,${Buffer.from(p.svg).toString('base64')}" alt="${escape(p.alternative)}"></p>`).join('')));
  await page.waitForFunction(() => [...document.images].every((i) => i.complete));
  const widths = await page.evaluate(() => [...document.images].map((i) => i.naturalWidth));
  results.forEach((r, i) => { if (!(widths[i] > 0)) r.wrong.push('it does not show as an image'); });
  results[0].wrong.push(...(await violations(page)).map((v) => `all as images: ${v}`), ...wrong);
  return results;
}).catch((e) => { console.error(e); process.exit(1); });
