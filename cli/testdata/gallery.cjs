// Shows pictures in Chromium, each once inline in a page and once as an image,
// and writes what measure.js and axe-core find wrong.
const {run, each, watch, violations} = require('./browser.cjs');

const escape = (s) => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const pageOf = (heading, body) => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(heading)}</title></head>
<body><main><h1>${escape(heading)}</h1>${body}</main></body>
</html>`;

run((browser, {measure, pictures}) => each(pictures, async (p) => {
  const page = await browser.newPage();
  const wrong = await watch(page);
  await page.setContent(pageOf(p.heading, p.svg));
  const result = await page.evaluate(`(() => { ${measure}\nreturn measure(); })()`);
  const axe = async (where) => result.wrong.push(...(await violations(page)).map((v) => `${where}: ${v}`));
  await axe('inline');
  const data = Buffer.from(p.svg).toString('base64');
  await page.setContent(pageOf(p.heading, `<p><img src="data:image/svg+xml;base64,${data}" alt="${escape(p.alternative)}"></p>`));
  await page.waitForFunction(() => document.images[0].complete);
  if (!await page.evaluate(() => document.images[0].naturalWidth > 0)) result.wrong.push('it does not show as an image');
  await axe('as an image');
  await page.close();
  result.wrong.push(...wrong);
  return {name: p.name, ...result};
})).catch((e) => { console.error(e); process.exit(1); });
