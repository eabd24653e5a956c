// Lights the way to and from a box, shows what is known of it, and filters and
// zooms the picture. Without it the page has the picture and its words.
'use strict';
{
  const $ = (id) => document.getElementById(id);
  const pane = $('pane'), svg = pane.querySelector('svg'), panel = $('panel'), known = $('known');
  document.documentElement.classList.add('script');

  // The boxes in the order of the words, and the arrows between them.
  const boxes = new Map(), arrows = [];
  for (const item of known.querySelectorAll('li[data-box]')) {
    const n = item.dataset.box, part = $(`${svg.dataset.picture}-box${n}`);
    const group = part.parentNode;
    group.dataset.box = n;
    group.setAttribute('tabindex', '-1');
    const title = part.querySelector('title');
    group.setAttribute('aria-label', title.textContent);
    title.remove(); // the panel has it
    if (group.localName !== 'a') {
      group.setAttribute('role', 'button');
      group.setAttribute('aria-pressed', 'false');
    }
    boxes.set(n, {n, item, part, group, tags: item.dataset.tags.split(' '), out: [], in: []});
  }
  for (const item of known.querySelectorAll('li[data-arrow]')) {
    const a = {
      item, part: $(`${svg.dataset.picture}-${item.dataset.arrow}`), feedback: 'feedback' in item.dataset,
      from: item.dataset.leaves.split(' '), to: item.dataset.enters.split(' '),
    };
    arrows.push(a);
    for (const n of a.from) boxes.get(n).out.push(a);
    for (const n of a.to) boxes.get(n).in.push(a);
  }
  const order = [...boxes.values()];

  // reach returns the boxes on the way from those given, by arrows that do not run back.
  const reach = (start, side, end) => {
    const found = new Set(start), queue = [...start];
    while (queue.length) {
      for (const a of boxes.get(queue.pop())[side]) {
        if (a.feedback) continue;
        for (const n of a[end]) if (!found.has(n)) { found.add(n); queue.push(n); }
      }
    }
    return found;
  };
  // within reports whether an arrow joins two of the boxes.
  const within = (a, set) => !a.feedback && a.from.some((n) => set.has(n)) && a.to.some((n) => set.has(n));
  // toggle sets or removes a class on a box or an arrow and its marks.
  const marks = new Map();
  for (const m of svg.querySelectorAll('[data-of]')) marks.set(m.dataset.of, [...marks.get(m.dataset.of) ?? [], m]);
  const toggle = (part, name, is) => {
    part.classList.toggle(name, is);
    for (const m of marks.get(part.id) ?? []) m.classList.toggle(name, is);
  };

  // Lighting: the box under the pointer, else that of the focus, else the pinned one.
  let hovered = null, focused = null, pinned = null, shown = null;
  const show = () => {
    const n = hovered ?? focused ?? pinned;
    if (n === shown) return;
    shown = n;
    svg.classList.toggle('lit', n !== null);
    if (n !== null) {
      const there = reach([n], 'in', 'from'), on = reach([n], 'out', 'to');
      const all = new Set([...there, ...on]);
      for (const a of arrows) {
        const back = a.feedback && (a.from.includes(n) || a.to.includes(n));
        toggle(a.part, 'on', back || within(a, there) || within(a, on));
        if (back) for (const m of [...a.from, ...a.to]) all.add(m);
      }
      for (const b of order) toggle(b.part, 'on', all.has(b.n));
    }
    fill(n);
  };

  // The panel is made of copies of the words in the page, so that no text becomes markup.
  const make = (tag, text) => {
    const e = document.createElement(tag);
    if (text !== undefined) e.textContent = text;
    return e;
  };
  const heading = $('panel-heading'), body = $('panel-body'), about = heading.textContent, help = body.textContent, words = panel.dataset;
  const fill = (n) => {
    body.replaceChildren();
    if (n === null) {
      heading.textContent = about;
      body.append(make('p', help));
      return;
    }
    const b = boxes.get(n);
    heading.textContent = b.group.getAttribute('aria-label');
    for (const facts of b.item.querySelectorAll(':scope > dl')) body.append(facts.cloneNode(true));
    if (b.group.localName === 'a') {
      const link = make('a', words.page);
      link.href = b.group.getAttribute('href');
      const p = make('p');
      p.append(link);
      body.append(p);
    }
    const list = (title, side, end) => {
      if (!b[side].length) return;
      const ul = make('ul');
      for (const a of b[side]) {
        const li = make('li');
        li.append(...[...a.item.childNodes].map((c) => c.cloneNode(true)));
        for (const m of a[end]) {
          const go = make('button', words.go.replace('%s', () => boxes.get(m).group.getAttribute('aria-label')));
          go.type = 'button';
          go.addEventListener('click', () => { pin(m); focusBox(m); });
          const p = make('p');
          p.append(go);
          li.append(p);
        }
        ul.append(li);
      }
      body.append(make('h3', title), ul);
    };
    list(words.on, 'out', 'to');
    list(words.here, 'in', 'from');
  };

  const pin = (n) => {
    if (pinned !== null) {
      const old = boxes.get(pinned).group;
      old.classList.remove('pinned');
      if (old.localName !== 'a') old.setAttribute('aria-pressed', 'false');
    }
    pinned = n;
    if (n !== null) {
      const now = boxes.get(n).group;
      now.classList.add('pinned');
      if (now.localName !== 'a') now.setAttribute('aria-pressed', 'true');
    }
    show();
  };
  let entry = null; // the one box that the Tab key reaches
  const enterAt = (n) => {
    if (entry !== null) boxes.get(entry).group.setAttribute('tabindex', '-1');
    entry = n;
    boxes.get(n).group.setAttribute('tabindex', '0');
  };
  const focusBox = (n) => {
    enterAt(n);
    boxes.get(n).group.focus({preventScroll: true});
    boxes.get(n).part.scrollIntoView({block: 'nearest', inline: 'nearest'});
  };
  const boxAt = (target) => target.closest?.('[data-box]')?.dataset.box ?? null;
  const leave = () => { hovered = focused = null; pin(null); };

  // On the pane, since Chromium lets the Tab key reach an SVG that listens to the focus.
  pane.addEventListener('pointerover', (e) => {
    if (e.pointerType === 'touch') return;
    hovered = boxAt(e.target);
    show();
  });
  pane.addEventListener('pointerleave', () => { hovered = null; show(); });
  pane.addEventListener('focusin', (e) => {
    const n = boxAt(e.target);
    if (n === null) return;
    enterAt(n);
    focused = n;
    show();
  });
  pane.addEventListener('focusout', () => { focused = null; show(); });
  pane.addEventListener('click', (e) => {
    const n = boxAt(e.target);
    if (n === null) leave(); else pin(n === pinned ? null : n);
  });
  pane.addEventListener('keydown', (e) => {
    const n = boxAt(e.target);
    if (n === null || e.ctrlKey || e.metaKey || e.altKey) return;
    const at = order.indexOf(boxes.get(n));
    const to = {ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: order.length - 1}[e.key];
    if (to !== undefined) {
      e.preventDefault();
      focusBox(order[Math.max(0, Math.min(order.length - 1, to))].n);
    } else if (e.key === 'Enter' && boxes.get(n).group.localName !== 'a' || e.key === ' ') {
      e.preventDefault();
      pin(n);
      panel.focus();
    }
  });
  document.addEventListener('keydown', (e) => {
    if (e.key !== 'Escape') return;
    const back = panel.contains(document.activeElement) ? pinned : null;
    leave();
    clearFilters();
    if (back !== null) boxes.get(back).group.focus();
    hovered = focused = null;
    show();
  });

  // Filters: all that are set must choose a box.
  const filters = [...document.querySelectorAll('.filter select')], count = $('count');
  const choose = () => {
    let set = null;
    for (const f of filters) {
      if (!f.value) continue;
      let found = new Set(order.filter((b) => b.tags.includes(f.value)).map((b) => b.n));
      if (f.dataset.by === 'Partner') found = reach(found, 'out', 'to');
      if (f.dataset.by === 'Outcome') found = reach(found, 'in', 'from');
      set = set === null ? found : new Set([...set].filter((n) => found.has(n)));
    }
    svg.classList.toggle('filtered', set !== null);
    for (const a of arrows) toggle(a.part, 'in', set !== null && within(a, set));
    for (const b of order) toggle(b.part, 'in', set?.has(b.n) ?? false);
    count.textContent = set === null ? '' : count.dataset.words.replace('%d', set.size).replace('%d', order.length);
  };
  const clearFilters = () => { for (const f of filters) f.value = ''; choose(); };
  for (const f of filters) f.addEventListener('change', choose);

  // Zoom, from a tenth of the size to four times.
  const natural = {w: svg.viewBox.baseVal.width, h: svg.viewBox.baseVal.height};
  let scale = 1;
  const zoom = (to) => {
    const middle = {x: (pane.scrollLeft + pane.clientWidth / 2) / scale, y: (pane.scrollTop + pane.clientHeight / 2) / scale};
    scale = Math.max(.1, Math.min(4, to));
    svg.style.width = `${natural.w * scale}px`;
    svg.style.height = `${natural.h * scale}px`;
    pane.scrollTo(middle.x * scale - pane.clientWidth / 2, middle.y * scale - pane.clientHeight / 2);
  };
  const fit = () => {
    svg.style.width = svg.style.height = '1px'; // so that no scrollbar takes room
    const room = {w: pane.getBoundingClientRect().width - 2, h: Math.max(200, window.innerHeight * .85) - 2};
    scale = Math.min(room.w / natural.w, room.h / natural.h, 2);
    zoom(scale);
  };
  const keys = {'+': () => zoom(scale * 1.25), '=': () => zoom(scale * 1.25), '-': () => zoom(scale / 1.25), '0': fit};
  $('zoom-in').addEventListener('click', keys['+']);
  $('zoom-out').addEventListener('click', keys['-']);
  $('zoom-fit').addEventListener('click', fit);
  pane.addEventListener('keydown', (e) => {
    if (!keys[e.key] || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    keys[e.key]();
  });
  // At first as large as fits across, but no smaller than can be read.
  zoom(Math.max(.8, Math.min(1.5, (pane.getBoundingClientRect().width - 2) / natural.w)));
  pane.scrollTo(document.dir === 'rtl' ? pane.scrollWidth : 0, 0);

  if (order.length) {
    svg.setAttribute('role', 'group');
    svg.removeAttribute('aria-describedby'); // which is all of the words in the page
    enterAt(order[0].n);
    panel.hidden = false;
  }
  $('tools').hidden = false;
}
