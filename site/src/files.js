// Opening and saving files, and what is dropped on the page.
import {$, base64Of, notice, saveFile} from './dom.js';
import {isName} from './share.js';
import {t} from './words.js';

const MOST_TEXT = 5 << 20, MOST_OTHER = 15 << 20, MOST_FILES = 2000;
const isModel = (name) => /\.ya?ml$/i.test(name);

// A picked file is {name, file, handle}: handle saves it in its place, where there is one.
export async function pick() {
  if (!window.showOpenFilePicker) {
    $('pick').value = '';
    return new Promise((resolve) => {
      $('pick').onchange = () => resolve([...$('pick').files].map((file) => ({name: file.name, file})));
      $('pick').oncancel = () => resolve([]);
      $('pick').click();
    });
  }
  try {
    const handles = await window.showOpenFilePicker({multiple: true});
    return Promise.all(handles.map(async (handle) => ({name: handle.name, file: await handle.getFile(), handle})));
  } catch (e) {
    if (e.name === 'AbortError') return [];
    throw e;
  }
}

export function pickFolder() {
  const input = $('pick-folder');
  input.value = '';
  return new Promise((resolve) => {
    input.onchange = () => resolve([...input.files].map((file) => ({name: file.webkitRelativePath.split('/').slice(1).join('/') || file.name, file})).filter(({name}) => isModel(name)));
    input.oncancel = () => resolve([]);
    input.click();
  });
}

// dropped returns the files of a drop: of folders the models and frameworks.
export async function dropped(transfer) {
  const entries = [...transfer.items].map((i) => i.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files].map((file) => ({name: file.name, file}));
  const all = [];
  const walk = async (entry, path, deep) => {
    if (all.length >= MOST_FILES || entry.name.startsWith('.')) return;
    const name = path + entry.name;
    if (entry.isFile) {
      if (!deep || isModel(entry.name)) all.push({name, file: await new Promise((resolve, reject) => entry.file(resolve, reject))});
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const more = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!more.length) return;
      for (const e of more) await walk(e, deep ? name + '/' : '', true);
    }
  };
  for (const e of entries) await walk(e, '', false);
  return all;
}

// read returns the texts of picked files by their names, with models that are read from
// other formats, and shows what is wrong with any.
export async function read(engine, picked) {
  const texts = new Map(), handles = new Map();
  for (const {name, file, handle} of picked.slice(0, MOST_FILES)) {
    try {
      if (isModel(name)) {
        tooLarge(file, MOST_TEXT);
        const safe = isName(name) ? name : file.name;
        texts.set(safe, (await file.text()).replace(/^\uFEFF/, ''));
        if (handle) handles.set(safe, handle);
        continue;
      }
      tooLarge(file, MOST_OTHER);
      const found = await engine.command('import', null, {name: file.name, data: base64Of(new Uint8Array(await file.arrayBuffer()))});
      for (const m of found.models) texts.set(unused(texts, m.name), m.text);
      for (const f of found.findings.slice(0, 5)) notice(`${file.name}: ${f}`, 'warning');
      if (found.findings.length > 5) notice(t('andMore').replace('{n}', found.findings.length - 5), 'warning');
    } catch (e) {
      notice(/^"|^“/.test(e.message) ? e.message : `${file.name}: ${e.message}`, 'error');
    }
  }
  return {texts, handles};
}

function tooLarge(file, most) {
  if (file.size > most) throw new Error(t('tooLarge').replace('{size}', (file.size / (1 << 20)).toFixed(0)).replace('{most}', most >> 20));
}

// unused returns a name that is not taken.
export function unused(files, name) {
  const [, base, ending] = /^(.*?)(\.[^.]*)?$/.exec(name);
  let free = name;
  for (let n = 2; files.has(free); n++) free = `${base}-${n}${ending ?? ''}`;
  return free;
}

// save saves the open file: in its place where the browser can, and else as a download.
export async function save(work, name) {
  const text = work.files.get(name);
  let handle = work.handles.get(name);
  if (!handle && window.showSaveFilePicker) {
    try {
      handle = await window.showSaveFilePicker({suggestedName: name.split('/').pop(), types: [{description: 'YAML', accept: {'application/yaml': ['.yaml', '.yml']}}]});
    } catch (e) {
      if (e.name === 'AbortError') return false;
    }
  }
  if (handle) {
    try {
      const stream = await handle.createWritable();
      await stream.write(text);
      await stream.close();
      work.handles.set(name, handle);
      return true;
    } catch (e) {
      notice(`${t('notSaved')} ${e.message}`, 'error');
    }
  }
  saveFile(name.split('/').pop(), 'application/yaml', text);
  return true;
}
