// What the scripts share that look at pages in Chromium. They read a JSON
// object from standard input, in which "program" is the browser, and write one
// to standard output.
const {chromium} = require('playwright-core');
const axe = require('axe-core');
const fs = require('fs');

// run starts the browser and writes what look makes of it and of the input.
exports.run = async (look) => {
  const input = JSON.parse(fs.readFileSync(0, 'utf8'));
  const browser = await chromium.launch({executablePath: input.program, args: ['--no-sandbox', '--disable-gpu']});
  try {
    process.stdout.write(JSON.stringify(await look(browser, input)));
  } finally {
    await browser.close();
  }
};

// each returns what look makes of each item, in their order; it looks at three at
// once, as most of the time it waits for the browser. Each of the three has one
// window for all its items, as to open one takes longer than to show a page.
exports.each = async (browser, items, look) => {
  const results = [];
  const left = items.entries(); // which all three take from
  const take = async () => {
    const page = await browser.newPage();
    for (const [i, item] of left) results[i] = await look(page, item);
    await page.close();
  };
  await Promise.all([take(), take(), take()]);
  return results;
};

// visit shows an address anew in a window of that width, and returns the answer.
exports.visit = async (page, address, width) => {
  await page.setViewportSize({width, height: 900});
  await page.goto('about:blank'); // as the same address would only be loaded again, with what was typed
  return page.goto(address);
};

// watch is a list, to which faults are added as they come, of what the page
// writes to the console as an error, and of what it asks for, and does not get,
// that is not its own. It takes the place of an earlier list of the page.
exports.watch = async (page, own = () => false) => {
  const wrong = [];
  for (const event of ['console', 'pageerror']) page.removeAllListeners(event);
  await page.unrouteAll();
  page.on('console', (m) => { if (m.type() === 'error') wrong.push(`it writes to the console: ${m.text()}`); });
  page.on('pageerror', (e) => wrong.push(`its script fails: ${e}`));
  await page.route((url) => url.protocol !== 'data:', (route) => {
    const url = route.request().url();
    if (own(url)) return route.continue();
    wrong.push(`it asks for ${url}`);
    return route.abort();
  });
  return wrong;
};

// violations is what axe-core finds in the page that keeps people from reading
// it. It asks the browser itself to run axe-core, whatever scripts the page
// forbids.
exports.violations = async (page) => {
  const session = await page.context().newCDPSession(page);
  const evaluate = async (expression) => {
    const {result, exceptionDetails: e} = await session.send('Runtime.evaluate', {expression, awaitPromise: true, returnByValue: true});
    if (e) throw new Error(e.exception?.description ?? e.text);
    return result.value;
  };
  await evaluate(`${axe.source}; undefined`);
  const found = await evaluate('axe.run(document, {resultTypes: ["violations"], selectors: false}).then((r) => r.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help}: ${n.html.slice(0, 200)}`)))');
  await session.detach();
  return found;
};
