// Drives the extension, with the client of the language server that it uses and the command
// resultschain on the search path, in a folder with models: node test/extension.js FOLDER.
'use strict';

const assert = require('assert/strict');
const fs = require('fs');
const path = require('path');
const Module = require('module');

const load = Module._load;
Module._load = function (name, ...rest) { return load.call(this, name === 'vscode' ? path.join(__dirname, 'vscode.js') : name, ...rest); };

const vscode = require('vscode');
const extension = require('../extension.js');
const {editor} = vscode;
const manifest = require('../package.json');
const folder = fs.realpathSync(process.argv[2]);
const token = new vscode.CancellationTokenSource().token;

for (const [name, setting] of Object.entries(manifest.contributes.configuration.properties)) editor.settings[name] = setting.default;

async function test() {
  vscode.workspace.open(folder);
  const context = {subscriptions: []};

  editor.settings['resultschain.path'] = path.join(folder, 'missing');
  await extension.activate(context);
  assert(editor.errors.some((e) => /missing” cannot be started [^]* set where it is in the setting resultschain\.path\.$/.test(e)), editor.errors);
  editor.errors.length = 0;
  editor.settings['resultschain.path'] = 'resultschain';
  await editor.commands.get('resultschain.restart')();
  assert.deepEqual(editor.errors, []);
  for (const {command} of manifest.contributes.commands) assert(editor.commands.has(command), command);

  const cafe = await editor.open(path.join(folder, 'cafe.yaml'));
  const codes = (document) => (editor.findings.get(document.uri.toString()) ?? []).map((d) => `${d.code?.value ?? d.code}@${d.range.start.line + 1}`);
  await editor.until(() => codes(cafe).includes('LM071@12'));

  const at = await editor.change(cafe, 'partners: [hall]', 'partners: [hall, co');
  const {items: [item]} = await editor.providers.CompletionItem.provideCompletionItems(cafe, at, token, {triggerKind: 0});
  assert.equal(item.label, 'council');
  assert.equal(item.detail, 'The council');
  await editor.change(cafe, 'partners: [hall, co', 'partners: [hall]');

  const line = cafe.text.split('\n').findIndex((l) => l.includes('leads-to: [meetings]'));
  const place = new vscode.Position(line, cafe.text.split('\n')[line].indexOf('meetings') + 2);
  const [definition] = await editor.providers.Definition.provideDefinition(cafe, place, token);
  assert.equal(definition.uri.toString(), cafe.uri.toString());
  assert.equal(definition.range.start.line, line + 2);
  const edit = await editor.providers.Rename.provideRenameEdits(cafe, place, 'gatherings', token);
  assert.deepEqual(edit.entries().map(([uri]) => path.basename(uri.fsPath)).sort(), ['cafe.yaml', 'garden.yaml']);
  const renamed = editor.apply(cafe, edit.entries().find(([uri]) => uri.fsPath === cafe.uri.fsPath)[1]);
  assert.equal(renamed, cafe.text.replaceAll('meetings', 'gatherings'));
  await assert.rejects(editor.providers.Rename.provideRenameEdits(cafe, place, 'hall of fame', token), /cannot be an id/);

  const edits = await editor.providers.DocumentFormattingEdit.provideDocumentFormattingEdits(cafe, {tabSize: 2, insertSpaces: true}, token);
  assert.match(editor.apply(cafe, edits), /^  - \{id: council, name: The council\}$/m);

  await editor.commands.get('resultschain.showPicture')();
  assert.equal(editor.panels[0].title, 'Village café');
  assert.match(editor.panels[0].webview.html, /^<!DOCTYPE html>[^]*default-src 'none'[^]*<svg[^]*Weekly community café[^]*<\/svg>/);
  await editor.change(cafe, 'title: Village café', 'title: The café');
  await editor.save(cafe);
  await editor.until(() => editor.panels[0].title === 'The café');
  await editor.change(cafe, 'model: cafe', 'model: [');
  await editor.until(() => codes(cafe).some((c) => c.startsWith('LM001')));
  assert.match(extension.page('<b>', '<svg></svg>'), /<p role="status">&lt;b&gt;<\/p><svg>/);
  await extension.deactivate();
}

const late = setTimeout(() => { console.error('it takes too long'); process.exit(1); }, 30_000);
test().then(() => clearTimeout(late), (e) => { console.error(e); process.exit(1); });
