// Runs the program of the page for the browser in node, as the page's worker does in
// a browser: node page.cjs wasm_exec.js PROGRAM ROOT. It speaks as a language server
// does, by standard input and output.
'use strict';
const fs = require('fs');
const [loader, program, root] = process.argv.slice(2);
globalThis.fs = fs;
globalThis.path = require('path');
globalThis.require = require;
require(loader);

globalThis.resultschainReceive = (message) => process.stdout.write(`Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`);

let input = Buffer.alloc(0);
process.stdin.on('data', (more) => {
  input = Buffer.concat([input, more]);
  for (;;) {
    const head = input.indexOf('\r\n\r\n');
    if (head < 0) return;
    const end = head + 4 + Number(/Content-Length: (\d+)/.exec(input.toString('latin1', 0, head))[1]);
    if (input.length < end) return;
    globalThis.resultschainSend(input.toString('utf8', head + 4, end));
    input = input.subarray(end);
  }
});
process.stdin.on('end', () => process.exit());

const go = new globalThis.Go();
go.argv = ['resultschain', root];
process.stdin.pause();
WebAssembly.instantiate(fs.readFileSync(program), go.importObject).then(({instance}) => {
  go.run(instance);
  process.stdin.resume();
});
