// Making parts of the page. Text never becomes markup.

export const $ = (id) => document.getElementById(id);

// make returns an element with properties, attributes (whose names have a hyphen, and
// role) and children.
export function make(tag, properties = {}, ...children) {
  const e = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes('-') || key === 'role' || key === 'for') e.setAttribute(key, value);
    else e[key] = value;
  }
  e.append(...children.filter((c) => c !== null && c !== undefined && c !== false));
  return e;
}

export const button = (text, onclick, properties = {}) => make('button', {type: 'button', onclick, ...properties}, text);

// choice returns a labelled select with options [value, text].
let choices = 0;
export function choice(label, options, value, onchange) {
  const id = 'choice' + choices++;
  const select = make('select', {id, onchange: () => onchange(select.value)}, ...options.map(([v, t]) => make('option', {value: v}, t)));
  select.value = value;
  return make('p', {className: 'field'}, make('label', {for: id}, label), select);
}

// check returns a labelled box to tick.
export function check(label, checked, onchange) {
  const box = make('input', {type: 'checkbox', checked, onchange: () => onchange(box.checked)});
  return make('label', {className: 'tick'}, box, label);
}

// notice shows a sentence that stays until it is put away.
export function notice(sentence, kind = 'info') {
  const n = make('div', {className: 'notice ' + kind}, make('p', {}, sentence));
  n.append(button('×', () => n.remove(), {'aria-label': 'Close', className: 'close'}));
  $('notices').append(n);
  while ($('notices').children.length > 3) $('notices').firstChild.remove();
}

// say has a sentence read aloud, and shows it for a while.
let quiet;
export function say(sentence) {
  $('status').textContent = sentence;
  clearTimeout(quiet);
  quiet = setTimeout(() => { $('status').textContent = ''; }, 6000);
}

// focusOn gives the focus to an element as soon as it is there, unless the reader has gone
// elsewhere meanwhile.
export function focusOn(selector, from = document.activeElement, tries = 400) {
  const e = document.querySelector(selector);
  if (e) {
    e.focus({preventScroll: true});
    e.select?.();
  } else if (tries && [from, document.body].includes(document.activeElement)) setTimeout(() => focusOn(selector, from, tries - 1), 50);
}

// saveFile saves bytes as a file of the user's.
export function saveFile(name, type, bytes) {
  const url = URL.createObjectURL(new Blob([bytes], {type}));
  make('a', {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export const bytesOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

export function base64Of(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}
