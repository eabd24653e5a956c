// Writes the pages of docs into the folder docs of the page: in its style, with the list of all pages, a search over
// them, and the models of the gallery to open in the page. A link that leads nowhere ends the build.
import MarkdownIt from 'markdown-it';
import {copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join, posix} from 'node:path';
import {fileURLToPath} from 'node:url';
import {deflateSync} from 'node:zlib';
import {LONG} from './src/share.js';

const here = dirname(fileURLToPath(import.meta.url)), root = join(here, '..');
const readers = [ // the pages for each kind of reader, and what a card says of them
  ['Begin here', {
    'what-it-is': 'What it does, with a picture, in plain words',
    'getting-started': 'Where to begin as a partner, a Go team or a report writer, and how to install it',
  }],
  ['For partners', {
    'getting-started-partners': 'Write your first model, step by step, and have it checked',
    'site': 'Check and draw in the browser, with nothing to install',
    'preview': 'See the picture and the findings while you write in your own editor',
    'format': 'Every key of models and frameworks',
    'traditions': 'Kellogg, logframe, results-based management, outcomes maps and others',
    'rules': 'What is looked for in a model, why, and how to mend it',
    'editors': 'Findings, completion and explanations in your editor',
  }],
  ['For report writers', {
    'getting-started-reports': 'Pictures and pages that print well and that everybody can read',
    'gallery': 'Every view, option and theme as a picture, with the model to open',
    'themes': 'Colours and fonts of your own',
    'screen': 'A page that shows the way to and from each step, and pictures in pages of your own',
    'reports': 'Reports for Word, as a page or as PDF, in the form of an agency or your own',
    'exchange': 'Spreadsheets, logframes, IATI and other formats, in and out',
  }],
  ['For Go teams and services', {
    'getting-started-go': 'Check and draw models in a program of your own',
    'pipelines': 'Check models with each change, and show findings where people review',
    'agents': 'What a language model needs to write and mend models',
    'security': 'What untrusted files can and cannot do',
    'performance': 'How long it takes, as it was measured',
  }],
  ['The project', {roadmap: 'Where it is going'}],
];
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const bytesOf = (file) => readFileSync(join(root, file));
const isFolder = (file) => statSync(join(root, file)).isDirectory();

// placeOf returns where a file of the project is within docs of the page.
function placeOf(file) {
  const place = file.startsWith('docs/') ? file.slice('docs/'.length) : 'project/' + file;
  if (isFolder(file)) return place + '.html';
  if (file.endsWith('.md')) return place.replace(/\.md$/, '.html');
  return posix.extname(file) ? place : place + '.txt'; // else browsers would not show it
}

// idOf returns the name of a heading in links, as code hosts make it.
function idOf(title, taken) {
  const plain = title.trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');
  let id = plain;
  for (let n = 1; taken.has(id); n++) id = `${plain}-${n}`;
  taken.add(id);
  return id;
}

const wordsOf = (inline) => inline.children.map((t) => t.type === 'text' || t.type === 'code_inline' ? t.content : t.type === 'softbreak' ? ' ' : '').join('');

// openOf returns a link to the page of the model that a command of the gallery draws; '' where it draws none, or the
// link would be too long.
function openOf(command) {
  const [, first] = /^resultschain render examples\/(\S+)/.exec(command) ?? [];
  if (!first) return '';
  const names = isFolder('examples/' + first) ? readdirSync(join(root, 'examples', first)).map((name) => `${first}/${name}`).filter((name) => name.endsWith('.yaml')) : [first];
  const files = new Map();
  for (const name of names) { // which grows by the files that these name
    if (files.has(name)) continue;
    const text = bytesOf('examples/' + name).toString();
    files.set(name, text);
    for (const [other] of text.matchAll(/[\w./-]+\.yaml/g)) {
      const found = posix.join(posix.dirname(name), other);
      if (!found.startsWith('..') && existsSync(join(root, 'examples', found))) names.push(found);
    }
  }
  const link = '../#m=' + deflateSync(JSON.stringify({v: 1, active: names[0], files: [...files]}), {level: 9}).toString('base64url');
  return link.length > LONG ? '' : `<p><a class="open" href="${link}">Open this model in the page</a></p>\n`;
}

// A Site is the pages that were rendered, and the files that they link to.
class Site {
  pages = new Map(); // by file: title, html, ids, sections, links
  queue = [];

  constructor() {
    this.markdown = new MarkdownIt({html: true});
    const rules = this.markdown.renderer.rules;
    rules.html_block = rules.html_inline = (tokens, i) => tokens[i].content.startsWith('<!--') ? '' : escape(tokens[i].content);
    rules.table_open = () => '<div class="wide" tabindex="0" role="group" aria-label="Table"><table>\n';
    rules.table_close = () => '</table></div>\n';
    rules.heading_close = (tokens, i) => {
      const id = tokens[i - 2].attrGet('id');
      return `${tokens[i].tag === 'h1' ? '' : ` <a class="anchor" href="#${id}" aria-label="Link to “${escape(wordsOf(tokens[i - 1]))}”">#</a>`}</${tokens[i].tag}>\n`;
    };
    rules.image = (tokens, i) => `<a href="${escape(tokens[i].attrGet('src'))}"><img src="${escape(tokens[i].attrGet('src'))}" alt="${escape(tokens[i].content)}" loading="lazy"></a>`;
    rules.fence = rules.code_block = (tokens, i, _, env) => `<pre tabindex="0"><code>${escape(tokens[i].content)}</code></pre>\n` + (env.file === 'docs/gallery.md' ? openOf(tokens[i].content) : '');
  }

  // link returns the address that stands for one of a file, and has what it leads to built.
  link(address, file, page) {
    if (/^[a-z]+:/.test(address)) return address;
    const [name, fragment] = address.split('#');
    const to = name ? posix.join(posix.dirname(file), decodeURI(name)).replace(/\/$/, '') : file;
    if (!existsSync(join(root, to))) throw new Error(`${file} links to ${address}, which is not there`);
    this.queue.push(to);
    if (fragment) page.links.push([to, fragment]);
    return (name ? posix.relative(posix.dirname(placeOf(file)), placeOf(to)) : '') + (fragment ? '#' + fragment : '');
  }

  render(file) {
    const page = {title: file, ids: new Set(), sections: [], links: []};
    this.pages.set(file, page);
    const text = isFolder(file)
      ? `# ${file}\n\n${readdirSync(join(root, file)).sort().map((name) => `- [${name}](${posix.basename(file)}/${name})\n`).join('')}`
      : bytesOf(file).toString();
    const tokens = this.markdown.parse(text, {});
    let section;
    for (const [i, token] of tokens.entries()) {
      if (token.type === 'heading_open') {
        const title = wordsOf(tokens[i + 1]);
        token.attrSet('id', idOf(title, page.ids));
        if (token.tag === 'h1') page.title = title;
        page.sections.push(section = {heading: title, id: token.attrGet('id'), text: ''});
      } else if (token.type === 'inline') {
        for (const t of token.children) {
          for (const key of ['href', 'src']) if (t.attrGet(key)) t.attrSet(key, this.link(t.attrGet(key), file, page));
        }
        if (section && tokens[i - 1].type !== 'heading_open') section.text += wordsOf(token) + ' ';
      } else if (token.type === 'fence' && section) section.text += token.content + ' ';
      if (/^t[hd]_open$/.test(token.type) && token.attrGet('style')) token.attrs = [['class', token.attrGet('style').replace('text-align:', 'to-')]];
    }
    page.html = this.markdown.renderer.render(tokens, this.markdown.options, {file});
  }

  // build renders all that is queued, and what that links to, and copies the files that are no pages.
  build(out) {
    for (const file of this.queue) { // which grows
      if (this.pages.has(file)) continue;
      if (file.endsWith('.md') || isFolder(file)) this.render(file);
      else {
        mkdirSync(dirname(join(out, placeOf(file))), {recursive: true});
        copyFileSync(join(root, file), join(out, placeOf(file)));
      }
    }
    for (const [file, {links}] of this.pages) {
      for (const [to, id] of links) {
        if (this.pages.has(to) && !this.pages.get(to).ids.has(id)) throw new Error(`${file} links to #${id} of ${to}, which is not there`);
      }
    }
  }
}

// whole returns a page with its head, its header and the list of all pages. Its place is within docs.
function whole(place, title, content, lists) {
  const up = '../'.repeat(place.split('/').length - 1);
  const nav = lists.map(([heading, list]) => `<h2>${heading}</h2>\n<ul>\n${list.map(([to, words]) =>
    `<li><a href="${up}${to}"${to === place ? ' aria-current="page"' : ''}>${escape(words)}</a></li>\n`).join('')}</ul>\n`).join('');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)} – resultschain</title>
<link rel="icon" href="${up}../icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${up}../style.css">
<link rel="stylesheet" href="${up}docs.css">
<script src="${up}docs.js"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<a class="brand" href="${up}../index.html"><img src="${up}../icon.svg" alt="" width="28" height="28"> <span>resultschain</span></a>
<a href="${up}index.html">Help</a>
<a class="back" href="${up}../index.html">← Back to the page</a>
<form role="search" id="search" data-up="${up}" hidden><label class="hidden" for="query">Search the help</label>
<input id="query" type="search" placeholder="Search the help" autocomplete="off" spellcheck="false"></form>
</header>
<section id="found" aria-label="What was found" hidden><p id="found-count" role="status"></p><ul id="found-list"></ul></section>
<div class="docs">
<nav aria-label="All pages"><details id="pages"><summary>All pages</summary>
${nav}</details></nav>
<main id="main" tabindex="-1">
${content}</main>
</div>
</body>
</html>
`;
}

// buildDocs writes the pages into a folder.
export function buildDocs(out) {
  const known = readers.flatMap(([, about]) => Object.keys(about).map((name) => `docs/${name}.md`));
  const lost = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md') && !known.includes('docs/' + name));
  if (lost.length) throw new Error(`site/docs.mjs lists no ${lost.join(', ')}`);
  mkdirSync(out, {recursive: true});
  const site = new Site();
  site.queue.push(...known);
  site.build(out);

  const lists = readers.map(([heading, about]) => [heading, Object.keys(about).map((name) => [`${name}.html`, site.pages.get(`docs/${name}.md`).title])]);
  for (const [file, {title, html}] of site.pages) {
    const place = placeOf(file);
    mkdirSync(dirname(join(out, place)), {recursive: true});
    writeFileSync(join(out, place), whole(place, title, html, lists));
  }
  const cards = readers.map(([heading, about], i) => `<h2>${heading}</h2>\n<ul class="cards">\n${lists[i][1].map(([to, title], n) =>
    `<li><a href="${to}">${escape(title)}</a><p>${escape(Object.values(about)[n])}</p></li>\n`).join('')}</ul>\n`).join('');
  writeFileSync(join(out, 'index.html'), whole('index.html', 'Help', `<h1 id="help">Help</h1>\n${cards}`, lists));
  writeFileSync(join(out, 'search.json'), JSON.stringify(known.flatMap((file) => site.pages.get(file).sections.map(({heading, id, text}) =>
    [placeOf(file), site.pages.get(file).title, heading, id, text.replace(/\s+/g, ' ').trim()]))));
  for (const name of ['docs.css', 'docs.js']) copyFileSync(join(here, 'docs', name), join(out, name));
}
