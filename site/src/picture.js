// The picture: what is drawn and how, its size on the page, and the way from its boxes to
// the text and back.
import {reach, replace} from '../../internal/preview/web/shared.js';
import {$, check, choice, make} from './dom.js';
import {t} from './words.js';

export const look = {view: 'model', theme: 'default', paper: '', landscape: true, lang: '', groupBy: '', show: []};

// choices fills the selects with what the program offers.
export function choices(offered, changed) {
  const view = $('view');
  view.replaceChildren(
    make('optgroup', {label: t('thisModel')}, ...offered.views.map((v) => make('option', {value: v}, t('view-' + v)))),
    make('optgroup', {label: t('allModels'), id: 'all-models', disabled: true},
      make('option', {value: 'all-coverage'}, t('whoSupports')), make('option', {value: 'all-models'}, t('sideBySide'))));
  view.value = look.view;
  view.onchange = () => { look.view = view.value; changed(); };
  const set = (key) => (value) => { look[key] = value; changed(); };
  const papers = [['', t('paperNone')], ...offered.papers.map((p) => [p, p.toUpperCase()])];
  $('look-sheet').replaceChildren(
    choice(t('colours'), offered.themes.map((n) => [n, t('theme-' + n)]), look.theme, set('theme')),
    choice(t('paper'), papers, look.paper, set('paper')),
    check(t('landscape'), look.landscape, set('landscape')),
    choice(t('wordsIn'), [['', t('wordsModel')], ['en', 'English'], ['gd', 'Gàidhlig'], ['cy', 'Cymraeg'], ['pl', 'Polski'], ['ar', 'العربية']], look.lang, set('lang')),
    choice(t('lanes'), [['', t('lanesNone')], ...offered.groupings.map((g) => [g, t('lane-' + g)])], look.groupBy, set('groupBy')),
    make('fieldset', {}, make('legend', {}, t('showToo')), ...offered.shows.map(({name}) => check(t('show-' + name), look.show.includes(name), (on) => {
      look.show = on ? [...look.show, name] : look.show.filter((s) => s !== name);
      changed();
    }))));
}

// options returns the parameters of the program's command.
export const options = () => ({...look, landscape: look.landscape && look.paper !== ''});

let zoom = 0; // 0: all of it, where that can be made out; -1: all of it
const LEAST = 0.34; // of its size, below which a picture cannot be made out
const READ = 0.6; // at which it is read, and scrolls

const pane = $('paper');
const drawn = () => pane.querySelector('svg');
const size = (svg) => [svg.viewBox.baseVal.width * 4 / 3, svg.viewBox.baseVal.height * 4 / 3]; // from points

// resize gives a picture its size on the page.
function resize(svg) {
  if (!svg || pane.clientWidth < 50) return; // there is none, or it is not shown
  const [width, height] = size(svg);
  const room = Math.min((pane.clientWidth - 24) / width, (pane.clientHeight - 24) / height, 1.5);
  svg.setAttribute('width', width * (zoom > 0 ? zoom : zoom < 0 ? room : room < LEAST ? READ : room));
  svg.removeAttribute('height');
}

const by = (f) => () => {
  const svg = drawn();
  if (!svg) return;
  zoom = Math.min(4, Math.max(0.1, svg.getBoundingClientRect().width / size(svg)[0] * f));
  resize(svg);
};
$('smaller').onclick = by(1 / 1.25);
$('larger').onclick = by(1.25);
$('fit').onclick = () => { zoom = -1; resize(drawn()); };
new ResizeObserver(() => resize(drawn())).observe(pane);

const parser = new DOMParser();

// put puts a picture on the page. Its boxes can be reached by the keyboard, and lead to
// what they stand for. It has its size before it is there, so that it is laid out once.
export function put(text, lead) {
  const svg = document.adoptNode(parser.parseFromString(text, 'image/svg+xml').documentElement);
  reach(svg, lead);
  resize(svg);
  replace(pane, svg);
}

// mark marks the box of an element, and shows it.
export function mark(id) {
  for (const b of pane.querySelectorAll('.here')) b.classList.remove('here');
  const box = id && pane.querySelector(`[data-id="${CSS.escape(id)}"]`);
  if (!box) return;
  box.classList.add('here');
  const r = box.getBoundingClientRect(), p = pane.getBoundingClientRect();
  if (r.left < p.left || r.right > p.right) pane.scrollLeft += r.left - p.left - (p.width - r.width) / 2;
  if (r.top < p.top || r.bottom > p.bottom) pane.scrollTop += r.top - p.top - (p.height - r.height) / 2;
}
