// The page begins here: its start, its dialogs and its buttons.
import {$, button, make, notice, say} from './dom.js';
import * as download from './download.js';
import * as files from './files.js';
import {draw, refresh, refreshForm, showFindings, takeFindings} from './follow.js';
import * as form from './form.js';
import {isModel, models, page, setMode, setPart, setWide, wireTabs} from './page.js';
import * as picture from './picture.js';
import * as share from './share.js';
import {Work, claim, forget, kept, opened} from './work.js';
import {onHome, home, openFile, openPicked, openWork, keep, removeFile, saveNow, showFiles, tidy} from './works.js';
import {language, t, translate} from './words.js';

// What is wrong with the browser is said before anything is tried.
const lacking = [['WebAssembly', typeof WebAssembly === 'object' && typeof WebAssembly.instantiateStreaming === 'function'], ['Web Workers', typeof Worker === 'function']]
  .filter(([, there]) => !there).map(([name]) => name);

async function begin() {
  setLanguage(language());
  setLight(read('light') ?? '');
  wire();
  onHome(listRecent);
  if (lacking.length) {
    document.body.classList.add('lacking');
    $('start').replaceChildren(make('h1', {}, t('lackingHeading')), make('p', {}, t('lacking')));
    return;
  }
  if ('serviceWorker' in navigator && location.protocol !== 'file:') navigator.serviceWorker.register('offline.js').catch(() => {});
  page.engine.onFindings = takeFindings;
  page.engine.onState = (why) => {
    document.body.classList.toggle('stopped', why !== null);
    if (why !== null) say(t('stopped'));
    else if (page.work) draw();
  };
  listRecent();
  await openShared();
  await reopen();
  try {
    await page.engine.start();
    page.offered = await page.engine.command('choices', null);
    picture.choices(page.offered, draw);
    await listStarters();
    if (page.work) refresh();
  } catch (e) {
    notice(`${t('notStarted')} ${e.message}`, 'error');
  }
  document.body.dataset.ready = 'yes';
  navigator.serviceWorker?.ready.then((r) => r.active.postMessage('keep the help'));
}

function read(key) {
  try {
    return localStorage.getItem('resultschain.' + key);
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem('resultschain.' + key, value);
  } catch { /* it is only a convenience */ }
}

function setLanguage(lang) {
  translate(lang);
  $('lang').value = lang;
  if (page.offered) picture.choices(page.offered, draw);
  form.forget();
  listRecent();
  if (page.work) { showFiles(); refreshForm(); showFindings(); }
}

// fold hides the list of findings, where it is beneath the table or the text.
function fold(folded) {
  $('fold').setAttribute('aria-expanded', !folded);
  document.body.classList.toggle('folded', folded);
}

function setLight(light) {
  $('light').value = light;
  if (light) document.documentElement.dataset.light = light;
  else delete document.documentElement.dataset.light;
}

// The start

const card = (title, note, run) => make('li', {}, button(title, run), note ? make('p', {}, note) : null);

function listRecent() {
  const all = kept();
  $('recent').hidden = all.length === 0;
  $('recent-list').replaceChildren(...all.slice(0, 6).map((w) => {
    const item = card(w.title || w.active, new Date(w.time).toLocaleString(document.documentElement.lang), async () => {
      const mine = await claim(w.id);
      if (!mine) notice(t('otherTab'));
      await openWork(new Work(new Map(w.files), w.active, mine ? w.id : undefined));
    });
    item.append(button(t('forget'), () => { forget(w.id); listRecent(); }, {className: 'link', 'aria-label': `${t('forget')}: ${w.title || w.active}`}));
    return item;
  }));
}

// empty returns a model with nothing in it but its title.
const empty = (lang) => `model: our-model\ntitle: ${t('newTitle')}\n${lang === 'en' ? '' : `lang: ${lang}\n`}ignore: {LM069: no framework is agreed yet}\n`;

async function listStarters() {
  const all = await page.engine.command('starters', null);
  for (const [kind, list] of [['starter', $('starters')], ['example', $('examples')]]) {
    list.replaceChildren(...all.filter((s) => s.kind === kind).map((s) => card(s.title, t('start-' + s.name), () => {
      openWork(new Work(new Map(s.files.map((f) => [f.name, f.text])), s.first));
    })));
  }
  $('starters').prepend(card(t('emptyModel'), t('start-empty'), () => {
    page.mode = 'form';
    openWork(new Work(new Map([['our-model.yaml', empty(document.documentElement.lang)]]), 'our-model.yaml'), '#form-title');
  }));
}

// reopen opens the work of this tab again, after a reload or on the way back from the help.
async function reopen() {
  const w = kept().find((w) => w.id === opened());
  if (!w || page.work) return;
  await openWork(new Work(new Map(w.files), w.active, await claim(w.id) ? w.id : undefined));
}

async function openShared() {
  try {
    const held = await share.read(location.hash);
    if (!held) return;
    history.replaceState(null, '', location.pathname + location.search);
    openWork(new Work(held.files, held.active));
  } catch (e) {
    history.replaceState(null, '', location.pathname + location.search);
    notice(t(e.message), 'error');
  }
}

// Dialogs

async function openShare() {
  const box = $('share-box'), link = await share.linkOf(page.work).catch((e) => notice(t(e.message), 'error'));
  if (!link) return;
  const field = make('textarea', {readOnly: true, value: link, rows: 4, 'aria-label': t('shareLink')});
  const done = make('p', {role: 'status'});
  box.replaceChildren(
    make('div', {className: 'head'}, make('h2', {id: 'share-heading'}, t('shareHeading')), button('×', () => box.close(), {'aria-label': t('close'), className: 'close'})),
    make('p', {}, t('shareHint')),
    link.length > share.LONG ? make('p', {className: 'notice warning'}, t('shareLong').replace('{size}', Math.round(link.length / 1024))) : '',
    field,
    make('p', {}, button(t('copy'), async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(link);
      } catch {
        document.execCommand('copy');
      }
      done.textContent = t('copied');
    }, {className: 'main'}), ' '), done);
  box.showModal();
}

function openMore() {
  const box = $('open-box');
  const choose = (run) => async () => { box.close(); openPicked(await run()); };
  box.replaceChildren(
    make('div', {className: 'head'}, make('h2', {id: 'open-heading'}, t('openHeading')), button('×', () => box.close(), {'aria-label': t('close'), className: 'close'})),
    make('p', {}, t('openMoreHint')),
    make('p', {}, button(t('openFiles'), choose(files.pick), {className: 'main'}), ' ', button(t('openFolder'), choose(files.pickFolder))),
    page.work.files.size > 1 ? make('p', {}, button(t('removeFile').replace('{name}', page.work.active), () => { box.close(); removeFile(); })) : '',
    make('p', {}, button(t('toStart'), () => { box.close(); home(); })));
  box.showModal();
}

// Buttons

function wire() {
  $('home').onclick = home;
  $('lang').onchange = () => { write('lang', $('lang').value); setLanguage($('lang').value); };
  $('light').onchange = () => { write('light', $('light').value); setLight($('light').value); };
  if (lacking.length) return;
  $('file').onchange = () => openFile($('file').value);
  $('undo').onclick = () => page.editor.undo();
  $('redo').onclick = () => page.editor.redo();
  $('open').onclick = openMore;
  $('save').onclick = saveNow;
  $('share').onclick = openShare;
  $('download').onclick = () => page.offered && download.open({engine: page.engine, work: page.work, offered: page.offered, models: models(), isModel: isModel(page.work.active), save: saveNow});
  $('tidy').onclick = tidy;
  $('wide').onclick = () => setWide($('wide').getAttribute('aria-pressed') !== 'true');
  $('fold').onclick = () => fold($('fold').getAttribute('aria-expanded') === 'true');
  $('start-open').onclick = async () => openPicked(await files.pick());
  $('start-folder').onclick = async () => openPicked(await files.pickFolder());
  wireTabs($('parts'), (tab) => setPart(tab.dataset.part));
  wireTabs($('modes'), (tab) => setMode(tab.dataset.mode));
  addEventListener('dragover', (e) => { e.preventDefault(); document.body.classList.add('dropping'); });
  addEventListener('dragleave', (e) => { if (!e.relatedTarget) document.body.classList.remove('dropping'); });
  addEventListener('drop', async (e) => {
    e.preventDefault();
    document.body.classList.remove('dropping');
    openPicked(await files.dropped(e.dataTransfer));
  });
  addEventListener('keydown', (e) => {
    if ((e.ctrlKey || e.metaKey) && e.key === 's' && page.work) { e.preventDefault(); saveNow(); }
    if (e.key === 'Escape') $('look').open = false;
  });
  document.addEventListener('click', (e) => { if (!e.target.closest('#look')) $('look').open = false; });
  addEventListener('pagehide', () => { if (page.work) keep(); });
  addEventListener('beforeunload', (e) => { if (page.work?.unkept && page.work.changed.size) e.preventDefault(); });
  addEventListener('hashchange', openShared);
}

window.resultschain = {page, openWork, Work}; // for tests, and whoever is curious
begin();
