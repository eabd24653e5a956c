// What follows each change of the text: findings and what mends them, the picture, the
// table, and the way from one to the other.
import {$, focusOn, make, notice, say} from './dom.js';
import {nameOf, uriOf} from './engine.js';
import * as findings from './findings.js';
import * as form from './form.js';
import {isFramework, isModel, page, setMode, setPart} from './page.js';
import * as picture from './picture.js';
import {t} from './words.js';
import {keepSoon, openFile, showFiles} from './works.js';

let typed = 0; // when the text was last changed
let hurried = false; // the change before was so shortly ago that a picture of it is not there yet

export function changed(text) {
  const now = performance.now();
  hurried = now - typed < took;
  typed = now;
  page.work.files.set(page.work.active, text);
  page.work.changed.add(page.work.active);
  page.engine.change(page.work.active, text);
  keepSoon();
  refresh();
}

// setText gives any file of the page.work another text.
function setText(name, text) {
  if (name === page.work.active) page.editor.replace(text);
  else {
    page.work.files.set(name, text);
    page.engine.change(name, text);
  }
}

export function takeFindings(name, version, list) {
  if (!page.work || !page.work.files.has(name)) return;
  if (name === page.work.active && version !== page.engine.version) return; // of an older text
  page.found.set(name, list);
  if (name !== page.work.active) { showFiles(); return; }
  page.times.findings = performance.now() - typed;
  page.actions = new Map([...page.actions].filter(([key]) => list.some((d) => findings.keyOf(d) === key)));
  showFindings();
  askActionsSoon();
}

const inTable = () => page.mode === 'form' && isModel(page.work.active);

// placeOf returns where a finding is, in words, and the way there: a cell of the table where
// that is shown, and else a line.
function placeOf(d) {
  const place = inTable() && form.placeOf(d);
  if (place) return {words: place.words, go: () => { setPart('write'); form.lead(place.cell); }};
  const {start} = d.range;
  return {words: `${t('line')} ${start.line + 1}`, go: () => { setPart('write'); setMode('text'); page.editor.lead(start); }};
}

const wordsOf = (message) => inTable() ? findings.plain(message, form.names(), form.headingOf) : message;

const rules = new Map(); // what each is about
function explain(code) {
  if (!rules.has(code)) rules.set(code, page.engine.command('rule', null, {code}));
  return rules.get(code);
}

const actionsOf = (d) => page.actions.get(findings.keyOf(d)) ?? [];

export function showFindings() {
  const list = page.found.get(page.work.active);
  if (!list) {
    $('findings').replaceChildren(make('p', {className: 'none'}, isModel(page.work.active) || isFramework(page.work.active) ? '' : t('notModel')));
    $('count').textContent = $('part-count').textContent = '';
    return;
  }
  const words = findings.show(list, {actions: actionsOf, place: placeOf, words: wordsOf, explain});
  if (inTable() && form.isEmpty()) { // all is missing, which need not be said
    $('findings').replaceChildren(make('p', {className: 'none'}, t('emptyHint')));
    $('count').textContent = $('part-count').textContent = '';
  }
  page.editor.mark(list, actionsOf);
  $('findings').dataset.version = page.engine.version;
  return words;
}

// What mends the findings is asked for once the typing pauses.
let asking = null;
function askActionsSoon() {
  clearTimeout(asking);
  asking = setTimeout(askActions, 150);
}

async function askActions() {
  const name = page.work?.active, version = page.engine.version;
  if (!name || !page.found.get(name)?.length) { page.actions = new Map(); return; }
  const list = await page.engine.ask('textDocument/codeAction', {
    textDocument: {uri: uriOf(name)}, range: {start: {line: 0, character: 0}, end: {line: 1e6, character: 0}}, context: {diagnostics: []},
  }).catch(() => null);
  if (!list || version !== page.engine.version || name !== page.work?.active) return;
  page.actions = new Map();
  for (const a of list) {
    const key = findings.keyOf(a.diagnostics[0]);
    const run = () => {
      const changes = withReason(a.edit.changes);
      if (!changes) return;
      mend(changes);
      say(findings.sentence(a.title));
    };
    page.actions.set(key, [...page.actions.get(key) ?? [], {title: a.title, preferred: a.isPreferred, run}]);
  }
  showFindings();
}

// withReason asks for the reason where the edits have a place for one, and returns them
// with it; null where none is given.
function withReason(changes) {
  const place = 'write the reason here', edits = Object.values(changes).flat();
  if (!edits.some((e) => e.newText.includes(place))) return changes;
  const reason = prompt(t('whyAside'))?.trim();
  if (!reason) return null;
  return Object.fromEntries(Object.entries(changes).map(([uri, list]) => [uri, list.map((e) => ({...e, newText: e.newText.replace(place, () => JSON.stringify(reason))}))]));
}

// mend makes the edits of the protocol in any files.
function mend(edits) {
  for (const [uri, list] of Object.entries(edits)) {
    const name = nameOf(uri);
    if (name === page.work.active) page.editor.apply(list);
    else setText(name, applied(page.work.files.get(name), list));
  }
}

function applied(text, edits) {
  const lines = text.split(/\r\n|\n|\r/), ends = [...text.matchAll(/\r\n|\n|\r/g)].map((m) => m[0].length);
  const starts = lines.map((_, n) => lines.slice(0, n).reduce((sum, l, i) => sum + l.length + ends[i], 0));
  const at = ({line, character}) => Math.min(text.length, (starts[line] ?? text.length) + character);
  for (const e of [...edits].sort((a, b) => at(b.range.start) - at(a.range.start))) text = text.slice(0, at(e.range.start)) + e.newText + text.slice(at(e.range.end));
  return text;
}

// The picture and the table follow the text. A picture is asked for when the one before
// is there, and while changes come faster than pictures once they pause.
let drawing = false, again = false, took = 0, waiting = null;

export function refresh() {
  clearTimeout(waiting);
  if (hurried) waiting = setTimeout(follow, Math.min(500, took / 2));
  else follow();
}

function follow() {
  draw();
  refreshForm();
}

export async function draw() {
  if (!page.work || !page.offered) return;
  if (drawing) { again = true; return; }
  drawing = true;
  const from = performance.now(), name = page.work.active, id = page.work.id, version = page.engine.version;
  const all = picture.look.view.startsWith('all-');
  try {
    const made = all
      ? await page.engine.command('coverage', null, {...picture.options(), view: '', of: picture.look.view.slice(4)})
      : await page.engine.command('picture', name, picture.options());
    if (page.work?.id === id && page.work.active === name) {
      picture.put(made.svg, goTo);
      $('words').textContent = made.words;
      const unfinished = made.draft && findings.unfinished(page.found.get(name) ?? []);
      const notes = [made.draft ? t(unfinished ? 'unfinished' : 'draft') : '', made.warning, made.summary, ...made.leftOut ?? [], ...made.links ?? []].filter(Boolean);
      $('drawn').textContent = notes.join(' ');
      $('drawn').classList.toggle('bad', Boolean(made.draft && !unfinished || made.leftOut?.length || made.links?.length));
      $('paper').dataset.version = version;
      $('paper').classList.remove('old');
      page.times.picture = performance.now() - typed;
      picture.mark(marked);
    }
  } catch (e) {
    if (page.work?.id === id && page.work.active === name) {
      $('drawn').textContent = findings.sentence(e.message.replace(/^layout: the page's graphvizPlain failed: (Error: )?/i, ''));
      $('drawn').classList.toggle('bad', !(inTable() && form.isEmpty()));
      if (!$('paper').querySelector('svg')) $('paper').replaceChildren(make('p', {className: 'empty'}, t('noPicture')));
      else $('paper').classList.add('old');
    }
  }
  took = performance.now() - from;
  drawing = false;
  if (again) { again = false; draw(); } else readSymbols();
}

let filling = false, fillAgain = false;

export async function refreshForm() {
  if (!page.work || page.mode !== 'form' || !isModel(page.work.active)) return;
  if (filling) { fillAgain = true; return; }
  filling = true;
  const name = page.work.active, version = page.engine.version;
  const table = await page.engine.command('form', name).catch((e) => { form.refuse(findings.sentence(e.message)); });
  if (table && version === page.engine.version && name === page.work?.active) {
    form.show(table, {change: changeInForm, lead: (id) => { setPart('picture', true); picture.mark(id); }, redraw: async (cell) => { await refreshForm(); focusOn(`[data-cell="${CSS.escape(cell)}"]`); }});
    showFindings();
  }
  filling = false;
  if (fillAgain) { fillAgain = false; refreshForm(); }
}

// Changes are made one after another, each of the text that the one before left, however
// fast they come.
let changing = Promise.resolve();
function changeInForm(changes) {
  const {work} = page, name = work.active;
  changing = changing.then(() => makeChanges(work, name, changes));
}

async function makeChanges(work, name, changes) {
  if (page.work !== work || work.active !== name) return;
  const {version} = page.engine;
  try {
    const made = await page.engine.command('edit', name, {changes});
    if (version !== page.engine.version) await makeChanges(work, name, changes); // the text is another one meanwhile
    else page.editor.replace(made.text);
  } catch (e) {
    notice(findings.sentence(e.message), 'error');
    form.forget();
    refreshForm();
  }
}

// Places: from a box of the picture to its text, and back.

async function readSymbols() {
  const name = page.work?.active, version = page.engine.version;
  const list = name && await page.engine.ask('textDocument/documentSymbol', {textDocument: {uri: uriOf(name)}}).catch(() => null);
  if (list && version === page.engine.version) page.symbols = flat(list);
}

const flat = (list) => list.flatMap((s) => [s, ...flat(s.children ?? [])]);

async function goTo(id) {
  const s = page.symbols.find((s) => s.detail === id);
  if (s) {
    setPart('write');
    if (inTable()) {
      const step = $('form').querySelector(`[data-step="${CSS.escape(id)}"] textarea`);
      if (step) { step.focus(); step.scrollIntoView({block: 'center'}); return; }
    }
    setMode('text');
    page.editor.lead(s.selectionRange.start);
    return;
  }
  const pattern = new RegExp(`^(.*\\bid:\\s*["']?)${id.replace(/[^\w-]/g, '\\$&')}(?![\\w-])`, 'm');
  for (const [name, text] of page.work.files) {
    const hit = pattern.exec(text);
    if (!hit || name === page.work.active) continue;
    openFile(name);
    setPart('write');
    setMode('text');
    page.editor.lead({line: text.slice(0, hit.index).split('\n').length - 1, character: hit[1].length});
    return;
  }
}

let marked = null;
export function placed(place) {
  marked = stepsAt(place).findLast((id) => $('paper').querySelector(`[data-id="${CSS.escape(id)}"]`)) ?? null;
  picture.mark(marked);
}

// stepsAt returns the ids of the things around a place, the innermost last.
const stepsAt = (place) => page.symbols.filter((s) => s.detail && before(s.range.start, place) && before(place, s.range.end)).map((s) => s.detail);

const before = (a, b) => a.line < b.line || a.line === b.line && a.character <= b.character;
