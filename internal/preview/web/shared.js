// What the pages of the preview and of site share: the way from the boxes of a picture to
// what they stand for, and parts of a page that are made anew while somebody is in them.

// reach makes the boxes of a picture lead to what they stand for, by a click or by the
// keyboard: one of them is in the order of the Tab key, and the arrow keys go from one to
// the next. lead is called with the id of a box.
export function reach(svg, lead) {
  const boxes = [...svg.querySelectorAll('[data-id]')];
  svg.setAttribute('role', 'group'); // as an image it would hide them
  for (const [n, box] of boxes.entries()) {
    const title = box.querySelector('title');
    box.setAttribute('tabindex', n === 0 ? '0' : '-1');
    box.setAttribute('role', 'button');
    if (title) box.setAttribute('aria-label', title.textContent);
  }
  svg.addEventListener('click', (e) => {
    const box = e.target.closest('[data-id]');
    if (box) lead(box.dataset.id);
  });
  svg.addEventListener('keydown', (e) => {
    const at = boxes.indexOf(document.activeElement);
    if (at < 0) return;
    const to = {ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: boxes.length - 1}[e.key];
    if (e.key === 'Enter' || e.key === ' ') lead(boxes[at].dataset.id);
    else if (to === undefined || !boxes[to]) return;
    else {
      boxes[at].setAttribute('tabindex', '-1');
      boxes[to].setAttribute('tabindex', '0');
      boxes[to].focus();
    }
    e.preventDefault();
  });
}

// replace puts nodes in place of all in a part of the page. What scrolls stays where it is,
// and the keyboard stays on the same thing, or else in the part.
export function replace(part, ...nodes) {
  const element = document.activeElement, of = () => [...part.querySelectorAll('a, button, [tabindex]')].filter(isSame);
  const isSame = (e) => ['id', 'href', 'data-id', 'data-key'].every((key) => e.getAttribute(key) === element.getAttribute(key));
  const nth = element !== part && part.contains(element) ? of().indexOf(element) : -1;
  const {scrollLeft, scrollTop} = part;
  part.replaceChildren(...nodes);
  part.scrollTo(scrollLeft, scrollTop);
  if (nth < 0) return;
  const found = of();
  if (!part.hasAttribute('tabindex')) part.tabIndex = -1;
  (found[nth] ?? found[0] ?? part).focus({preventScroll: true});
}
