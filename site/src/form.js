// The table of steps, for those who want no YAML. Each change becomes one of the text, so
// that comments and order stay, and undo undoes it.
import {adder, chip, context, field, label, line, more, part, remover, text, unfold} from './cells.js';
import {$, button, make} from './dom.js';
import {t} from './words.js';

let shown = null; // the table that is shown
let table = null; // the same as values
let added = null; // the step that got a measure last

// show shows a table, as the program's command "form" returns it. of has change and lead.
export function show(now, of) {
  Object.assign(context, of);
  const json = JSON.stringify(now);
  if (json === shown) return;
  [shown, table] = [json, now];
  const pane = $('form');
  const held = document.activeElement?.closest?.('#form') ? document.activeElement : null;
  const selection = held && [held.selectionStart, held.selectionEnd, held.selectionDirection];
  const typed = [...pane.querySelectorAll('input[data-key], textarea[data-key]')].filter((e) => e.value !== (e.shown ?? ''));
  const find = (e) => pane.querySelector(`[data-key="${CSS.escape(e.dataset.key)}"]`);
  const {scrollTop} = pane;
  unfoldAdded(pane);
  context.making = true;
  pane.replaceChildren(
    make('p', {className: 'field wide'}, make('label', {for: 'form-title'}, t('modelTitle')), text(table.title, ['title'], 'title', {id: 'form-title', needed: true})),
    ...table.stages.map(stage),
    make('section', {className: 'stage', 'aria-label': t('aboutModel')}, make('h3', {}, t('aboutModel')), ...more(table.more, t('aboutModel'), ''), ...texts()),
    ...['partners', 'reach', 'assumptions'].map((list) => make('datalist', {id: list}, ...table[list].map((p) => make('option', {value: p.title})))));
  context.making = false;
  for (const old of typed) { // what is not taken over yet stays
    const e = find(old);
    if (e) e.value = old.value;
  }
  pane.scrollTop = scrollTop;
  if (held?.dataset.key) {
    const e = find(held);
    e?.focus({preventScroll: true});
    if (e?.setSelectionRange && typeof selection[0] === 'number') e.setSelectionRange(...selection);
  }
}

export function forget() { shown = table = null; }

// refuse shows why there is no table.
export function refuse(sentence) {
  forget();
  $('form').replaceChildren(make('p', {className: 'none'}, `${t('noTable')} ${sentence}`));
}

// names returns the table's titles by ids, and isEmpty whether it has no step yet.
export const names = () => table?.names ?? {};
export const isEmpty = () => table !== null && table.stages.every((s) => s.steps.length === 0);

// unfoldAdded has a new measure shown with what it is asked for.
function unfoldAdded(pane) {
  const step = allSteps().find((s) => s.id === added);
  for (const i of step?.indicators ?? []) {
    const key = `${added} indicators ${i.name}`;
    if (!pane.querySelector(`[data-part="${CSS.escape(key)}"]`)) { unfold(key); added = null; }
  }
}

const allSteps = () => table.stages.flatMap((s) => s.steps);

// texts returns fields for texts about the model that it does not have: those that were
// asked for, and a choice of the others.
const asked = new Set();
function texts() {
  const has = ([key, within]) => table.more.some((m) => m.key === key && (!within || m.items.some((i) => i.key === within)));
  const all = [...['situation', 'summary', 'partnership', 'place'].map((key) => [key]), ...['outline', 'activity', 'evidence', 'lessons', 'added-value', 'other', 'contact'].map((key) => ['case-study', key])];
  const free = all.filter((path) => !has(path)), of = t('aboutModel'), keyOf = (path) => path.join(' ');
  const select = make('select', {'aria-label': `${t('addText')}: ${of}`, onchange: () => { asked.add(select.value); forget(); context.redraw(select.value); }},
    make('option', {value: ''}, t('addText')), ...free.filter((path) => !asked.has(keyOf(path))).map((path) => make('option', {value: keyOf(path)}, label(path.at(-1)))));
  return [...free.filter((path) => asked.has(keyOf(path))).map((path) => field(path.at(-1), of, '', path, keyOf(path))), select];
}

function stage(s, number) {
  const add = make('input', {id: 'add-' + s.key, className: 'add', placeholder: s.steps.length ? t('newStep') : t('ask-' + s.key)});
  add.dataset.key = 'add ' + s.key;
  add.dataset.cell = s.key;
  const adding = () => {
    if (add.value.trim() === '') { add.focus(); return; }
    const words = add.value;
    add.value = '';
    context.change([{do: 'add', stage: s.key, text: words}]);
  };
  add.addEventListener('keydown', (e) => { if (e.key === 'Enter') { e.preventDefault(); adding(); } });
  return make('section', {className: 'stage', 'data-stage': s.key, 'aria-label': s.heading},
    make('h3', {}, s.heading),
    ...s.steps.map((step) => row(step, s, number)),
    make('p', {className: 'adding'}, make('label', {for: add.id, className: 'hidden'}, `${t('newStep')}: ${s.heading}`), add, button(t('add'), adding, {'aria-label': `${t('add')}: ${s.heading}`})));
}

function row(step, s, number) {
  const {id, path, title} = step;
  const stages = make('select', {'aria-label': `${t('moveTo')}: ${title}`, onchange: () => context.change([{do: 'move', id, stage: stages.value}])},
    ...table.stages.map((o) => make('option', {value: o.key, selected: o.key === s.key}, o.heading)));
  stages.dataset.key = 'stage ' + id;
  const named = (key, change, list) => line(label(key), title, ...step[key].map((p) => chip(p.title, [...path, key, p.name])),
    adder(`${id} ${key}`, (words) => ({do: change, path: [...path, key], text: words}), {words: t('add-' + key), list, of: title}));
  return make('div', {className: 'step', 'data-step': id},
    make('p', {className: 'field wide'}, text(title, [...path, 'title'], id, {needed: true, 'aria-label': s.noun})),
    line(label('leads-to'), title, ...step.leadsTo.map((l) => link(step, l)), target(step, number)),
    named('partners', 'partner', 'partners'),
    named('reach', 'reach', 'reach'),
    table.outcomes.length || step.supports.length ? line(label('supports'), title, ...step.supports.map((o) => chip(o.title, [...path, 'supports', o.name])), outcome(step)) : '',
    line(label('indicators'), title, ...step.indicators.map((i) => measure(step, i)),
      adder(`${id} indicators`, (words) => { added = id; return {do: 'measure', path: [...path, 'indicators'], text: words}; }, {words: t('add-indicators'), of: title})),
    step.more.length ? part(`${id} more`, [`${t('more')}: ${step.more.map((m) => label(m.key)).join(', ')}`], ...more(step.more, title, id)) : '',
    make('p', {className: 'tools'}, stages, button(t('inPicture'), () => context.lead(id), {'aria-label': `${t('inPicture')}: ${title}`}),
      button(t('remove'), () => context.change([{do: 'remove', path}]), {'aria-label': `${t('remove')}: ${title}`})));
}

// link returns what a step leads to, with the reason and what must hold.
function link(step, l) {
  const cell = `${step.id} leads-to ${l.name}`, of = `${step.title} → ${l.title}`;
  const notes = [l.feedback && label('feedback'), l.because && label('because'), l.assumes.length && `${label('assumes')} (${l.assumes.length})`, ...l.more.map((m) => label(m.key))].filter(Boolean);
  return make('div', {className: 'item'}, part(cell, [l.title, notes.length ? make('span', {className: 'rest'}, notes.join(', ')) : ''],
    field('because', of, l.because, [...l.path, 'because'], cell + ' because'),
    line(label('assumes'), of, ...l.assumes.map((a) => chip(a.title, [...l.path, 'assumes', a.name])),
      adder(cell + ' assumes', (words) => ({do: 'assume', path: [...l.path, 'assumes'], text: words}), {words: t('add-assumes'), list: 'assumptions', of})),
    ...l.feedback ? [line(label('feedback'), of, make('span', {}, t('feedbackHint')))] : [],
    ...more(l.more, of, cell)), remover(of, l.path));
}

// measure returns one of a step's measures, with where its figures come from.
function measure(step, i) {
  const cell = `${step.id} indicators ${i.name}`, of = i.title;
  if (i.shared) return chip(i.title || i.name, i.path);
  const figure = (key) => adder(`${cell} ${key}`, (words, on) => ({do: 'figure', path: [...i.path, key], text: words, on}), {words: t('value'), of}, {words: t('when'), of: `${label(key)}: ${of}`});
  return make('div', {className: 'item'}, part(cell, [i.title, i.source ? make('span', {className: 'rest'}, i.source) : ''],
    field('title', of, i.title, [...i.path, 'title'], cell, {needed: true}),
    line(label('figures'), of, text(i.source, [...i.path, 'source'], cell + ' source', {'aria-label': `${label('figures')}: ${of}`})),
    line(label('baseline'), of, i.baseline ? chip(i.baseline, [...i.path, 'baseline']) : figure('baseline')),
    line(label('targets'), of, ...i.targets.map((words, n) => chip(words, [...i.path, 'targets', String(n)])), figure('targets')),
    ...more(i.more, of, cell)), remover(of, i.path));
}

// chooser returns a select whose options are made once it is used, as each of many steps
// would have as many.
function chooser(words, key, chosen, options, asks = t('addLink')) {
  const select = make('select', {'aria-label': words, onchange: () => select.value && context.change([chosen(select)])}, make('option', {value: ''}, asks));
  select.dataset.key = select.dataset.cell = key;
  const fill = () => { if (select.options.length === 1) select.append(...options()); };
  select.addEventListener('focus', fill);
  select.addEventListener('pointerdown', fill);
  return select;
}

const group = (words, steps, properties) => make('optgroup', {label: words}, ...steps.map((s) => make('option', {value: s.id, ...properties}, s.title || s.id)));

// target returns what adds a link: to a step of a later stage, or back to one of those that
// lead here.
function target(step, number) {
  const linked = new Set(step.leadsTo.map((l) => l.name));
  const free = (s) => !linked.has(s.id) && s.id !== step.id;
  const later = table.stages.slice(number + 1).map((s) => [s.heading, s.steps.filter(free)]).filter(([, steps]) => steps.length);
  const back = causesOf(step).filter(free);
  if (!later.length && !back.length) return linked.size ? '' : make('span', {className: 'rest'}, t(number === table.stages.length - 1 ? 'isLast' : 'noLater'));
  return chooser(`${label('leads-to')}: ${step.title}`, `${step.id} leads-to`,
    (select) => ({do: 'link', path: [...step.path, 'leads-to'], id: select.value, feedback: select.selectedOptions[0].dataset.back === 'yes'}),
    () => [...later.map(([heading, steps]) => group(heading, steps)), ...back.length ? [group(label('feedback'), back, {'data-back': 'yes'})] : []],
    later.length ? undefined : label('feedback') + '…');
}

// causesOf returns the steps from which links lead to a step, directly or through others.
function causesOf(step) {
  const all = allSteps(), found = new Set([step.id]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const s of all) if (s.leadsTo.some((l) => !l.feedback && found.has(l.name))) found.add(s.id);
  }
  return all.filter((s) => found.has(s.id) && s !== step);
}

const outcome = (step) => chooser(`${label('supports')}: ${step.title}`, `${step.id} supports`, (select) => ({do: 'support', path: [...step.path, 'supports'], id: select.value}),
  () => table.outcomes.filter((o) => !step.supports.some((s) => s.name === o.name)).map((o) => make('option', {value: o.name}, o.title)));

// placeOf returns where in the table a finding is: its place in words, and the cell. What is
// about the model as a whole leads to what it asks for, in whatever step.
export function placeOf({data: of = {}, message}) {
  if (!table) return null;
  const step = allSteps().find((s) => s.id === of.id);
  const asks = (step ? /under "([\w-]+)"$/ : /under "([\w-]+)"/).exec(message)?.[1];
  const key = of.field || (asks === 'outcomes' ? table.stages.find((s) => s.key === 'short' || s.key === 'medium').key : asks);
  const stem = {link: ['leads-to', of.to], indicator: ['indicators', step?.indicators[of.index ?? 0]?.name]}[of.kind] ?? [];
  const start = step ? [of.id] : [];
  const cells = [...$('form').querySelectorAll('[data-cell]')];
  const find = (path) => path.includes(undefined) ? null : cells.find((e) => e.dataset.cell === path.join(' ')) ?? (!step && cells.findLast((e) => e.dataset.cell.endsWith(' ' + key)));
  for (const path of [[...start, ...stem, key], [...start, ...stem], [...start, stem[0]], start, ['title']]) {
    const cell = find(path);
    if (!cell) continue;
    const column = path.findLast((p, n) => n >= start.length && p !== 'title' && p !== of.to && p !== stem[1]);
    return {words: [step?.title ?? t('aboutModel'), column && headingOf(column === 'source' && of.kind === 'indicator' ? 'figures' : column)].filter(Boolean).join(' › '), cell};
  }
  return null;
}

// headingOf returns the heading of a column or of a stage, by its key.
export const headingOf = (key) => table?.stages.find((s) => s.key === key)?.heading ?? label(key);

// lead leads to a cell.
export function lead(cell) {
  for (let d = cell.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
  cell.scrollIntoView({block: 'center'});
  (cell.matches('input, textarea, select') ? cell : cell.querySelector('input, textarea, select, button') ?? cell).focus({preventScroll: true});
}
