// A link that holds the files of a work: deflated, in base64, behind the # of the
// address, which browsers do not send to servers.
import {base64Of, bytesOf} from './dom.js';

export const LONG = 30 * 1024; // characters, beyond which programs cut links
const MOST = 2 << 20; // bytes that a link may hold once it is inflated

export async function linkOf({files, active}) {
  if (typeof CompressionStream !== 'function') throw new Error('noShare');
  const text = JSON.stringify({v: 1, active, files: [...files]});
  const packed = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer();
  const code = base64Of(new Uint8Array(packed)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return location.href.replace(/#.*/, '') + '#m=' + code;
}

// read returns the files in the fragment of an address; null where it has none. Its
// error is a key of words.js.
export async function read(fragment) {
  if (!fragment.startsWith('#m=')) return null;
  if (typeof DecompressionStream !== 'function') throw new Error('noShare');
  const code = fragment.slice(3);
  if (!/^[\w-]+$/.test(code)) throw new Error('linkBroken');
  let text;
  try {
    text = await inflate(bytesOf(code.replaceAll('-', '+').replaceAll('_', '/')));
  } catch (e) {
    throw new Error(e.message === 'linkTooLarge' ? e.message : 'linkBroken');
  }
  let held;
  try {
    held = JSON.parse(text);
  } catch {
    throw new Error('linkBroken');
  }
  const files = held?.files;
  const good = Array.isArray(files) && files.length > 0 && files.every((f) => Array.isArray(f) && f.length === 2 && isName(f[0]) && typeof f[1] === 'string');
  if (held?.v !== 1 && typeof held?.v === 'number') throw new Error('linkNewer');
  if (!good) throw new Error('linkBroken');
  return {files: new Map(files), active: files.some(([name]) => name === held.active) ? held.active : files[0][0]};
}

export const isName = (name) => typeof name === 'string' && name.length < 200 && /\.ya?ml$/i.test(name) && !name.split('/').some((p) => p === '' || p === '.' || p === '..');

// inflate stops as soon as there is more than may be.
async function inflate(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const decoder = new TextDecoder('utf-8', {fatal: true});
  let text = '', size = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MOST) {
      reader.cancel().catch(() => {});
      throw new Error('linkTooLarge');
    }
    text += decoder.decode(value, {stream: true});
  }
}
