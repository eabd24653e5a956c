// Brings what is new into the page, without a reload, when the server tells
// that files changed. The page works without it.
import {reach, replace} from './shared.js';

const root = document.documentElement;
const status = document.getElementById('status');
const live = (doc) => doc.querySelectorAll('[data-live]');

// What the server sent last for each part, since the reader may have opened or
// marked things in the part meanwhile.
const sent = new Map();
for (const part of live(document)) sent.set(part.id, part.innerHTML);

let waiting = false; // for a page
let again = false; // something changed meanwhile

async function refresh() {
  if (waiting) {
    again = true;
    return;
  }
  waiting = true;
  try {
    do {
      again = false;
      const answer = await fetch(location.href.replace(/#.*/, ''), {cache: 'no-store'});
      const text = await answer.text();
      if (!answer.ok) throw new Error(text);
      take(new DOMParser().parseFromString(text, 'text/html'));
    } while (again);
  } catch (e) {
    say('This page could not be brought up to date: ' + e.message.trim());
  } finally {
    waiting = false;
  }
}

// take puts what is new in place of the old. What scrolls stays where it is.
function take(page) {
  if (page.documentElement.dataset.revision === root.dataset.revision) return;
  for (const part of live(page)) {
    const here = document.getElementById(part.id);
    if (!here || sent.get(part.id) === part.innerHTML) continue;
    sent.set(part.id, part.innerHTML);
    if (here.id === 'drawing') wire(part);
    replace(here, ...part.childNodes);
  }
  document.title = page.title;
  root.dataset.revision = page.documentElement.dataset.revision;
  mark();
  say(`Updated at ${new Date().toLocaleTimeString('en-GB')}: ${page.documentElement.dataset.summary}.`);
}

// mark marks the line that the address names, also when it is new.
function mark() {
  for (const e of document.querySelectorAll('.here')) e.classList.remove('here');
  const line = location.hash && document.getElementById(location.hash.slice(1));
  if (line) line.classList.add('here');
}

// A box of the picture leads to the line of what it stands for, on this page or on
// that of its framework.
function wire(drawing) {
  const picture = drawing.querySelector('svg');
  if (picture) reach(picture, (id) => {
    const place = document.getElementById('at-' + id);
    const line = place && place.closest('.line');
    if (line) location.hash = line.id;
    else if (place) location.href = place.href;
  });
}

function say(words) {
  if (status.textContent !== words) status.textContent = words;
}

// A browser keeps only six connections to a server: hidden pages leave theirs.
let source = null;
function follow() {
  if (document.hidden) {
    if (source) source.close();
    source = null;
    return;
  }
  if (source) return;
  source = new EventSource('events');
  source.onopen = () => {
    if (!status.textContent.startsWith('Updated')) say('This page follows the files as you save them.');
  };
  source.onmessage = (e) => {
    if (e.data !== root.dataset.revision) refresh();
  };
  source.onerror = () => {
    say('This page does not follow the files now: the preview has stopped, or too many pages are open.');
    if (source && source.readyState === EventSource.CLOSED) source = null;
  };
}

wire(document.getElementById('drawing') ?? document);
addEventListener('hashchange', mark);
addEventListener('pagehide', () => { if (source) source.close(); source = null; });
addEventListener('pageshow', follow);
document.addEventListener('visibilitychange', follow);
mark();
follow();
