// The extension starts “resultschain lsp”, which does all of the work, and shows
// the pictures that it draws.
'use strict';

const vscode = require('vscode');
const {LanguageClient, RevealOutputChannelOn} = require('vscode-languageclient/node');

let client;
const pictures = new Map(); // panels by the addresses of their documents

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand('resultschain.showPicture', showPicture),
    vscode.commands.registerCommand('resultschain.restart', async () => { await stop(); await start(); }),
    vscode.workspace.onDidSaveTextDocument((document) => draw(document.uri.toString())),
    vscode.workspace.onDidChangeConfiguration(async (e) => {
      if (e.affectsConfiguration('resultschain')) { await stop(); await start(); }
    }),
  );
  await start();
}

async function start() {
  const settings = vscode.workspace.getConfiguration('resultschain');
  const args = ['lsp'];
  if (settings.get('root')) args.push('--root', settings.get('root'));
  client = new LanguageClient('resultschain', 'resultschain', {command: settings.get('path'), args}, {
    documentSelector: [{language: 'yaml'}, {language: 'json'}],
    revealOutputChannelOn: RevealOutputChannelOn.Never,
  });
  try {
    await client.start();
    await vscode.commands.executeCommand('setContext', 'resultschain.isRunning', true);
  } catch (e) {
    client = undefined;
    const install = 'How to install it';
    const chosen = await vscode.window.showErrorMessage(
      `The command “${settings.get('path')}” cannot be started (${e.message}). Install resultschain, or set where it is in the setting resultschain.path.`, install);
    if (chosen === install) {
      await vscode.env.openExternal(vscode.Uri.parse('https://github.com/resultschain/resultschain/blob/main/docs/getting-started.md'));
    }
  }
}

async function stop() {
  const old = client;
  client = undefined;
  if (old) await old.stop();
}

async function showPicture() {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const address = editor.document.uri.toString();
  let panel = pictures.get(address);
  if (!panel) {
    panel = vscode.window.createWebviewPanel('resultschain.picture', 'Picture', {viewColumn: vscode.ViewColumn.Beside, preserveFocus: true}, {enableScripts: false, localResourceRoots: []});
    panel.onDidDispose(() => pictures.delete(address));
    pictures.set(address, panel);
  }
  panel.reveal(undefined, true);
  await draw(address);
}

// draw draws the picture of a document, if it is shown. Where it cannot be drawn, the
// last one stays beneath the reason.
async function draw(address) {
  const panel = pictures.get(address);
  if (!panel) return;
  try {
    if (!client) throw new Error('the language server does not run');
    const {title, svg} = await client.sendRequest('workspace/executeCommand', {command: 'resultschain.picture', arguments: [address]});
    panel.title = title;
    panel.svg = svg;
    panel.webview.html = page('', svg);
  } catch (e) {
    panel.webview.html = page(e.message, panel.svg || '');
  }
}

// page returns a page without scripts that holds a picture, in which the server has
// escaped all text, and a notice.
function page(notice, svg) {
  const text = notice.replace(/[&<>]/g, (c) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;'})[c]);
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<style>body { background: white; color: black; margin: 1em } svg { max-width: 100%; height: auto }</style></head>
<body>${text ? `<p role="status">${text}</p>` : ''}${svg}</body></html>`;
}

module.exports = {activate, deactivate: stop, page};
