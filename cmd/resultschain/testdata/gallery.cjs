// Shows pictures in Chromium, each once inline in a page and once as an image,
// and writes what measure.js and axe-core find wrong. It reads from standard
// input, and writes to standard output, JSON.
const {chromium} = require('playwright-core');
const axe = require('axe-core');
const fs = require('fs');

const escape = (s) => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const pageOf = (heading, body) => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(heading)}</title></head>
<body><main><h1>${escape(heading)}</h1>${body}</main></body>
</html>`;

async function main() {
  const {program, measure, pictures} = JSON.parse(fs.readFileSync(0, 'utf8'));
  const browser = await chromium.launch({executablePath: program, args: ['--no-sandbox', '--disable-gpu']});
  try {
    const page = await browser.newPage();
    const asked = [];
    page.on('request', (r) => { if (!r.url().startsWith('data:')) asked.push(r.url()); });
    await page.route(/^(?!data:)/, (route) => route.abort());
    const results = [];
    for (const p of pictures) {
      const violations = async (where) => {
        await page.evaluate(axe.source);
        const found = await page.evaluate(() => window.axe.run(document));
        return found.violations.flatMap((v) => v.nodes.map((n) => `${where}: ${v.id}: ${v.help}: ${n.html.slice(0, 200)}`));
      };
      await page.setContent(pageOf(p.heading, p.svg));
      const result = await page.evaluate(`(() => { ${measure}\nreturn measure(); })()`);
      result.wrong.push(...await violations('inline'));
      const data = Buffer.from(p.svg).toString('base64');
      await page.setContent(pageOf(p.heading, `<p><img src="data:image/svg+xml;base64,${data}" alt="${escape(p.alternative)}"></p>`));
      await page.waitForFunction(() => document.images[0].complete);
      if (!await page.evaluate(() => document.images[0].naturalWidth > 0)) result.wrong.push('it does not show as an image');
      result.wrong.push(...await violations('as an image'));
      results.push({name: p.name, ...result});
    }
    if (asked.length > 0 && results.length > 0) results[0].wrong.push(`the pages asked for ${asked.join(', ')}`);
    process.stdout.write(JSON.stringify(results));
  } finally {
    await browser.close();
  }
}

main().catch((e) => { console.error(e); process.exit(1); });
