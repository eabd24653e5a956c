// Uses the page of "resultschain preview" in Chromium as people do: by the
// keyboard, in two windows, while the file is saved and broken. It writes how
// long each save took to show, less what other work of the machine adds, where
// the Tab key leads, and what is wrong.
const fs = require('fs');
const {run, watch, violations} = require('./browser.cjs');

run(async (browser, {address, file, text, page: path, saves}) => {
  const wrong = [];
  const check = (what, ok) => { if (!ok) wrong.push(what); };
  const own = (url) => new URL(url).origin === new URL(address).origin;
  const open = async (options = {}) => {
    const page = await browser.newPage({viewport: {width: 1280, height: 800}, ...options});
    page.found = await watch(page, own);
    await page.goto(address + path);
    return page;
  };
  // shows waits until the picture has the words, and tells when it had.
  const shows = (page, words) => page.evaluate((words) => new Promise((resolve) => {
    const drawing = document.getElementById('drawing');
    const look = () => {
      if (!drawing.textContent.includes(words)) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(Date.now()));
    };
    const observer = new MutationObserver(look);
    observer.observe(drawing, {childList: true, subtree: true});
    look();
  }), words);
  const status = (page, words) => page.waitForFunction((words) => document.getElementById('status').textContent.includes(words), words);
  const titled = (title) => text.replace(/^title: .*$/m, `title: ${title}`);

  const page = await open();
  const other = await open({viewport: {width: 640, height: 400}}); // twice as large
  await status(page, 'follows the files');
  await status(other, 'follows the files');

  // The Tab key goes through the page in its order, and comes to everything.
  const tabs = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const on = await page.evaluate(() => {
      const e = document.activeElement;
      if (e === document.body) return null;
      const {outlineStyle} = getComputedStyle(e);
      const {width, height, bottom} = e.getBoundingClientRect();
      return {name: e.getAttribute('aria-label') || e.textContent.trim(), seen: outlineStyle !== 'none' && width > 0 && height > 0 && bottom > 0};
    });
    if (!on || tabs.length > 100) break;
    check(`“${on.name}” does not show that it has the keyboard`, on.seen);
    tabs.push(on.name);
  }

  // How many times longer work takes now than where nothing else is at work.
  const slowed = () => {
    const began = performance.now(), before = process.cpuUsage();
    let worked = 0; // µs
    while (worked < 10_000) {
      const {user, system} = process.cpuUsage(before);
      worked = user + system;
    }
    return Math.max(1, (performance.now() - began) * 1000 / worked);
  };

  // Saves, by writing over the file and by renaming another to it in turn.
  const times = [];
  for (let i = 1; i <= saves; i++) {
    const title = `Save number ${i}.`;
    const shown = [shows(page, title), shows(other, title)];
    const slow = slowed();
    const began = Date.now();
    if (i % 2 === 1) {
      fs.writeFileSync(file, titled(title));
    } else {
      fs.writeFileSync(file + '~', titled(title));
      fs.renameSync(file + '~', file);
    }
    times.push(Math.round((await shown[0] - began) / slow));
    await shown[1];
  }
  await status(page, 'Updated at ');
  check('the status does not say that nothing is wrong', (await page.textContent('#status')).endsWith(': nothing wrong.'));

  // Broken, it keeps the picture, where the reader is, and says what is wrong.
  const last = `Save number ${saves}.`;
  await page.evaluate(() => { document.getElementById('source').scrollTop = 300; });
  await page.focus('#choices a >> nth=1');
  const focused = await page.evaluate(() => document.activeElement.textContent);
  const lines = titled(last).split('\n');
  const at = lines.findIndex((l) => /leads-to: \[capacity\]/.test(l)) + 1;
  lines[at - 1] = lines[at - 1].replace('capacity', 'capcity');
  fs.writeFileSync(file, lines.join('\n'));
  await status(page, ': 1 error');
  check('the picture is not kept', (await page.textContent('#drawing')).includes(last));
  check('nothing says that the picture is the last one', (await page.textContent('#notice')).includes('This is the last picture without errors.'));
  check('the title does not tell of the error', (await page.title()).startsWith('1 error'));
  check('the keyboard has moved', await page.evaluate(() => document.activeElement.textContent) === focused);
  check('the text has moved', Math.abs(await page.evaluate(() => document.getElementById('source').scrollTop) - 300) < 50);
  wrong.push(...await violations(page));
  await status(other, ': 1 error');
  wrong.push(...await violations(other));

  // A finding leads to its line, by the keyboard.
  await page.focus('#findings ol a');
  await page.keyboard.press('Enter');
  const line = await page.evaluate(() => {
    const e = document.querySelector(':target');
    const pane = document.getElementById('source').getBoundingClientRect();
    const {top, bottom} = e.getBoundingClientRect();
    return {id: e.id, seen: top >= pane.top && bottom <= pane.bottom, marked: e.querySelector('mark.error').textContent, text: document.activeElement.id};
  });
  check(`the finding leads to ${JSON.stringify(line)}, not to line ${at}`, line.id === `L${at}` && line.text === line.id && line.seen && line.marked === 'capcity');

  // The keyboard stays with the findings when the one that it was on is gone.
  await page.focus('#findings ol a');
  fs.writeFileSync(file, text);
  await status(page, ': nothing wrong');
  check('the keyboard has left the findings', await page.evaluate(() => document.activeElement.id) === 'findings');
  check('the notice stays', (await page.textContent('#notice')).trim() === '');

  // Nor is the picture lost when the file is.
  fs.rmSync(file);
  await status(page, 'the file is not there');
  check('the picture is lost with the file', await page.locator('#drawing svg').count() === 1);
  wrong.push(...await violations(page));
  fs.writeFileSync(file, text);
  await status(page, ': nothing wrong');

  // Without scripts, there are the picture, the text, and links that work.
  const plain = await open({javaScriptEnabled: false});
  check('without scripts there is no picture', await plain.locator('#drawing svg').count() === 1);
  check('without scripts nothing says how to see changes', (await plain.textContent('#status')).includes('Reload'));
  await plain.click('text=Results chain');
  check('without scripts the views are no links', await plain.locator('#drawing svg[data-view=chain]').count() === 1);

  // The picture fits the width of its pane until it is asked for in full size.
  for (const [width, height] of [[1366, 768], [1024, 600], [640, 400], [320, 256]]) {
    const small = await open({viewport: {width, height}});
    const beyond = () => small.evaluate(() => {
      const pane = document.getElementById('drawing');
      const {right} = pane.querySelector('svg').getBoundingClientRect();
      return {cut: pane.scrollWidth > pane.clientWidth || right > pane.getBoundingClientRect().right, page: document.documentElement.scrollWidth > innerWidth};
    });
    check(`at ${width} × ${height} the picture is cut off`, !(await beyond()).cut);
    await small.click('text=Show the picture in full size');
    await small.waitForURL(/full=yes/);
    const full = await beyond();
    check(`at ${width} × ${height} the picture in full size has no more than fits, or makes the page too wide`, full.cut && !full.page);
    await small.click('text=Fit the picture to the width of the window');
    await small.waitForURL((url) => !url.search.includes('full'));
    check(`at ${width} × ${height} the picture stays cut off`, !(await beyond()).cut);
    wrong.push(...small.found);
    await small.close();
  }

  // Another page cannot read it, nor show it.
  const stranger = await browser.newPage();
  await stranger.setContent(`<iframe src="${address}"></iframe>`);
  check('another page can read it', await stranger.evaluate((a) => fetch(a).then(() => false, () => true), address));
  check('another page can show it', await stranger.evaluate(() => !document.querySelector('iframe').contentDocument));
  await stranger.waitForTimeout(200);
  for (const frame of stranger.frames().slice(1)) {
    check('another page shows it', !(await frame.content()).includes('Models and frameworks'));
  }

  for (const p of [page, other, plain]) wrong.push(...p.found);
  return {times, tabs, wrong};
}).catch((e) => { console.error(e); process.exit(1); });
