// The cells of the table: fields for texts, and lists of what a step names or has. Each
// change of theirs becomes one of the text by context.change.
import {button, make, say} from './dom.js';
import {t} from './words.js';

// context has change(list of changes), lead(id) and redraw(), and making: the table is
// made anew, so that a field which goes has not been left.
export const context = {making: false};

// label returns a key of the format in words.
export function label(key) {
  const words = t('key-' + key);
  return words === 'key-' + key ? key.replaceAll('-', ' ') : words;
}

const change = (what) => context.change([what]);

export const remover = (words, path) => button('×', () => change({do: 'remove', path}), {'aria-label': `${t('remove')}: ${words}`, className: 'cross'});

// text returns a field for a text, which is changed when one leaves it or presses Enter.
// Where it may be emptied, that removes the text.
export function text(value, path, cell, {needed = false, ...properties}) {
  const input = make('textarea', {value, rows: 1, className: 'words', oninput: () => grow(input), ...properties});
  input.dataset.key = input.dataset.cell = cell;
  input.shown = value;
  const done = () => {
    const now = input.value.trim();
    if (context.making || now === input.shown || now === input.sent) return;
    if (now === '' && needed) { input.value = value; say(t('notEmpty')); return; }
    input.sent = now;
    change(now === '' ? {do: 'remove', path} : {do: 'set', path, text: now});
  };
  input.addEventListener('blur', done);
  input.addEventListener('keydown', (e) => {
    if (e.key === 'Enter') { e.preventDefault(); done(); }
    if (e.key === 'Escape') input.value = value;
  });
  queueMicrotask(() => grow(input));
  return input;
}

export function grow(input) {
  input.style.height = 'auto';
  if (input.scrollHeight) input.style.height = input.scrollHeight + 2 + 'px';
}

// field returns a text with its label beside it.
export const field = (key, of, value, path, cell, properties = {}) => line(label(key), of, text(value, path, cell, {...properties, 'aria-label': `${label(key)}: ${of}`}));

// line returns a group with a label.
export const line = (words, of, ...content) => make('div', {className: 'line', role: 'group', 'aria-label': `${words}: ${of}`}, make('span', {className: 'label'}, words), make('div', {className: 'all'}, ...content));

export const chip = (words, path) => make('span', {className: 'chip'}, make('span', {}, words), remover(words, path));

// adder returns fields for something new: made is called with their values, the first of
// which is needed, and returns the change.
export function adder(cell, made, ...fields) {
  const inputs = fields.map(({words, list, of}, n) => {
    const input = make('input', {className: 'small', placeholder: words, 'aria-label': `${words}: ${of}`});
    if (list) input.setAttribute('list', list);
    input.dataset.key = n ? `${cell} ${n}` : cell;
    if (n === 0) input.dataset.cell = cell;
    return input;
  });
  const done = () => {
    const values = inputs.map((i) => i.value.trim());
    if (context.making || !values[0]) return;
    for (const i of inputs) i.value = '';
    change(made(...values));
  };
  for (const [n, input] of inputs.entries()) {
    input.addEventListener('keydown', (e) => { if (e.key === 'Enter') { e.preventDefault(); done(); } });
    if (n === inputs.length - 1) input.addEventListener('change', done);
  }
  return make('span', {className: 'adder'}, ...inputs);
}

const opened = new Set(); // keys of the parts that are unfolded

export function unfold(key) { opened.add(key); }

// part returns what is unfolded to be seen.
export function part(key, summary, ...content) {
  const details = make('details', {className: 'part', open: opened.has(key)}, make('summary', {}, ...summary), ...content);
  details.dataset.part = details.dataset.cell = key;
  details.addEventListener('toggle', () => {
    if (details.open) opened.add(key);
    else opened.delete(key);
    for (const e of details.querySelectorAll('textarea')) grow(e);
  });
  return details;
}

// more returns lines for what has no column of its own.
export const more = (all, of, cell) => all.map((m) => {
  const words = label(m.key), where = `${cell} ${m.key}`.trim();
  if (!m.items.length) return line(words, of, value(m, `${words}: ${of}`, where), m.rest ? make('span', {className: 'rest'}, m.rest) : '', remover(`${words}: ${of}`, m.path));
  const rows = m.items.map((i) => make('div', {className: 'item'}, i.key ? make('span', {className: 'label'}, label(i.key)) : '', value(i, `${words}: ${i.key || i.text}`, `${where} ${i.path.at(-1)}`),
    i.rest ? make('span', {className: 'rest'}, i.rest) : '', remover(`${words}: ${i.text}`, i.path)));
  const shown = line(words, of, ...rows);
  shown.dataset.cell = where;
  return shown;
});

const value = (m, words, cell) => m.edit ? text(m.text, m.edit, cell, {needed: true, 'aria-label': words}) : make('span', {className: 'words'}, m.text);
