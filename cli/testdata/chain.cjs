// Uses the pages of pictures in Chromium, each in a wide window and in a narrow
// one: with the keyboard, with a pointer, and without JavaScript. It writes what
// is wrong with each, and how long a page was busy at once.
const {run, each, visit, watch, violations} = require('./browser.cjs');

run((browser, {pages}) => each(browser, pages, async (page, address) => {
  const wrong = [];
  const found = await watch(page, (url) => url === address);
  const is = (right, words) => { if (!right) found.push(words); };
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  let boxes = 0, stall = 0;
  for (const width of [1280, 320]) {
    await visit(page, address, width);
    const lit = () => page.evaluate(() => document.querySelectorAll('svg.lit .box.on').length);
    const active = () => page.evaluate(() => document.activeElement.closest('[data-box]')?.dataset.box ?? document.activeElement.id);
    const order = await page.evaluate(() => [...document.querySelectorAll('#known > li[data-box]')].map((e) => e.dataset.box));
    boxes = order.length;
    const few = boxes <= 70; // axe-core takes long with more
    if (few) found.push(...await violations(page));
    is(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it must be scrolled sideways');

    // By keyboard alone.
    await page.focus('#zoom-fit');
    for (let i = 0; i < 8 && await active() !== 'pane'; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    is(await active() === order[0], `the Tab key reaches ${await active()} and not the first box`);
    is(await lit() > 0, 'the first box does not light up');
    for (const n of order.slice(1, width === 1280 || process.env.SOAK ? 30 : 8)) {
      await page.keyboard.press('ArrowRight');
      if (await active() !== n) { found.push(`an arrow key reaches ${await active()} and not ${n}`); break; }
    }
    await page.keyboard.press('Home');
    is(await active() === order[0], 'Home does not reach the first box');
    await page.keyboard.press(' ');
    is(await active() === 'panel', 'the space bar does not reach the panel');
    const title = await page.evaluate((n) => document.querySelector(`svg [data-box="${n}"]`).getAttribute('aria-label'), order[0]);
    is(await page.textContent('#panel-heading') === title, 'the panel is not about the box');
    if (few) found.push(...(await violations(page)).map((w) => `in the panel: ${w}`));
    await page.keyboard.press('Escape');
    is(await active() === order[0], 'Escape does not lead back to the box');
    is(await lit() === 0, 'Escape leaves boxes lit');
    await page.focus('#pane');
    const size = () => page.evaluate(() => document.querySelector('#pane > svg').getBoundingClientRect().width);
    const before = await size();
    await page.keyboard.press('+');
    is(await size() > before, 'the plus key does not zoom in');
    await page.keyboard.press('0');

    // By filters.
    for (const select of await page.$$('.filter select')) {
      await select.selectOption({index: 1});
      const n = await page.evaluate(() => document.querySelectorAll('svg.filtered .box.in').length);
      is(n > 0 && await page.textContent('#count') === `${n} of ${boxes} boxes`, `a filter shows ${n} boxes and counts “${await page.textContent('#count')}”`);
      await select.selectOption({index: 0});
    }

    // By pointer, over boxes everywhere: the time of the page's own thread, as other
    // work of the machine makes any task long. What keeps the page busy does so each
    // time; what the browser does now and then, such as to compile, does not.
    await page.click('#zoom-fit');
    const middles = await page.evaluate((most) => [...document.querySelectorAll('svg [data-box]')].filter((e, i, all) => i % Math.ceil(all.length / most) === 0).map((e) => e.getBoundingClientRect()).map((r) => [r.x + r.width / 2, r.y + r.height / 2]), process.env.SOAK ? 40 : 15);
    const busy = async () => (await session.send('Performance.getMetrics')).metrics.find((m) => m.name === 'ThreadTime').value * 1000;
    for (const [x, y] of width === 1280 ? middles : []) {
      let least = Infinity;
      for (let n = 0; n < 3 && least > 50; n++) {
        await page.mouse.move(0, 0);
        const before = await busy();
        await page.mouse.move(x, y);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
        least = Math.min(least, await busy() - before);
      }
      stall = Math.max(stall, least);
    }

    // Without JavaScript.
    await session.send('Emulation.setScriptExecutionDisabled', {value: true});
    await visit(page, address, width);
    is(await page.isVisible('#pane > svg'), 'without JavaScript there is no picture');
    is(await page.isVisible('.words li'), 'without JavaScript there are no words');
    is(!await page.isVisible('#tools') && !await page.isVisible('#panel'), 'without JavaScript there are buttons that do nothing');
    await session.send('Emulation.setScriptExecutionDisabled', {value: false});
    wrong.push(...found.splice(0).map((w) => `${width} pixels wide: ${w}`));
  }
  await session.detach();
  return {boxes, stall, wrong};
})).catch((e) => { console.error(e); process.exit(1); });
