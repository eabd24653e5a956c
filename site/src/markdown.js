// The Markdown of the language server's explanations as parts of a page: paragraphs,
// bold, code, links as their words, lines between parts.
import {make} from './dom.js';

export function markdown(text) {
  const all = make('div', {className: 'explained'});
  for (const [, fence, plain] of text.matchAll(/```\w*\n([^]*?)\n```|((?:(?!```)[^])+)/g)) {
    if (fence !== undefined) {
      all.append(make('pre', {}, fence));
      continue;
    }
    for (const part of plain.trim().split(/\n{2,}/)) {
      if (part === '---') all.append(make('hr'));
      else if (part) all.append(make('p', {}, ...inline(part)));
    }
  }
  return all;
}

function inline(text) {
  const unescaped = (s) => s.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const parts = [];
  for (const [, bold, code, link, plain] of text.matchAll(/\*\*((?:\\.|[^*])+)\*\*|`([^`]+)`|\[([^\]]+)\]\([^)]*\)|((?:\\.|[^*`[\\])+|[*`[\\])/g)) {
    if (bold !== undefined) parts.push(make('strong', {}, unescaped(bold)));
    else if (code !== undefined) parts.push(make('code', {}, code));
    else parts.push(unescaped(link ?? plain));
  }
  return parts;
}
