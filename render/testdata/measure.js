// Runs in a page that shows one picture, and lists what is wrong with it: text
// that is not well inside its box, boxes that overlap, boxes of a column that
// are not lined up, arrows that cross a box which is not one of their ends,
// marks on the text of a box or the head of an arrow, and anything outside the
// picture.
function measure() {
  const svg = document.querySelector('svg');
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  const wrong = [];
  const rectOf = (e) => {
    const r = e.getBoundingClientRect(), o = svg.getBoundingClientRect();
    return {left: (r.left - o.left) / scale, right: (r.right - o.left) / scale, top: (r.top - o.top) / scale, bottom: (r.bottom - o.top) / scale};
  };
  const boxes = [...svg.querySelectorAll('g.box')].map((g) => ({
    name: g.querySelector('title').textContent,
    ...rectOf(g.querySelector('path')),
    texts: [...g.querySelectorAll("tspan[x]")],
  }));
  const px = 2 / 96 * 72; // two pixels in points
  let narrowest = Infinity;
  for (const b of boxes) {
    for (const t of b.texts) {
      const r = rectOf(t);
      const room = Math.min(r.left - b.left, b.right - r.right, r.top - b.top, b.bottom - r.bottom);
      narrowest = Math.min(narrowest, room);
      if (!(room >= px)) wrong.push(`text ${JSON.stringify(t.textContent)} is ${room.toFixed(2)} pt inside ${b.name}`);
    }
    if (b.texts.length === 0) wrong.push(`no text in ${b.name}`);
  }
  const all = rectOf(svg);
  for (const e of svg.querySelectorAll('text, rect, path')) {
    const r = rectOf(e);
    if (r.left < all.left - 0.5 || r.right > all.right + 0.5 || r.top < all.top - 0.5 || r.bottom > all.bottom + 0.5) wrong.push(`outside the picture: ${e.outerHTML.slice(0, 120)}`);
  }
  for (let i = 0; i < boxes.length; i++) {
    for (let j = 0; j < i; j++) {
      const a = boxes[i], b = boxes[j];
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) wrong.push(`overlap: ${a.name} and ${b.name}`);
      const columns = svg.dataset.view === 'model';
      if (columns && a.left < b.right && b.left < a.right && Math.abs(a.left - b.left) > 0.5) wrong.push(`not lined up: ${a.name} and ${b.name}`);
      if (!columns && a.top < b.bottom && b.top < a.bottom && Math.abs(a.top - b.top) > 0.5) wrong.push(`not lined up: ${a.name} and ${b.name}`);
    }
  }
  let crossings = 0;
  // Broad arrows join boxes, frames, bands and brackets, with a little air.
  const wholes = [...boxes, ...[...svg.querySelectorAll('g.frame[id] > path, g.band > path, g.bracket > path')].map(rectOf)];
  for (const g of svg.querySelectorAll('g.arrow')) {
    const title = g.querySelector('title').textContent;
    const paths = [...g.querySelectorAll('path')];
    const path = paths[0];
    const length = path.getTotalLength();
    const isBroad = /-broad\d+$/.test(g.id), air = isBroad ? 6 : 2;
    const first = path.getPointAtLength(0), tip = paths.at(isBroad ? 1 : -1).getPointAtLength(0);
    const touches = (b, p) => p.x >= b.left - air && p.x <= b.right + air && p.y >= b.top - air && p.y <= b.bottom + air;
    const ends = isBroad ? wholes : boxes;
    if (!ends.some((b) => touches(b, first))) wrong.push(`an arrow begins at no box: ${title}`);
    if (!ends.some((b) => touches(b, tip))) wrong.push(`an arrow ends at no box: ${title}`);
    const points = [];
    for (let at = 0; at <= length; at += 3) points.push(path.getPointAtLength(at));
    for (const b of boxes) {
      if (touches(b, first) || touches(b, tip)) continue;
      for (const p of points) {
        if (p.x > b.left + 0.5 && p.x < b.right - 0.5 && p.y > b.top + 0.5 && p.y < b.bottom - 0.5) {
          wrong.push(`an arrow crosses ${b.name}: ${title}`);
          crossings++;
          break;
        }
      }
    }
  }
  for (const g of svg.querySelectorAll('g.mark')) {
    const m = rectOf(g.querySelector('path'));
    const says = g.textContent;
    const on = (r) => r.left < m.right - 0.5 && m.left + 0.5 < r.right && r.top < m.bottom - 0.5 && m.top + 0.5 < r.bottom;
    for (const b of boxes) {
      for (const t of b.texts) {
        const r = rectOf(t), air = (r.bottom - r.top) * 0.2; // above and below the letters
        if (on({...r, top: r.top + air, bottom: r.bottom - air})) wrong.push(`the mark ${JSON.stringify(says)} is on the text ${JSON.stringify(t.textContent)}`);
      }
    }
    for (const a of svg.querySelectorAll('g.arrow')) {
      const r = rectOf([...a.querySelectorAll('path')].at(/-broad\d+$/.test(a.id) ? 1 : -1));
      const x = (r.left + r.right) / 2, y = (r.top + r.bottom) / 2;
      if (on({left: x, right: x, top: y, bottom: y})) wrong.push(`the mark ${JSON.stringify(says)} hides the head of an arrow: ${a.querySelector('title').textContent}`);
    }
  }
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  if (new Set(ids).size !== ids.length) wrong.push('an id is used twice');
  return {boxes: boxes.length, arrows: svg.querySelectorAll('g.arrow').length, narrowest, crossings, wrong};
}
