// What is wrong, in a list, with buttons that mend it.
import {$, button, make} from './dom.js';
import {t} from './words.js';

const names = {1: 'error', 2: 'warning', 3: 'info'};

// sentence returns a message as a sentence.
export const sentence = (message) => message.charAt(0).toUpperCase() + message.slice(1) + (/[.?!…]$/.test(message) ? '' : '.');

export const keyOf = (d) => JSON.stringify([d.range, d.code, d.message]);

// counts returns how many findings there are, in words.
export function counts(findings) {
  const words = [1, 2, 3].map((s) => [findings.filter((d) => d.severity === s).length, names[s]]).filter(([n]) => n > 0);
  return words.length ? words.map(([n, name]) => `${n} ${t(n === 1 ? name : name + 's')}`).join(', ') : t('nothingWrong');
}

const MOST = 200; // that are listed

// show lists the findings. actionsOf returns what mends one, and lead leads to its place.
export function show(findings, actionsOf, lead) {
  const sorted = [...findings].sort((a, b) => a.severity - b.severity || a.range.start.line - b.range.start.line);
  const held = document.activeElement?.closest?.('#findings') && document.activeElement.dataset.key;
  const list = make('ol', {className: 'findings'});
  for (const d of sorted.slice(0, MOST)) {
    const key = keyOf(d), line = d.range.start.line + 1;
    const place = button(t('line') + ' ' + line, () => lead(d.range.start), {className: 'link'});
    place.dataset.key = key;
    const item = make('li', {className: names[d.severity]},
      make('p', {}, make('span', {className: 'severity'}, t(names[d.severity])), ' ', place, ' ', make('span', {lang: 'en'}, sentence(d.message)), ' ', make('span', {className: 'code'}, d.code ?? '')));
    if (d.relatedInformation?.length) {
      item.append(make('ul', {className: 'related', lang: 'en'}, ...d.relatedInformation.map((r) => make('li', {}, sentence(r.message)))));
    }
    const fixes = make('p', {className: 'fixes'});
    actionsOf(d).forEach((a, n) => {
      const b = button(sentence(a.title).replace(/\.$/, ''), a.run, {className: a.preferred ? 'fix main' : 'fix', lang: 'en'});
      b.dataset.key = key + n;
      fixes.append(b);
    });
    if (fixes.children.length) item.append(fixes);
    list.append(item);
  }
  if (sorted.length > MOST) list.append(make('li', {className: 'more'}, `+ ${sorted.length - MOST}`));
  const pane = $('findings');
  pane.replaceChildren(findings.length ? list : make('p', {className: 'good'}, t('allGood')));
  const words = counts(findings);
  $('count').textContent = words;
  $('part-count').textContent = findings.length ? String(findings.length) : '';
  if (held) (pane.querySelector(`[data-key="${CSS.escape(held)}"]`) ?? pane).focus({preventScroll: true});
  return words;
}
