// The program in its worker, as an editor sees a language server. Where the worker dies
// it is started anew, with the files as they are; what was asked meanwhile fails.

const ROOT = 'file:///work/';
export const uriOf = (name) => ROOT + name.split('/').map(encodeURIComponent).join('/');
export const nameOf = (uri) => decodeURIComponent(uri.slice(ROOT.length));

const PATIENCE = 60_000; // milliseconds for an answer

export class Engine {
  constructor() {
    this.files = new Map();
    this.active = null; // the name of the open document
    this.version = 0;
    this.next = 0;
    this.waiting = new Map();
    this.onFindings = () => {}; // is called with a name, the version of the text, and the findings
    this.onState = () => {}; // is called with a sentence where the program has stopped, and null once it runs
    this.deaths = 0;
  }

  // start starts the program, and returns once it answers.
  async start() {
    this.worker = new Worker('worker.js');
    this.worker.onmessage = ({data}) => this.receive(data);
    this.worker.onerror = (e) => this.die(e.message || 'The program that checks and draws does not start.');
    const began = new Promise((resolve, reject) => { this.began = resolve; this.failed = reject; });
    this.ready = began.then(() => this.greet());
    this.worker.postMessage({start: 'resultschain.wasm.xz', files: [...this.files]});
    return this.ready;
  }

  async greet() {
    await this.ask('initialize', {
      workspaceFolders: [{uri: ROOT.slice(0, -1)}],
      capabilities: {textDocument: {completion: {completionItem: {snippetSupport: true}}}},
    }, true);
    this.tell('initialized', {});
    if (this.active) this.openDocument();
    this.onState(null);
  }

  receive({started, ended, message}) {
    if (started) this.began();
    if (ended) this.die(ended);
    if (!message) return;
    const m = JSON.parse(message);
    if (m.method === 'textDocument/publishDiagnostics') {
      this.onFindings(nameOf(m.params.uri), m.params.version ?? 0, m.params.diagnostics);
      return;
    }
    const asked = this.waiting.get(m.id);
    if (!asked) return;
    this.waiting.delete(m.id);
    clearTimeout(asked.timer);
    if (m.error) asked.reject(new Error(m.error.message));
    else asked.resolve(m.result);
  }

  // die ends the worker and starts another, three times at most.
  die(why) {
    this.worker?.terminate();
    this.worker = null;
    this.failed?.(new Error(why));
    for (const {reject, timer} of this.waiting.values()) {
      clearTimeout(timer);
      reject(new Error(why));
    }
    this.waiting.clear();
    this.onState(why);
    if (++this.deaths <= 3) this.start().catch(() => {});
  }

  send(message) { this.worker?.postMessage({message: JSON.stringify({jsonrpc: '2.0', ...message})}); }

  tell(method, params) { this.send({method, params}); }

  // ask sends a request and returns the answer.
  async ask(method, params, early = false) {
    if (!early) await this.ready;
    return new Promise((resolve, reject) => {
      const id = ++this.next;
      const timer = setTimeout(() => this.die('The program that checks and draws did not answer, and was started anew.'), PATIENCE);
      this.waiting.set(id, {resolve, reject, timer});
      this.send({id, method, params});
    });
  }

  // command runs a command of the program about a document, or about none.
  command(name, document, params = {}) {
    return this.ask('workspace/executeCommand', {command: name, arguments: [document ? uriOf(document) : '', params]});
  }

  // about asks something about a place in the open document.
  about(method, place, more = {}) {
    return this.ask('textDocument/' + method, {textDocument: {uri: uriOf(this.active)}, position: place, ...more});
  }

  // load puts other files in place of all, and opens one.
  load(files, active) {
    this.closeDocument();
    const changes = [...this.files.keys()].filter((name) => !files.has(name)).map((name) => [name, null]).concat([...files]);
    this.files = new Map(files);
    this.worker?.postMessage({files: changes});
    this.open(active);
  }

  open(name) {
    this.closeDocument();
    this.active = name;
    this.openDocument();
  }

  // openDocument, closeDocument and change are silent until the program has started,
  // which is then given the latest text.
  openDocument() {
    this.tell('textDocument/didOpen', {textDocument: {uri: uriOf(this.active), languageId: 'yaml', version: ++this.version, text: this.files.get(this.active)}});
  }

  closeDocument() {
    if (this.active) this.tell('textDocument/didClose', {textDocument: {uri: uriOf(this.active)}});
    this.active = null;
  }

  // change gives a file another text; null removes it. It returns the version of the text.
  change(name, text) {
    if (text === null) this.files.delete(name);
    else this.files.set(name, text);
    this.worker?.postMessage({files: [[name, text]]});
    if (name === this.active) this.tell('textDocument/didChange', {textDocument: {uri: uriOf(name), version: ++this.version}, contentChanges: [{text}]});
    else this.tell('workspace/didChangeWatchedFiles', {changes: []});
    return this.version;
  }
}
