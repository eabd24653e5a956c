// What the parts of the page share: the work and what is known of it, and which parts are
// shown.
import {$} from './dom.js';
import {Engine} from './engine.js';
import {refreshForm, showFindings} from './follow.js';

export const page = {
  engine: new Engine(),
  work: null,
  editor: null, // until there is a work
  offered: null, // what the program offers, once it has started
  found: new Map(), // findings by the names of files
  actions: new Map(), // what mends the findings of the open file, by their keys
  symbols: [], // of the open file
  mode: 'form',
  times: {}, // milliseconds from the latest change of the text to its findings and its picture
};

export const isModel = (name) => /^\s*["']?model["']?\s*:/m.test(page.work.files.get(name)) || /^\s*\{\s*"model"/.test(page.work.files.get(name));
export const isFramework = (name) => /^\s*["']?framework["']?\s*:/m.test(page.work.files.get(name));
export const models = () => [...page.work.files.keys()].filter(isModel).length;

export function setMode(next) {
  page.mode = next;
  const asForm = page.mode === 'form' && isModel(page.work.active);
  $('form').hidden = !asForm;
  $('text').hidden = asForm;
  $('mode-form').disabled = !isModel(page.work.active);
  $('tidy').hidden = asForm;
  tabs($('modes'), asForm ? 'mode-form' : 'mode-text');
  if (asForm) refreshForm();
  else {
    page.editor.view.requestMeasure();
    showFindings();
  }
}

// setWide gives the picture the whole width of a large screen, or leaves room for the table.
export function setWide(wide) {
  $('wide').setAttribute('aria-pressed', wide);
  document.body.classList.toggle('wide', wide);
}

export function setPart(part, focus = false) {
  if (part !== 'picture') setWide(false);
  document.body.dataset.part = part;
  tabs($('parts'), 'part-' + part);
  if (focus) $(part === 'picture' ? 'paper' : part)?.focus({preventScroll: true});
}

function tabs(list, chosen) {
  for (const tab of list.querySelectorAll('[role=tab]')) {
    tab.setAttribute('aria-selected', tab.id === chosen);
    tab.tabIndex = tab.id === chosen ? 0 : -1;
  }
}

export function wireTabs(list, choose) {
  const all = [...list.querySelectorAll('[role=tab]')];
  for (const tab of all) tab.addEventListener('click', () => choose(tab));
  list.addEventListener('keydown', (e) => {
    const at = all.indexOf(document.activeElement), to = {ArrowRight: at + 1, ArrowLeft: at - 1}[e.key];
    if (to === undefined) return;
    const next = all[(to + all.length) % all.length];
    choose(next);
    next.focus();
    e.preventDefault();
  });
}
