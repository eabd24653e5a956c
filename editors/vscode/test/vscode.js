// As much of an editor as the extension and its client of the language server need: the
// module “vscode”, and what a user does, under editor.
'use strict';

const fs = require('fs');
const path = require('path');
const {fileURLToPath, pathToFileURL} = require('url');

class Disposable {
  constructor(dispose) { this.end = dispose; }
  dispose() { if (this.end) this.end(); }
  static from(...all) { return new Disposable(() => all.forEach((d) => d.dispose())); }
}
class EventEmitter {
  listeners = new Set();
  event = (listener, self) => {
    const call = self ? listener.bind(self) : listener;
    this.listeners.add(call);
    return new Disposable(() => this.listeners.delete(call));
  };
  fire(e) { return Promise.all([...this.listeners].map((call) => call(e))); }
  dispose() {}
}
class Position {
  constructor(line, character) { Object.assign(this, {line, character}); }
}
class Range { // of two positions, or of their four numbers
  constructor(...a) {
    [this.start, this.end] = a.length === 4 ? [new Position(a[0], a[1]), new Position(a[2], a[3])] : a;
  }
  get isEmpty() { return this.start.line === this.end.line && this.start.character === this.end.character; }
}
class Uri {
  constructor(text) { this.text = text; this.scheme = text.split(':')[0]; }
  get fsPath() { return fileURLToPath(this.text); }
  toString() { return this.text; }
  static parse(text) { return new Uri(text); }
  static file(name) { return new Uri(pathToFileURL(name).toString()); }
}
class WorkspaceEdit {
  edits = [];
  set(uri, edits) { this.edits.push([uri, edits]); }
  replace(uri, range, newText) { this.edits.push([uri, [{range, newText}]]); }
  entries() { return this.edits; }
}
class CancellationTokenSource {
  token = {isCancellationRequested: false, onCancellationRequested: () => new Disposable()};
  cancel() {}
  dispose() {}
}
class Diagnostic {
  constructor(range, message, severity) { Object.assign(this, {range, message, severity}); }
}
class CompletionItem {
  constructor(label) { this.label = label; }
}
class CompletionList {
  constructor(items) { this.items = items; }
}
class Location {
  constructor(uri, range) { Object.assign(this, {uri, range}); }
}
class TextEdit {
  constructor(range, newText) { Object.assign(this, {range, newText}); }
}
class SnippetString {
  constructor(value) { this.value = value; }
}

// A TextDocument is an open file.
class TextDocument {
  version = 1;
  languageId = 'yaml';
  isClosed = false;
  constructor(name) {
    this.uri = Uri.file(name);
    this.text = fs.readFileSync(name, 'utf8');
  }
  getText() { return this.text; }
  offsetAt(p) { return this.text.split('\n').slice(0, p.line).reduce((sum, line) => sum + line.length + 1, 0) + p.character; }
  positionAt(offset) {
    const before = this.text.slice(0, offset).split('\n');
    return new Position(before.length - 1, before[before.length - 1].length);
  }
}

const on = {};
const event = (name) => (on[name] ??= new EventEmitter()).event;
const none = () => new Disposable();

const editor = {
  findings: new Map(), // by the addresses of their documents
  providers: {}, // by their kinds
  commands: new Map(),
  panels: [],
  errors: [],
  settings: {},

  // open opens a file.
  async open(name) {
    const document = new TextDocument(name);
    vscode.workspace.textDocuments.push(document);
    vscode.window.activeTextEditor = {document};
    await on.onDidOpenTextDocument.fire(document);
    return document;
  },
  // change puts a text in place of another in a document, as if it were typed.
  async change(document, from, to) {
    const at = document.text.indexOf(from);
    if (at < 0) throw new Error(`there is no ${from} in ${document.uri}`);
    const range = new Range(document.positionAt(at), document.positionAt(at + from.length));
    document.text = document.text.slice(0, at) + to + document.text.slice(at + from.length);
    document.version++;
    await on.onDidChangeTextDocument.fire({document, contentChanges: [{range, rangeOffset: at, rangeLength: from.length, text: to}]});
    return document.positionAt(at + to.length);
  },
  async save(document) { await on.onDidSaveTextDocument.fire(document); },
  // apply returns the text of a document after edits.
  apply(document, edits) {
    const after = new TextDocument(document.uri.fsPath);
    after.text = document.text;
    for (const e of [...edits].sort((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start))) {
      after.text = after.text.slice(0, document.offsetAt(e.range.start)) + e.newText + after.text.slice(document.offsetAt(e.range.end));
    }
    return after.text;
  },
  // until waits until something is so, and returns it.
  async until(what) {
    for (let left = 1000; left > 0; left--) {
      const got = what();
      if (got) return got;
      await new Promise((done) => setTimeout(done, 10));
    }
    throw new Error(`waited in vain for ${what}`);
  },
};

const register = (kind) => (selector, provider) => { editor.providers[kind] = provider; return new Disposable(); };

const vscode = {
  editor,
  version: '1.100.0',
  Disposable, EventEmitter, Position, Range, Uri, WorkspaceEdit, CancellationTokenSource, Diagnostic, CompletionItem, CompletionList, Location, TextEdit, SnippetString,
  ViewColumn: {Beside: -2},
  env: {appName: 'test', language: 'en', openExternal: async () => true},
  commands: {
    registerCommand(name, run) { editor.commands.set(name, run); return new Disposable(() => editor.commands.delete(name)); },
    executeCommand: async (name, ...args) => editor.commands.get(name)?.(...args),
  },
  languages: {
    match: (selector, document) => [selector].flat().some((s) => s === '*' || s.language === document.languageId) ? 10 : 0,
    createDiagnosticCollection: () => ({
      set(uri, findings) { editor.findings.set(uri.toString(), findings ?? []); },
      delete(uri) { editor.findings.delete(uri.toString()); },
      clear() { editor.findings.clear(); },
      dispose() {},
    }),
  },
  window: {
    visibleTextEditors: [],
    tabGroups: {all: [], onDidChangeTabs: none, onDidChangeTabGroups: none},
    createOutputChannel: () => new Proxy({}, {get: (_, key) => key === 'onDidChangeLogLevel' ? none : () => {}}),
    showErrorMessage: async (text) => { editor.errors.push(text); },
    createWebviewPanel(type, title) {
      const panel = {type, title, webview: {html: ''}, reveal() {}, onDidDispose: none};
      editor.panels.push(panel);
      return panel;
    },
  },
  workspace: {
    textDocuments: [], notebookDocuments: [], workspaceFolders: undefined,
    getConfiguration: (section) => ({get: (key, other) => editor.settings[section ? `${section}.${key}` : key] ?? other}),
    createFileSystemWatcher: () => ({onDidCreate: none, onDidChange: none, onDidDelete: none, dispose() {}}),
    open(folder) { this.workspaceFolders = [{uri: Uri.file(folder), name: path.basename(folder), index: 0}]; },
  },
};

// What is not above is an event, a class or the place of a provider.
const orElse = (make) => ({get: (of, key) => key in of || typeof key !== 'string' ? of[key] : (of[key] = make(key))});
for (const part of ['workspace', 'window']) vscode[part] = new Proxy(vscode[part], orElse((key) => key.startsWith('on') ? event(key) : async () => {}));
vscode.languages = new Proxy(vscode.languages, orElse((key) => register(key.replace(/^register|Provider$/g, ''))));
module.exports = new Proxy(vscode, orElse((name) => {
  const made = class { constructor(...args) { this.args = args; } };
  return new Proxy(made, {get: (of, key) => key in of || typeof key !== 'string' ? of[key] : `${name}.${key}`}); // of an enumeration
}));
