// The table of steps, for those who want no YAML. Each change becomes one of the text, so
// that comments and order stay, and undo undoes it.
import {$, button, make, say} from './dom.js';
import {t} from './words.js';

let shown = null; // the table that is shown
let context = null;
let making = false; // the table is made anew, so that a field which goes has not been left

// show shows the table. of has change(list of changes), lead(id), and lists nothing else.
export function show(table, of) {
  context = of;
  const text = JSON.stringify(table);
  if (text === shown) return;
  shown = text;
  const pane = $('form');
  const held = document.activeElement?.closest?.('#form') ? document.activeElement : null;
  const selection = held && [held.selectionStart, held.selectionEnd, held.selectionDirection];
  const typed = [...pane.querySelectorAll('input[data-key], textarea[data-key]')].filter((e) => e.value !== (e.shown ?? ''));
  const field = (e) => pane.querySelector(`[data-key="${CSS.escape(e.dataset.key)}"]`);
  const {scrollTop} = pane;
  making = true;
  const steps = table.stages.flatMap((s) => s.steps.map((step) => [step.id, step.title || step.id]));
  pane.replaceChildren(
    make('p', {className: 'field wide'}, make('label', {for: 'form-title'}, t('modelTitle')), words('form-title', table.title, {do: 'title'}, 'title')),
    ...table.stages.map((s) => stage(s, table, steps)),
    make('datalist', {id: 'partners'}, ...table.partners.map((p) => make('option', {value: p.title}))));
  making = false;
  for (const old of typed) { // what is not taken over yet stays
    const e = field(old);
    if (e) e.value = old.value;
  }
  pane.scrollTop = scrollTop;
  if (held?.dataset.key) {
    const e = field(held);
    e?.focus({preventScroll: true});
    if (e?.setSelectionRange && typeof selection[0] === 'number') e.setSelectionRange(...selection);
  }
}

export function forget() { shown = null; }

// words returns a field for a text, which is changed when one leaves it or presses Enter.
function words(id, value, change, key) {
  const input = make('textarea', {id, value, rows: 1, className: 'words', oninput: () => grow(input)});
  input.dataset.key = key;
  input.shown = value;
  const done = () => {
    const now = input.value.trim();
    if (making || now === input.shown || now === input.sent) return;
    if (now === '') { input.value = value; say(t('notEmpty')); return; }
    input.sent = now;
    context.change([{...change, text: now}]);
  };
  input.addEventListener('blur', done);
  input.addEventListener('keydown', (e) => {
    if (e.key === 'Enter') { e.preventDefault(); done(); }
    if (e.key === 'Escape') { input.value = value; }
  });
  queueMicrotask(() => grow(input));
  return input;
}

function grow(input) {
  input.style.height = 'auto';
  if (input.scrollHeight) input.style.height = input.scrollHeight + 2 + 'px';
}

function stage(s, table, steps) {
  const add = make('input', {id: 'add-' + s.key, className: 'add', placeholder: t('newStep')});
  add.dataset.key = 'add ' + s.key;
  const adding = () => {
    if (add.value.trim() === '') { add.focus(); return; }
    const text = add.value;
    add.value = '';
    context.change([{do: 'add', stage: s.key, text}]);
  };
  add.addEventListener('keydown', (e) => { if (e.key === 'Enter') { e.preventDefault(); adding(); } });
  return make('section', {className: 'stage', 'data-stage': s.key, 'aria-label': s.heading},
    make('h3', {}, s.heading),
    ...s.steps.map((step) => row(step, s, table, steps)),
    make('p', {className: 'adding'}, make('label', {for: add.id, className: 'hidden'}, `${t('newStep')}: ${s.heading}`), add, button(t('add'), adding)));
}

function row(step, s, table, steps) {
  const id = 'step-' + step.id;
  const linked = new Set(step.leadsTo.map((l) => l.name));
  const links = make('select', {'aria-label': `${t('leadsTo')}: ${step.title}`, onchange: () => links.value && context.change([{do: 'link', id: step.id, to: links.value}])},
    make('option', {value: ''}, t('addLink')));
  links.dataset.key = 'links ' + step.id;
  const fill = () => { // only now: each of many steps would have as many options
    if (links.options.length === 1) links.append(...steps.filter(([other]) => other !== step.id && !linked.has(other)).map(([other, title]) => make('option', {value: other}, title)));
  };
  links.addEventListener('focus', fill);
  links.addEventListener('pointerdown', fill);
  const stages = make('select', {'aria-label': `${t('moveTo')}: ${step.title}`, onchange: () => context.change([{do: 'move', id: step.id, stage: stages.value}])},
    ...table.stages.map((o) => make('option', {value: o.key, selected: o.key === s.key}, o.heading)));
  stages.dataset.key = 'stage ' + step.id;
  return make('div', {className: 'step', 'data-step': step.id},
    make('p', {className: 'field wide'}, make('label', {for: id, className: 'hidden'}, s.noun), words(id, step.title, {do: 'title', id: step.id}, 'title ' + step.id)),
    chips(t('leadsTo'), step.leadsTo, step, 'unlink', links),
    chips(t('who'), step.partners, step, 'remove-partner', adder(t('addWho'), step, 'partner', 'partners')),
    chips(t('indicators'), step.indicators, step, 'remove-indicator', adder(t('addIndicator'), step, 'indicator')),
    make('p', {className: 'tools'}, stages, button(t('inPicture'), () => context.lead(step.id), {'aria-label': `${t('inPicture')}: ${step.title}`}),
      button(t('remove'), () => context.change([{do: 'remove', id: step.id}]), {'aria-label': `${t('remove')}: ${step.title}`})));
}

function chips(label, items, step, remove, adding) {
  return make('div', {className: 'chips', role: 'group', 'aria-label': `${label}: ${step.title}`}, make('span', {className: 'label'}, label),
    make('span', {className: 'all'}, ...items.map((i) => make('span', {className: 'chip'}, i.title || i.name, button('×', () => context.change([{do: remove, id: step.id, to: i.name}]), {'aria-label': `${t('remove')}: ${i.title || i.name}`}))), adding));
}

function adder(label, step, change, list) {
  const input = make('input', {className: 'small', placeholder: label, 'aria-label': `${label}: ${step.title}`});
  if (list) input.setAttribute('list', list);
  input.dataset.key = `${change} ${step.id}`;
  const done = () => {
    const text = input.value.trim();
    if (text && !making) { input.value = ''; context.change([{do: change, id: step.id, text}]); }
  };
  input.addEventListener('change', done);
  input.addEventListener('keydown', (e) => { if (e.key === 'Enter') { e.preventDefault(); done(); } });
  return input;
}
