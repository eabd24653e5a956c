// Uses the page of "resultschain preview --write" in Chromium: boxes lead to their
// lines, and buttons mend the file.
const fs = require('fs');
const {run, watch, violations} = require('./browser.cjs');

run(async (browser, {address, file}) => {
  const wrong = [];
  const check = (what, ok) => { if (!ok) wrong.push(what); };
  const page = await browser.newPage({viewport: {width: 1280, height: 800}});
  const found = await watch(page, (url) => new URL(url).origin === new URL(address).origin);
  await page.goto(address + 'file?name=broken.yaml');

  // A box leads to its line, and that of an outcome to its framework.
  await page.click('#drawing [data-id="trust"]');
  const line = await page.evaluate(() => document.querySelector('.line.here').textContent);
  check(`the box leads to ${line}`, line.includes('- id: trust'));
  await page.click('#drawing [data-id="SOA5"]');
  await page.waitForURL(/name=dundee-soa\.yaml#L\d+$/);
  check('the box of an outcome leads elsewhere', (await page.textContent('.line.here')).includes('SOA5'));
  await page.goBack();

  // A button mends the file, and the page shows it again.
  wrong.push(...await violations(page));
  const before = fs.readFileSync(file, 'utf8');
  await page.click('button:text("Write \\"NO6\\"")');
  await page.waitForFunction(() => document.getElementById('findings')?.textContent.includes('N06') === false); // there is none while the page loads
  const after = fs.readFileSync(file, 'utf8');
  check('more than the id has changed', after === before.replace('[SOA5, N06]', '[SOA5, NO6]') && after !== before);

  // Not where the page is older than the file.
  const old = await browser.newPage({javaScriptEnabled: false});
  await old.goto(address + 'file?name=broken.yaml');
  fs.writeFileSync(file, after + '# more\n');
  await page.waitForFunction(() => document.getElementById('source')?.textContent.includes('# more'));
  await old.click('#findings button >> nth=0');
  check('an old page mends the file', (await old.textContent('body')).includes('has changed since') && fs.readFileSync(file, 'utf8') === after + '# more\n');
  return {Wrong: wrong.concat(found)};
});
