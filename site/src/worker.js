// The worker in which the program runs: it passes on the messages of the language
// server's protocol, and keeps the files in memory.
import {put, ROOT} from './memfs.js';
import 'go-wasm-exec';
import {XzReadableStream} from 'xz-decompress';

const LAYOUT_TIME = 20_000; // milliseconds

let layouts = null; // the worker of Graphviz
const waiting = new Map();
let next = 0;

function startLayouts() {
  layouts = new Worker('graphviz.js');
  layouts.onmessage = ({data}) => settle(data.id, data);
  layouts.onerror = (e) => {
    e.preventDefault(); // it is no fault of this worker
    endLayouts('Graphviz does not start in this browser');
  };
}

function settle(id, {plain, error}) {
  const w = waiting.get(id);
  if (!w) return;
  waiting.delete(id);
  clearTimeout(w.timer);
  if (error) w.reject(new Error(error));
  else w.resolve(plain);
}

// endLayouts ends the worker of Graphviz, which starts anew with the next picture.
function endLayouts(why) {
  layouts?.terminate();
  layouts = null;
  for (const id of waiting.keys()) settle(id, {error: why});
}

globalThis.graphvizPlain = (dot) => new Promise((resolve, reject) => {
  if (!layouts) startLayouts();
  const id = next++;
  const timer = setTimeout(() => endLayouts('the picture took too long to lay out'), LAYOUT_TIME);
  waiting.set(id, {resolve, reject, timer});
  layouts.postMessage({id, dot});
});

globalThis.resultschainReceive = (message) => postMessage({message});

onmessage = ({data}) => {
  for (const [name, text] of data.files ?? []) put(name, text);
  if (data.message && globalThis.resultschainSend) globalThis.resultschainSend(data.message); // else it has not started
  if (data.start) start(data.start);
};

async function start(address) {
  try {
    startLayouts();
    const go = new globalThis.Go();
    go.argv = ['resultschain', ROOT];
    const packed = await fetch(address);
    if (!packed.ok) throw new Error(`The program that checks and draws cannot be loaded: ${packed.status} ${packed.statusText}`);
    const program = new Response(new XzReadableStream(packed.body), {headers: {'Content-Type': 'application/wasm'}});
    const {instance} = await WebAssembly.instantiateStreaming(program, go.importObject);
    const ended = go.run(instance);
    postMessage({started: true});
    await ended;
    postMessage({ended: 'The program that checks and draws has stopped.'});
  } catch (e) {
    postMessage({ended: String(e)});
  }
}
