// Opening works and their files, keeping them in the browser, and saving them.
import {$, focusOn, make, notice, say} from './dom.js';
import {Editor} from './editor.js';
import * as files from './files.js';
import * as findings from './findings.js';
import {changed, placed, refresh, showFindings} from './follow.js';
import * as form from './form.js';
import {isModel, models, page, setMode, setPart} from './page.js';
import {t} from './words.js';
import {Work, claim, open} from './work.js';

// whenHome is called when the start is shown.
let whenHome = () => {};
export function onHome(f) { whenHome = f; }

// openWork opens a work. Where a selector is given, its element gets the focus once it is there.
export function openWork(w, first = '#main') {
  page.work = w;
  open(w.id);
  claim(w.id);
  page.found = new Map();
  page.editor?.forget();
  document.body.classList.remove('starting');
  for (const id of ['work-bar', 'actions', 'desk']) $(id).hidden = false;
  $('start').hidden = true;
  page.editor ??= new Editor($('text'), page.engine, {onText: changed, onPlace: placed, label: t('text')});
  page.engine.load(page.work.files, page.work.active);
  openFile(page.work.active, true);
  setPart('write');
  keep();
  focusOn(first);
}

export function home() {
  if (page.work) keep();
  page.work = null;
  open(null);
  page.engine.load(new Map([['none.yaml', '']]), 'none.yaml');
  document.body.classList.add('starting');
  for (const id of ['work-bar', 'actions', 'desk']) $(id).hidden = true;
  $('start').hidden = false;
  document.title = 'resultschain';
  whenHome();
  $('main').focus();
}

export function openFile(name, opened = false) {
  page.work.active = name;
  if (!opened) page.engine.open(name);
  page.actions = new Map();
  page.symbols = [];
  page.editor.show(name, page.work.files.get(name));
  form.forget();
  $('paper').replaceChildren();
  $('drawn').textContent = $('words').textContent = '';
  showFiles();
  showFindings();
  setMode(page.mode);
  refresh();
}

export function showFiles() {
  const names = [...page.work.files.keys()].sort();
  $('file').replaceChildren(...names.map((n) => make('option', {value: n}, n + mark(n))));
  $('file').value = page.work.active;
  $('work-bar').classList.toggle('single', names.length === 1);
  const all = $('all-models');
  if (all) all.disabled = models() < 2;
}

function mark(name) {
  const worst = Math.min(9, ...(page.found.get(name) ?? []).map((d) => d.severity));
  return worst === 1 ? ' ●' : '';
}

let keeping = null;
export function keepSoon() {
  clearTimeout(keeping);
  keeping = setTimeout(keep, 400);
}

export function keep() {
  clearTimeout(keeping);
  if (!page.work) return;
  const title = /^title:\s*(.*)$/m.exec(page.work.files.get(page.work.active))?.[1].replace(/\s+#.*$/, '').replace(/^(["'])(.*)\1$/, '$2') || page.work.active;
  const was = page.work.unkept, kept = page.work.keep(title);
  document.title = `${title} – resultschain`;
  $('title').textContent = title;
  $('kept').textContent = kept ? t('kept') : t('notKept');
  $('kept').classList.toggle('bad', !kept);
  if (!kept && !was) notice(t('noRoom'), 'warning');
}

export async function openPicked(picked) {
  if (!picked.length) return;
  const {texts, handles} = await files.read(page.engine, picked);
  if (!texts.size) return;
  const names = [...texts.keys()].sort();
  const first = names.find((name) => /^\s*["']?model["']?\s*:/m.test(texts.get(name))) ?? names[0];
  if (!page.work) {
    const w = new Work(texts, first);
    w.handles = handles;
    openWork(w);
    return;
  }
  const added = new Map();
  for (const [name, text] of texts) {
    const same = page.work.files.get(name) === text;
    const free = same ? name : files.unused(page.work.files, name);
    page.work.files.set(free, text);
    if (handles.has(name) && !same) page.work.handles.set(free, handles.get(name));
    page.engine.change(free, text);
    added.set(name, free);
  }
  openFile(added.get(first));
  say(t('added').replace('{n}', texts.size));
}

export async function saveNow() {
  if (await files.save(page.work, page.work.active)) {
    page.work.changed.delete(page.work.active);
    say(t('saved').replace('{name}', page.work.active));
  }
}

export async function tidy() {
  try {
    const edits = await page.engine.about('formatting', {line: 0, character: 0}, {options: {tabSize: 2, insertSpaces: true}});
    if (edits?.length) page.editor.apply(edits);
    say(t('tidied'));
  } catch (e) {
    notice(findings.sentence(e.message), 'error');
  }
}

export function removeFile() {
  const name = page.work.active;
  page.work.files.delete(name);
  openFile([...page.work.files.keys()][0]);
  page.engine.change(name, null);
  page.found.delete(name);
  keep();
}
