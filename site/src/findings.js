// What is wrong, in a list, with buttons that mend it.
import {replace} from '../../internal/preview/web/shared.js';
import {$, button, make} from './dom.js';
import {t} from './words.js';

const names = {1: 'error', 2: 'warning', 3: 'info'};
const kinds = ['error', 'todo', 'warning', 'info']; // in the order in which they are listed

// missing are the codes of what is not there yet. While a model is being written that is no
// mistake, and so it is listed as what is still to do.
const missing = new Set(['LM010', 'LM011', 'LM012', 'LM013', 'LM014', 'LM015', 'LM017', 'LM018', 'LM076']);

// kindOf returns what a finding is listed as.
export const kindOf = (d) => missing.has(d.code) && d.severity < 3 ? 'todo' : names[d.severity];

// sentence returns a message as a sentence.
export const sentence = (message) => message.charAt(0).toUpperCase() + message.slice(1) + (/[.?!…]$/.test(message) ? '' : '.');

// unfinished reports whether errors are there, and all of them are of what is still to do.
export const unfinished = (findings) => findings.some((d) => d.severity === 1) && findings.every((d) => kindOf(d) !== 'error');

export const keyOf = (d) => JSON.stringify([d.range, d.code, d.message]);

// counts returns how many findings there are, in words.
export function counts(findings) {
  const words = kinds.map((kind) => [findings.filter((d) => kindOf(d) === kind).length, kind]).filter(([n]) => n > 0);
  return words.length ? words.map(([n, kind]) => `${n} ${t(n === 1 ? kind : kind + 's')}`).join(', ') : t('nothingWrong');
}

const MOST = 200; // that are listed

const opened = new Set(); // codes of the rules that are explained

// why returns what shows what a rule is about.
function why(code, explain) {
  const about = make('span', {className: 'about', lang: 'en'});
  const b = button(code, async () => {
    const open = b.getAttribute('aria-expanded') !== 'true';
    b.setAttribute('aria-expanded', open);
    b.closest('li')?.classList.toggle('open', open);
    if (open) opened.add(code);
    else opened.delete(code);
    about.replaceChildren(...open ? (await explain(code).catch(() => [])).map((text) => make('span', {}, text)) : []);
  }, {className: 'link code', title: t('why'), 'aria-label': `${t('why')} ${code}`, 'aria-expanded': 'false'});
  b.dataset.key = 'why ' + code;
  if (opened.has(code)) b.click();
  return make('span', {}, b, about);
}

// plain returns a message in the words of the table: titles in place of ids, and headings of
// columns in place of keys.
export function plain(message, names, headingOf) {
  const titled = (id, otherwise) => names[id] ? `“${names[id]}”` : otherwise;
  return message
    .replace(/\bunder "([a-z-]+)"/g, (_, key) => `under “${headingOf(key)}”`)
    .replace('"feedback: true"', () => `“${headingOf('feedback')}”`)
    .replace(/"((?:[^"\\]|\\.)+)"/g, (all, id) => titled(id, all))
    .replace(/[^\s"“”]+(?: → [^\s"“”;,]+)+/g, (all) => all.split(' → ').map((id) => titled(id, id)).join(' → '));
}

// show lists the findings. of has actions(finding), what mends it; place(finding), its place
// in words and go, which leads there; words(message), which the reader is shown; and
// explain(code), what a rule is about, in paragraphs.
export function show(findings, of) {
  const sorted = [...findings].sort((a, b) => kinds.indexOf(kindOf(a)) - kinds.indexOf(kindOf(b)) || a.range.start.line - b.range.start.line);
  const list = make('ol', {className: 'findings'});
  for (const d of sorted.slice(0, MOST)) {
    const key = keyOf(d), {words, go} = of.place(d);
    const place = button(words, go, {className: 'link'});
    place.dataset.key = key;
    const item = make('li', {className: kindOf(d) + (opened.has(d.code) ? ' open' : '')},
      make('p', {}, make('span', {className: 'severity'}, t(kindOf(d))), ' ', place, ' ', make('span', {lang: 'en'}, sentence(of.words(d.message))), ' ', d.code ? why(d.code, of.explain) : ''));
    if (d.relatedInformation?.length) {
      item.append(make('ul', {className: 'related', lang: 'en'}, ...d.relatedInformation.map((r) => make('li', {}, sentence(of.words(r.message))))));
    }
    const fixes = make('p', {className: 'fixes'});
    of.actions(d).forEach((a, n) => {
      const b = button(sentence(of.words(a.title)).replace(/\.$/, ''), a.run, {className: a.preferred ? 'fix main' : 'fix', lang: 'en'});
      b.dataset.key = key + n;
      fixes.append(b);
    });
    if (fixes.children.length) item.append(fixes);
    list.append(item);
  }
  if (sorted.length > MOST) list.append(make('li', {className: 'more'}, `+ ${sorted.length - MOST}`));
  replace($('findings'), ...findings.length ? [t('inEnglish') && make('p', {className: 'none'}, t('inEnglish')), list].filter(Boolean) : [make('p', {className: 'good'}, t('allGood'))]);
  const words = counts(findings);
  $('count').textContent = words;
  $('part-count').textContent = findings.length ? String(findings.length) : '';
  return words;
}
