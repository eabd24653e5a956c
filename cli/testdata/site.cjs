// Uses the page of site as a partner would, from the first visit to a reload without a
// network, and then as one who does it harm. It writes what is wrong, and the times.
const {run, watch, violations} = require('./browser.cjs');
const fs = require('fs');
const http = require('http');
const path = require('path');
const zlib = require('zlib');

const types = {'.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json'};

// serve serves a folder on this machine, with other texts in place of some files, and
// returns the server.
const serve = (folder, others = {}) => new Promise((resolve) => {
  const server = http.createServer((q, r) => {
    const name = new URL(q.url, 'http://x').pathname.replace(/\/$/, '/index.html');
    fs.readFile(path.join(folder, name), (e, data) => {
      data = others[name] ?? data;
      r.writeHead(e ? 404 : 200, {'Content-Type': types[path.extname(name)] ?? 'application/octet-stream'});
      r.end(data);
    });
  }).listen(0, '127.0.0.1', () => resolve(server));
});

run(async (browser, input) => {
  const server = await serve(input.site);
  const address = `http://127.0.0.1:${server.address().port}/`;
  const wrong = [], result = {wrong, times: {}, tabs: [], pictures: {}};
  const expect = (what, ok, more = '') => { if (!ok) wrong.push(`${what} ${more}`); };

  const visit = async (options = {}, script = () => {}) => {
    const context = await browser.newContext({viewport: {width: 1280, height: 800}, acceptDownloads: true, ...options});
    await context.addInitScript(() => { delete window.showOpenFilePicker; delete window.showSaveFilePicker; });
    await context.addInitScript(script);
    const page = await context.newPage();
    page.wrong = await watch(page, (url) => url.startsWith(address) || url.startsWith('blob:' + address));
    page.context().on('close', () => wrong.push(...page.wrong));
    return page;
  };
  const ready = (page) => page.waitForSelector('body[data-ready]', {timeout: 60_000});
  // drawn waits until findings and picture are those of the text.
  const state = (page) => page.evaluate(() => [resultschain.page.engine.version, document.getElementById('findings').dataset.version, document.getElementById('paper').dataset.version,
    document.getElementById('drawn').textContent, document.getElementById('notices').textContent].join(', '));
  const drawn = (page) => page.waitForFunction(() => {
    const {engine} = resultschain.page;
    return document.querySelector('#paper svg') && document.getElementById('paper').dataset.version === String(engine.version)
      && document.getElementById('findings').dataset.version === String(engine.version);
  }, null, {timeout: 30_000}).catch(async () => { throw new Error('nothing was drawn: ' + await state(page)); });
  const text = (page) => page.evaluate(() => resultschain.page.work.files.get(resultschain.page.work.active));
  const look = async (page, where) => {
    for (const v of await violations(page)) wrong.push(`${where}: ${v}`);
    expect(`${where}: it must be scrolled sideways`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  };
  const open = (page, files, active) => page.evaluate(([files, active]) => {
    resultschain.openWork(new resultschain.Work(new Map(files), active));
  }, [files, active]);
  const downloadOf = async (page, act) => {
    const waiting = page.waitForEvent('download', {timeout: 30_000});
    await act();
    const download = await waiting;
    return {name: download.suggestedFilename(), data: fs.readFileSync(await download.path())};
  };

  const tasks = {
    // The whole path of a partner.
    async path() {
      const page = await visit();
      const begun = Date.now();
      await page.goto(address);
      await ready(page);
      result.times.firstLoad = Date.now() - begun;
      await look(page, 'the start');

      // By the keyboard alone: to the first card, and into its table.
      for (let n = 0; n < 7; n++) {
        await page.keyboard.press('Tab');
        result.tabs.push(await page.evaluate(() => document.activeElement.getAttribute('aria-label') || document.activeElement.selectedOptions?.[0].textContent || document.activeElement.textContent));
      }
      while (await page.evaluate(() => document.activeElement.textContent) !== 'Results chain') await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await drawn(page);
      await page.waitForSelector('[data-step=meetings]');
      await look(page, 'the table');
      expect('the page is as high as the window', await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight));

      await page.fill('#form-title', 'The café in our hall');
      await page.keyboard.press('Enter');
      await page.fill('#add-outputs', 'Not added yet');
      await page.fill('#add-activities', 'Cooking classes');
      await page.keyboard.press('Enter');
      await page.keyboard.type('And on', {delay: 40});
      await page.waitForSelector('[data-step=cooking-classes]');
      await page.keyboard.type(' it goes', {delay: 40});
      expect('what is typed stays when the table changes', await page.inputValue('#add-outputs') === 'Not added yet' && await page.inputValue('#add-activities') === 'And on it goes');
      await page.fill('#add-outputs', '');
      await page.fill('#add-activities', '');
      await page.waitForSelector('#findings li:has-text("LM011")');
      expect('a finding has titles and headings', /“Cooking classes” leads to nothing; name what it produces under “Leads to”/.test(await page.textContent('#findings')), await page.textContent('#findings'));
      await page.click('#findings button:text-is("Cooking classes › Leads to")');
      expect('a finding leads to its cell', await page.evaluate(() => document.activeElement.dataset.cell) === 'cooking-classes leads-to');
      const offered = await page.$$eval('[data-step=cooking-classes] [data-cell="cooking-classes leads-to"] option', (all) => all.map((o) => o.value));
      expect('links lead to later steps', offered.join() === ',meetings,contacts,support,belonging,wellbeing', offered.join());
      await page.selectOption('[data-cell="cooking-classes leads-to"]', 'meetings');
      await page.fill('[data-cell="cooking-classes partners"]', 'The council');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => !document.getElementById('findings').textContent.includes('LM011'));
      await drawn(page);
      const made = await text(page);
      expect('the table writes', made.includes('title: The café in our hall') && /  - id: cooking-classes\n    title: Cooking classes\n/.test(made) && made.includes('# The outcomes framework that you work towards'), made);
      // What the starter says of a link and of a measure is seen, and can be changed.
      await page.click('[data-part="meetings leads-to contacts"] summary');
      await page.fill('[data-cell="meetings leads-to contacts because"]', '');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => !resultschain.page.work.files.get('our-model.yaml').includes('because:'));
      await page.click('[data-part="meetings leads-to contacts"] [aria-label^="Remove: The hall"]');
      await page.waitForFunction(() => !resultschain.page.work.files.get('our-model.yaml').includes('assumes:'));
      await page.fill('[data-cell="cooking-classes indicators"]', 'Classes');
      await page.keyboard.press('Enter');
      await page.click('#findings button:has-text("Where the figures come from")');
      expect('a missing source can be written down', await page.evaluate(() => document.activeElement.dataset.cell) === 'cooking-classes indicators classes source');
      await page.keyboard.type('Diary');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => /title: Classes\n +source: Diary/.test(resultschain.page.work.files.get('our-model.yaml')));
      await drawn(page);
      await look(page, 'the table with all unfolded');
      for (let n = 0; n < 4; n++) await page.click('#undo');
      await drawn(page);
      await page.click('#undo');
      await page.waitForFunction(() => !/cooking-classes[^]*partners: \[council\]/.test(resultschain.page.work.files.get('our-model.yaml')));
      await page.click('#redo');
      await drawn(page);

      // A mistake in the text, and what mends it.
      await page.click('#mode-text');
      await page.evaluate(() => {
        const {view} = resultschain.page.editor, at = view.state.doc.toString().indexOf('leads-to: [support]') + 'leads-to: [support'.length;
        view.dispatch({selection: {anchor: at}});
        view.focus();
      });
      await page.keyboard.type('s');
      await page.waitForSelector('#findings li:has-text("did you mean")');
      await look(page, 'the text');
      await page.click('#findings .fix:has-text("support")');
      await page.waitForFunction(() => !document.getElementById('findings').textContent.includes('did you mean'));
      expect('the fix mends', (await text(page)).includes('leads-to: [support]'));
      await drawn(page);

      // Completion and explanation.
      await page.evaluate(() => {
        const {view} = resultschain.page.editor, at = view.state.doc.toString().indexOf('leads-to: [support') + 'leads-to: ['.length;
        view.dispatch({selection: {anchor: at}});
        view.focus();
      });
      await page.keyboard.press('Control+ ');
      await page.waitForSelector('.cm-tooltip-autocomplete li');
      await page.keyboard.press('Escape');

      // From a box to its text, and back.
      await page.click('#wide');
      expect('the picture has the whole width', await page.evaluate(() => document.getElementById('paper').clientWidth > 1200));
      await page.click('#paper [data-id=belonging]');
      await page.waitForFunction(() => document.querySelector('.cm-line.led')?.textContent.includes('belonging'));
      expect('the box of the text is marked', await page.waitForSelector('#paper .here[data-id=belonging]', {timeout: 3000}).catch(() => null));
      await page.focus('#paper [data-id=cafe]');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector('.cm-line.led')?.textContent.includes('cafe'));

      // Other looks of the picture.
      await page.selectOption('#view', 'chain');
      await page.waitForSelector('#paper svg[data-view=chain]');
      await page.click('#look summary');
      await look(page, 'the look');
      await page.selectOption('#look select >> nth=1', 'a4');
      await page.waitForFunction(() => {
        const {width, height} = document.querySelector('#paper svg').viewBox.baseVal;
        return width <= 842 && Math.abs(width / height - Math.SQRT2) < 0.01;
      });
      await page.keyboard.press('Escape');

      // Taking it away.
      const saved = await downloadOf(page, () => page.click('#save'));
      expect('the file that is saved', saved.name === 'our-model.yaml' && saved.data.toString() === await text(page), saved.name);
      await page.click('#download');
      await look(page, 'the downloads');
      const report = await downloadOf(page, () => page.click('#download-box button:has-text("Download the report")'));
      expect('the report', report.name === 'our-model-report.docx' && report.data.subarray(0, 2).toString() === 'PK' && report.data.length > 10_000, report.name);
      const picture = await downloadOf(page, () => page.click('#download-box button:has-text("Download the picture")'));
      expect('the picture', picture.name === 'our-model.png' && picture.data.subarray(1, 4).toString() === 'PNG', picture.name);
      const book = await downloadOf(page, () => page.click('#download-box button:text-is("Download")'));
      await page.keyboard.press('Escape');

      // The workbook opens again, dropped on the page.
      await page.click('#home');
      await page.click('#starters button:has-text("An empty model")');
      await page.waitForFunction(() => document.activeElement.id === 'form-title');
      await page.keyboard.type('The village');
      await page.keyboard.press('Enter');
      await page.fill('#add-activities', 'Walks'); // while the title is not taken over yet
      await page.keyboard.press('Enter');
      await page.waitForSelector('[data-step=walks]');
      await drawn(page);
      expect('an empty model', /^model: our-model\ntitle: The village\nignore: .*\n+activities:\n +- id: walks\n +title: Walks\n$/.test(await text(page)), await text(page));
      const listed = await page.$$eval('#findings li', (all) => all.map((li) => li.className));
      expect('what a first step lacks is still to do', listed.includes('todo') && !listed.includes('error') && /to do/.test(await page.textContent('#count')), listed.join());
      await page.click('#home');
      const picking = page.waitForEvent('filechooser').catch(() => null);
      await page.click('#start-open');
      await (await picking).setFiles({name: 'back.xlsx', mimeType: '', buffer: book.data});
      await drawn(page);
      expect('the workbook holds the model', (await text(page)).includes('Cooking classes'));

      // Without a network.
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.waitForFunction(async () => (await caches.keys()).length > 0 && navigator.serviceWorker.controller !== null);
      await page.waitForFunction(async () => await caches.match('docs/index.html'));
      await page.context().setOffline(true);
      server.closeAllConnections();
      await page.reload();
      await ready(page);
      await drawn(page);
      expect('the work is open again', (await text(page)).includes('Cooking classes'));
      await page.click('#home');
      await page.click('#recent-list button:has-text("The café in our hall")');
      await drawn(page);
      expect('the work is kept', (await text(page)).includes('Cooking classes'));
      await page.click('a.help');
      await page.click('.docs .cards a:has-text("Rules")');
      await page.waitForURL(/rules\.html/);
      await page.click('a.back');
      await ready(page);
      await drawn(page);
      await page.context().setOffline(false);
      await page.context().close();
    },

    // On a phone, in the dark, in other languages.
    async small() {
      const page = await visit({viewport: {width: 320, height: 640}, colorScheme: 'dark', locale: 'cy-GB', hasTouch: true});
      await page.goto(address);
      await ready(page);
      expect('the page is Welsh', await page.textContent('h1') === 'Dangoswch sut mae eich gwaith yn arwain at newid');
      await look(page, 'the start, small');
      await page.click('#examples button:has-text("café")');
      await page.waitForSelector('[data-step]');
      await look(page, 'the table, small');
      await page.click('#mode-text');
      await look(page, 'the text, small');
      await page.click('#part-picture');
      await drawn(page);
      await look(page, 'the picture, small');
      await page.click('#part-findings');
      await look(page, 'the findings, small');
      await page.click('#download');
      await look(page, 'the downloads, small');
      const bare = await page.$$eval('body *', (all) => all.map((e) => e.children.length ? '' : e.textContent).filter((words) => /^(picture|export|form|key|start|show|theme|ask|add|view|lane)-[a-z]/.test(words)));
      expect('there are words for all', bare.length === 0, bare.join());
      await page.keyboard.press('Escape');
      await page.click('#share');
      await page.waitForSelector('#share-box[open]');
      await look(page, 'the link, small');
      await page.keyboard.press('Escape');
      await open(page, [['a.yaml', 'model: a\ntitle: A\nactivities: [{id: b, title: B}]\n']], 'a.yaml');
      await drawn(page);
      expect('findings are in English, as the page says', /Yn Saesneg/.test(await page.textContent('#findings')), await page.textContent('#findings'));
      await page.context().close();
    },

    // Every example is drawn as the command draws it.
    async pictures() {
      const page = await visit();
      await page.goto(address);
      await ready(page);
      result.pictures = await page.evaluate(async ({files, pictures}) => {
        const {engine} = resultschain.page, got = {};
        for (const name of pictures) {
          const folder = name.slice(0, name.lastIndexOf('/') + 1);
          engine.load(new Map(files.filter(([f]) => f.startsWith(folder) && !f.slice(folder.length).includes('/'))), name);
          got[name] = (await engine.command('picture', name, {})).svg;
        }
        return got;
      }, input);

      // How long it takes from a key to findings and picture.
      for (const [size, model] of Object.entries(input.models)) {
        await open(page, [['m.yaml', model]], 'm.yaml');
        await drawn(page);
        await page.click('#mode-text');
        const times = {findings: [], picture: []};
        for (let n = 0; n < 20; n++) {
          await page.evaluate((n) => {
            const {view} = resultschain.page.editor, at = view.state.doc.toString().indexOf('title: Run') + 'title: Run'.length;
            view.dispatch({changes: {from: at, insert: n % 5 ? 'x' : ' y'}});
          }, n);
          await drawn(page);
          const {findings, picture} = await page.evaluate(() => resultschain.page.times);
          times.findings.push(findings);
          times.picture.push(picture);
        }
        result.times['findings' + size] = times.findings.map(Math.round);
        result.times['picture' + size] = times.picture.map(Math.round);
      }
      await page.context().close();
    },

    // The help: by keyboard to what one looks for, and no link that leads nowhere.
    async docs() {
      const page = await visit();
      await page.goto(address + 'docs/index.html');
      await look(page, 'the help');
      await page.keyboard.press('/');
      await page.keyboard.type('logframe');
      await page.waitForSelector('#found-list a[href^="exchange.html"]', {timeout: 5000});
      expect('what the help finds is seen', await page.evaluate(() => document.getElementById('found').clientHeight > 200));
      await look(page, 'what the help finds');
      do await page.keyboard.press('ArrowDown'); while (await page.evaluate(() => !document.activeElement.matches('a[href^="exchange.html"], #found-list li:last-child a')));
      await page.keyboard.press('Enter');
      await page.waitForURL(/exchange\.html#/);
      await page.setViewportSize({width: 320, height: 640});
      await page.goto(address + 'docs/what-it-is.html');
      await look(page, 'the help, small');
      await page.context().close();
      const models = [...fs.readFileSync(path.join(input.site, 'docs', 'gallery.html'), 'utf8').matchAll(/href="\.\.\/#m=([^"]+)"/g)];
      expect('the gallery has models to open', models.length > 20, models.length);
      for (const [, code] of models) {
        const {v, active, files} = JSON.parse(zlib.inflateSync(Buffer.from(code, 'base64url')));
        expect('a model of the gallery is an example', v === 1 && files.some(([name]) => name === active) && files.every(([name, text]) => input.files.some(([n, t]) => n === name && t === text)), active);
      }

      const links = new Set();
      for (const name of fs.readdirSync(path.join(input.site, 'docs'), {recursive: true}).filter((n) => n.endsWith('.html'))) {
        const from = new URL('docs/' + name, address);
        for (const [, to] of fs.readFileSync(path.join(input.site, 'docs', name), 'utf8').matchAll(/ (?:href|src)="([^"]*)"/g)) links.add(new URL(to, from).href.replace(/#.*/, ''));
      }
      expect('the help has links', links.size > 100, links.size);
      for (const link of links) {
        if (link.startsWith(address)) expect('the help leads to ' + link, (await fetch(link)).ok);
      }
    },

    // What goes wrong.
    async edges() {
      const page = await visit();
      await page.goto(address);
      await ready(page);
      const starter = input.starter;
      const link = async () => {
        await page.click('#share');
        const value = await page.inputValue('#share-box textarea');
        await page.keyboard.press('Escape');
        return value;
      };
      await open(page, [['a.yaml', starter]], 'a.yaml');
      await drawn(page);
      const shared = await link();
      const refused = async (hash) => {
        const other = await visit();
        await other.goto(address + hash);
        const notice = await other.waitForSelector('#notices .error', {timeout: 20_000}).catch(() => null);
        const words = notice && await notice.textContent();
        await other.context().close();
        return words ?? 'nothing';
      };
      const other = await visit();
      await other.goto(shared);
      await drawn(other);
      expect('the link holds the model', await text(other) === starter);

      // Two tabs do not write into one work.
      const second = await other.context().newPage();
      await second.goto(address);
      await ready(second);
      await second.click('#recent-list button >> nth=0');
      await drawn(second);
      expect('a second tab has a copy', await second.waitForSelector('#notices :text("another tab")', {timeout: 5000}).catch(() => null));
      await other.context().close();

      const bomb = '#m=' + zlib.deflateSync(Buffer.alloc(200 << 20, ' ')).toString('base64url');
      for (const [what, hash, words] of [
        ['a link that is cut', '#' + shared.split('#')[1].slice(0, -40), 'not whole'], ['a doubled link', '#' + shared.split('#')[1] + shared, 'not whole'],
        ['a link with more behind it', '#' + shared.split('#')[1] + 'AAAA', 'not whole'], ['a bomb', bomb, 'more than 2 MB'],
      ]) {
        const said = await refused(hash);
        expect(what + ' says', said.includes(words), said);
      }
      await open(page, [['long.yaml', starter + Array.from({length: 9000}, (_, n) => `# ${(n * 7919 % 65521).toString(36)}${(n * 104729 % 99991).toString(36)}\n`).join('')]], 'long.yaml');
      await page.click('#share');
      expect('a long link warns', await page.waitForSelector('#share-box .notice', {timeout: 5000}).catch(() => null));
      await page.keyboard.press('Escape');

      // Hostile labels stay labels.
      const hostile = '"<script>window.harmed=1</script><img src=x onerror=window.harmed=1>"';
      await open(page, [['h.yaml', starter.replace('Weekly community café', hostile).replace('The name of our project', hostile)]], 'h.yaml');
      await drawn(page);
      await page.waitForSelector('[data-step=cafe]');
      expect('hostile labels do no harm', await page.evaluate(() => window.harmed === undefined && !document.querySelector('#desk script, #desk img')));

      // A large model is typed in fast: nothing of it is lost, and findings and picture catch up.
      await open(page, [['l.yaml', input.large]], 'l.yaml');
      await drawn(page);
      await page.click('#mode-text');
      await page.evaluate(() => {
        const {view} = resultschain.page.editor;
        view.dispatch({selection: {anchor: view.state.doc.toString().indexOf('title: Run') + 'title: Run'.length}});
        view.focus();
      });
      await page.keyboard.type(' and run and run and run and run', {delay: 15});
      await drawn(page);
      expect('a large model takes what is typed fast', /title: Run and run and run and run and run the/.test(await text(page)));

      // A file that is far too large.
      await page.click('#open');
      const picking = page.waitForEvent('filechooser');
      await page.click('#open-box button.main');
      const large = path.join(input.site, '..', 'large.xlsx');
      fs.writeFileSync(large, Buffer.alloc(20 << 20));
      await (await picking).setFiles(large);
      expect('a large file is refused', await page.waitForSelector('#notices .error:has-text("20 MB")', {timeout: 10_000}).catch(() => null));

      // The worker dies in the middle of a picture: another takes its place, and the text is there.
      await page.evaluate(() => {
        const {engine, editor} = resultschain.page;
        editor.view.dispatch({changes: {from: 0, insert: '# more\n'}});
        setTimeout(() => engine.worker.dispatchEvent(new ErrorEvent('error', {message: 'out of memory'})), 30);
      });
      await drawn(page);
      expect('the text outlives the worker', (await text(page)).startsWith('# more\n'));

      // A folder of models is added up.
      const folder = path.join(input.site, '..', 'partners');
      for (const [name, text] of input.files) {
        if (!name.startsWith('partnership/')) continue;
        fs.mkdirSync(folder, {recursive: true});
        fs.writeFileSync(path.join(folder, path.basename(name)), text);
      }
      await page.click('#home');
      const choosing = page.waitForEvent('filechooser');
      await page.click('#start-folder');
      await (await choosing).setFiles(folder);
      await page.waitForFunction(() => document.querySelectorAll('#file option').length > 10);
      await page.selectOption('#view', 'all-coverage');
      await page.waitForSelector('#paper svg[data-view=matrix]');
      expect('the models are added up', /outcomes are supported, by 9 models/.test(await page.textContent('#drawn')), await page.textContent('#drawn'));

      // No room: the page says so.
      await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
      await page.evaluate(() => resultschain.page.editor.view.dispatch({changes: {from: 0, insert: '# and more\n'}}));
      expect('that there is no room', await page.waitForSelector('#notices :text("no room")', {timeout: 5000}).catch(() => null));
      await page.context().close();

      // Graphviz does not start, and links cannot be packed: all else works.
      const broken = await serve(input.site, {'/graphviz.js': 'throw new Error("no")'});
      const lame = await (await browser.newContext()).newPage();
      await lame.addInitScript(() => { delete window.CompressionStream; });
      await lame.goto(`http://127.0.0.1:${broken.address().port}/`);
      await ready(lame);
      await open(lame, [['a.yaml', starter]], 'a.yaml');
      await lame.waitForSelector('#drawn:has-text("Graphviz does not start")', {timeout: 20_000}).catch(() => wrong.push('that Graphviz does not start is not said'));
      await lame.waitForSelector('#findings li');
      await lame.click('#share');
      expect('that links cannot be packed', await lame.waitForSelector('#notices :text("cannot pack")', {timeout: 5000}).catch(() => null));
      await lame.context().close();
      broken.close();

      const old = await visit({}, () => { delete window.WebAssembly; });
      await old.goto(address);
      expect('an old browser is told', (await old.textContent('#start')).includes('needs WebAssembly'));
      await old.context().close();
    },
  };
  // Two at once, as each needs a processor.
  const inTurn = async (...names) => {
    for (const name of names) await tasks[name]().catch((e) => wrong.push(`${name}: ${e.stack.slice(0, 600)}`));
  };
  await Promise.all([inTurn('path', 'small', 'docs'), inTurn('edges', 'pictures')]);
  server.close();
  return result;
});
