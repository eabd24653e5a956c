// The files of the page in memory, as Go's programs for browsers expect them: what
// Node calls fs and process. The program only reads.

const encoder = new TextEncoder(), decoder = new TextDecoder();
const files = new Map(); // contents by their paths
const open = new Map(); // by their descriptors
let next = 3;

export const ROOT = '/work';

// put keeps a text as a file; null removes it.
export function put(name, text) {
  const path = ROOT + '/' + name;
  if (text === null) files.delete(path);
  else files.set(path, {data: encoder.encode(text), time: Date.now() + Math.random()});
}

const error = (code) => Object.assign(new Error(code), {code});
const clean = (path) => path.replace(/\/+(\.?\/+)*/g, '/').replace(/(.)\/$/, '$1');
const isFolder = (path) => path === '/' || path === ROOT || [...files.keys()].some((f) => f.startsWith(path + '/'));

function stat(path) {
  path = clean(path);
  const file = files.get(path);
  if (!file && !isFolder(path)) throw error('ENOENT');
  const time = file ? file.time : 0, size = file ? file.data.length : 0;
  return {
    dev: 1, ino: 0, mode: file ? 0o100644 : 0o40755, nlink: 1, uid: 0, gid: 0, rdev: 0, size, blksize: 4096, blocks: 0,
    atimeMs: time, mtimeMs: time, ctimeMs: time, isDirectory: () => !file,
  };
}

function readdir(path) {
  const folder = clean(path + '/') === '/' ? '/' : clean(path) + '/';
  const names = new Set();
  for (const f of [ROOT, ...files.keys()]) if (f.startsWith(folder)) names.add(f.slice(folder.length).split('/')[0]);
  return [...names].sort();
}

function read(fd, buffer, offset, length, position) {
  const f = open.get(fd);
  if (!f) throw error('EBADF');
  const data = files.get(f.path)?.data;
  if (!data) throw error('EISDIR');
  const from = position ?? f.at;
  const part = data.subarray(from, from + length);
  buffer.set(part, offset);
  if (position === null) f.at += part.length;
  return part.length;
}

let line = '';
function writeSync(fd, bytes) { // what the program prints when it ends by a fault
  const lines = (line + decoder.decode(bytes)).split('\n');
  line = lines.pop();
  for (const l of lines) console.error(l);
  return bytes.length;
}

// answering makes a function that returns or throws one that calls back.
const answering = (f) => (...args) => {
  const callback = args.pop();
  let result;
  try {
    result = f(...args);
  } catch (e) {
    return callback(e);
  }
  callback(null, result);
};
const refuse = answering(() => { throw error('EROFS'); });

globalThis.fs = {
  constants: {O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_TRUNC: 512, O_APPEND: 1024, O_EXCL: 128, O_DIRECTORY: 65536},
  open: answering((path, flags) => {
    if (flags & 3) throw error('EROFS');
    stat(path);
    open.set(next, {path: clean(path), at: 0});
    return next++;
  }),
  close: answering((fd) => { open.delete(fd); }),
  fstat: answering((fd) => open.has(fd) ? stat(open.get(fd).path) : stat('/')),
  stat: answering(stat), lstat: answering(stat), readdir: answering(readdir), read: answering(read),
  readlink: answering(() => { throw error('EINVAL'); }),
  writeSync,
  write: answering((fd, bytes, offset, length) => writeSync(fd, bytes.subarray(offset, offset + length))),
  fsync: answering(() => {}),
};
for (const name of ['chmod', 'chown', 'fchmod', 'fchown', 'ftruncate', 'lchown', 'link', 'mkdir', 'rename', 'rmdir', 'symlink', 'truncate', 'unlink', 'utimes']) {
  globalThis.fs[name] = refuse;
}
globalThis.process = {
  getuid: () => -1, getgid: () => -1, geteuid: () => -1, getegid: () => -1, getgroups: () => [], pid: -1, ppid: -1,
  umask: () => 0o22, cwd: () => ROOT, chdir() { throw error('ENOENT'); },
};
globalThis.path = {resolve: (path) => clean(path.startsWith('/') ? path : ROOT + '/' + path)};
