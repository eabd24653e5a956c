// What can be taken away from the page: the text, pictures, other formats, reports.
import {$, button, bytesOf, check, choice, make, say, saveFile} from './dom.js';
import * as picture from './picture.js';
import {t} from './words.js';

const chosen = {picture: 'png', export: 'xlsx', form: '', format: 'docx', author: '', all: false};

const pictureNames = {svg: 'SVG', png: 'PNG', pdf: 'PDF', html: 'HTML', dot: 'Graphviz (DOT)', text: 'text'};

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
      const lost = made.losses ?? made.warnings ?? (made.warning ? [made.warning] : []);
      if (made.losses?.length) tell(box, t('noPlace').replace('{n}', made.losses.length), made.losses);
      else if (lost.length) tell(box, t('notes'), lost);
    } catch (error) {
      tell(box, error.message, []);
    }
    b.disabled = false;
  };
  const named = (list, of) => list.map((f) => [f, of[f] ?? f]);
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
      choice(t('format'), named(offered.pictures, pictureNames), chosen.picture, set('picture')),
      button(t('downloadPicture'), (e) => (together
        ? run('coverage', null, () => ({...picture.options(), view: '', of: picture.look.view.slice(4), format: chosen.picture}))
        : run('picture', work.active, () => ({...picture.options(), format: chosen.picture})))(e), {className: 'main'})),
    of.isModel && make('section', {}, make('h3', {}, t('asReport')),
      choice(t('reportForm'), offered.forms.map((f) => [f.name, f.title]), chosen.form, set('form')),
      choice(t('format'), [['docx', 'Word (DOCX)'], ['html', t('webPage')]], chosen.format, set('format')),
      make('p', {className: 'field'}, make('label', {for: 'author'}, t('author')), author),
      of.models > 1 && check(t('reportAll'), chosen.all, set('all')),
      button(t('downloadReport'), (e) => run(chosen.all && of.models > 1 ? 'reports' : 'report', chosen.all && of.models > 1 ? null : work.active, reporting)(e), {className: 'main'})),
    of.isModel && make('section', {}, make('h3', {}, t('asOther')),
      choice(t('format'), offered.exports.map((f) => [f.name, f.title]), chosen.export, set('export')),
      button(t('downloadOther'), run('export', work.active, () => ({format: chosen.export})))),
    of.models > 1 && make('section', {}, make('h3', {}, t('asCoverage')), make('p', {}, t('asCoverageHint')),
      button(t('downloadCoverage'), run('coverage', null, () => ({format: 'csv'}))))];
  box.replaceChildren(...parts.filter(Boolean));
  box.showModal();
}

function tell(box, heading, items) {
  box.querySelector('.told').replaceChildren(make('div', {className: 'notice warning'}, make('p', {}, heading), items.length ? make('ul', {}, ...items.map((i) => make('li', {}, i))) : ''));
}
