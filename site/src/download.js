// What can be taken away from the page: the text, pictures, other formats, reports.
import {$, button, bytesOf, check, choice, make, say, saveFile} from './dom.js';
import {label} from './cells.js';
import * as picture from './picture.js';
import {inOrder, t} from './words.js';

const chosen = {picture: 'png', export: 'xlsx', form: '', format: 'docx', author: '', all: false};

// open shows the dialog. of has engine, work, offered, models (how many there are), isModel
// and save.
export function open(of) {
  const box = $('download-box');
  const {engine, work, offered} = of;
  const run = (name, document, params) => async (e) => {
    const b = e.currentTarget;
    b.disabled = true;
    try {
      const made = await engine.command(name, document, params());
      const {file} = made;
      saveFile(file.name, file.type || 'application/octet-stream', bytesOf(file.data));
      say(t('downloaded').replace('{name}', file.name));
      tell(box,
        [t('noPlace'), (made.losses ?? []).map(lossOf)],
        [t('notes'), [...made.warnings ?? [], made.warning].filter(Boolean)],
        [t('leftOut'), (made.leftOut ?? []).map(wordsOf)]);
    } catch (error) {
      tell(box, [t('notes'), [error.message]]);
    }
    b.disabled = false;
  };
  const named = (names, kind) => inOrder(names, kind + '-').map((n) => [n, t(`${kind}-${n}`)]);
  const set = (key) => (value) => { chosen[key] = value; };
  if (!chosen.form) chosen.form = offered.forms.find((f) => f.name === 'case-study')?.name ?? offered.forms[0].name;
  const author = make('input', {id: 'author', value: chosen.author, oninput: () => { chosen.author = author.value; }});
  const today = new Date().toISOString().slice(0, 10);
  const reporting = () => ({format: chosen.format, form: chosen.form, author: chosen.author, date: today, theme: picture.look.theme});
  const together = picture.look.view.startsWith('all-');
  const parts = [
    make('div', {className: 'head'}, make('h2', {id: 'download-heading'}, t('downloadHeading')), button('×', () => box.close(), {'aria-label': t('close'), className: 'close'})),
    make('div', {className: 'told', role: 'status'}),
    make('section', {}, make('h3', {}, t('asText')), make('p', {}, t('asTextHint')), button(t('saveText'), () => { of.save(); box.close(); })),
    make('section', {}, make('h3', {}, t('asPicture')), make('p', {}, t('asPictureHint')),
      choice(t('format'), named(offered.pictures, 'picture'), chosen.picture, set('picture')),
      button(t('downloadPicture'), (e) => (together
        ? run('coverage', null, () => ({...picture.options(), view: '', of: picture.look.view.slice(4), format: chosen.picture}))
        : run('picture', work.active, () => ({...picture.options(), format: chosen.picture})))(e), {className: 'main'})),
    of.isModel && make('section', {}, make('h3', {}, t('asReport')),
      choice(t('reportForm'), named(offered.forms.map((f) => f.name), 'form'), chosen.form, set('form')),
      choice(t('format'), [['docx', 'Word (DOCX)'], ['html', t('webPage')]], chosen.format, set('format')),
      make('p', {className: 'field'}, make('label', {for: 'author'}, t('author')), author),
      of.models > 1 && check(t('reportAll'), chosen.all, set('all')),
      button(t('downloadReport'), (e) => run(chosen.all && of.models > 1 ? 'reports' : 'report', chosen.all && of.models > 1 ? null : work.active, reporting)(e), {className: 'main'})),
    of.isModel && make('section', {}, make('h3', {}, t('asOther')),
      choice(t('format'), named(offered.exports.map((f) => f.name), 'export'), chosen.export, set('export')),
      button(t('downloadOther'), run('export', work.active, () => ({format: chosen.export})))),
    of.models > 1 && make('section', {}, make('h3', {}, t('asCoverage')), make('p', {}, t('asCoverageHint')),
      button(t('downloadCoverage'), run('coverage', null, () => ({format: 'csv'}))))];
  box.replaceChildren(...parts.filter(Boolean));
  box.showModal();
}

// wordsOf returns a path of keys, such as "case-study: outline", by the last of them that there
// are words for.
const wordsOf = (path) => label(path.split(/: |\./).findLast((key) => t('key-' + key) !== 'key-' + key) ?? path);

function lossOf({key, values}) {
  const some = values.slice(0, 3).map((v) => `“${v}”`).join(', ');
  return `${wordsOf(key)}: ${some}${values.length > 3 ? `. ${t('andMore').replace('{n}', values.length - 3)}` : ''}`;
}

// tell shows lists under headings, where there is something in them.
function tell(box, ...lists) {
  box.querySelector('.told').replaceChildren(...lists.filter(([, items]) => items.length).map(([heading, items]) =>
    make('div', {className: 'notice warning'}, make('p', {}, heading), make('ul', {}, ...items.map((i) => make('li', {}, i))))));
  box.scrollTo(0, 0);
}
