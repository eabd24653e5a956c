// The script of the pages of docs: light or dark as on the page, and the search.
let light = null;
try {
  light = localStorage.getItem('resultschain.light');
} catch { /* then as this device */ }
if (light) document.documentElement.dataset.light = light;

addEventListener('DOMContentLoaded', () => {
  const $ = (id) => document.getElementById(id);
  const form = $('search'), query = $('query'), list = $('found-list');
  const wide = matchMedia('(min-width: 64rem)');
  const unfold = () => { $('pages').open = wide.matches; };
  wide.onchange = unfold;
  unfold();
  form.hidden = false;

  let index; // of [page, its title, heading, its id, text], once it is asked for
  const fetched = () => index ??= fetch(form.dataset.up + 'search.json').then((r) => r.json()).catch((e) => { index = undefined; throw e; });
  query.onfocus = () => fetched().catch(() => {});

  // weigh returns how well a section answers to the words; 0 where it lacks one.
  const weigh = (words, [, title, heading, , text]) => {
    const lower = [title, heading, text].map((s) => s.toLowerCase());
    let sum = 0;
    for (const word of words) {
      const weight = 6 * lower[1].includes(word) + 4 * lower[0].includes(word) + Math.min(3, lower[2].split(word).length - 1);
      if (!weight) return 0;
      sum += weight;
    }
    return sum;
  };

  const show = async () => {
    const asked = query.value;
    const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
    $('found').hidden = words.length === 0;
    if (!words.length) return;
    let all;
    try {
      all = await fetched();
    } catch {
      $('found-count').textContent = 'The search cannot be loaded; the list of all pages is below.';
      return;
    }
    if (asked !== query.value) return;
    const perPage = new Map(), found = [];
    for (const hit of all.map((section) => ({section, weight: weigh(words, section)})).filter((h) => h.weight).sort((a, b) => b.weight - a.weight)) {
      const n = perPage.get(hit.section[0]) ?? 0;
      perPage.set(hit.section[0], n + 1);
      if (n < 3 && found.length < 20) found.push(hit.section);
    }
    list.replaceChildren(...found.map((section) => itemOf(section, words)));
    $('found-count').textContent = found.length ? `${found.length} ${found.length === 1 ? 'place' : 'places'}; the arrow keys lead to them` : `nothing has “${asked.trim()}” in it`;
  };

  const itemOf = ([page, title, heading, id, text], words) => {
    const item = document.createElement('li'), link = document.createElement('a'), part = document.createElement('p');
    link.href = `${form.dataset.up}${page}#${id}`;
    link.textContent = heading === title ? title : `${title}: ${heading}`;
    link.onclick = () => { query.value = ''; $('found').hidden = true; };
    const at = Math.max(0, text.toLowerCase().indexOf(words[0]) - 60);
    part.textContent = (at ? '… ' : '') + text.slice(at, at + 180).replace(at ? /^\S*\s/ : '', '') + (text.length > at + 180 ? ' …' : '');
    item.append(link, part);
    return item;
  };

  query.oninput = show;
  form.onsubmit = (e) => { e.preventDefault(); list.querySelector('a')?.click(); };
  addEventListener('keydown', (e) => {
    if (e.key === '/' && !e.ctrlKey && !e.metaKey && !e.altKey && document.activeElement !== query) {
      e.preventDefault();
      query.focus();
    }
    if ($('found').hidden) return;
    const links = [query, ...list.querySelectorAll('a')], at = links.indexOf(document.activeElement);
    const step = {ArrowDown: 1, ArrowUp: -1}[e.key];
    if (at >= 0 && step) {
      e.preventDefault();
      links[Math.min(links.length - 1, Math.max(0, at + step))].focus();
    }
    if (e.key === 'Escape') {
      query.value = '';
      show();
      query.focus();
    }
  });
});
