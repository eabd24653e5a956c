// The text, in CodeMirror: YAML with what the language server knows.
import {EditorState, StateEffect, StateField, Transaction} from '@codemirror/state';
import {Decoration, EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, hoverTooltip, keymap, lineNumbers} from '@codemirror/view';
import {defaultKeymap, history, historyKeymap, redo, undo} from '@codemirror/commands';
import {HighlightStyle, bracketMatching, foldGutter, foldKeymap, indentUnit, syntaxHighlighting} from '@codemirror/language';
import {autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, snippet} from '@codemirror/autocomplete';
import {lintGutter, lintKeymap, setDiagnostics} from '@codemirror/lint';
import {highlightSelectionMatches, search, searchKeymap} from '@codemirror/search';
import {yaml} from '@codemirror/lang-yaml';
import {tags} from '@lezer/highlight';
import {kindOf} from './findings.js';
import {markdown} from './markdown.js';

export {undo, redo};

const colours = HighlightStyle.define([
  {tag: [tags.propertyName, tags.definition(tags.propertyName)], class: 'tok-key'},
  {tag: [tags.string, tags.content], class: 'tok-text'},
  {tag: tags.comment, class: 'tok-comment'},
  {tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], class: 'tok-mark'},
]);

// offsetOf and placeOf turn places of the protocol into those of the editor and back.
export function offsetOf(doc, {line, character}) {
  if (line >= doc.lines) return doc.length;
  const l = doc.line(line + 1);
  return Math.min(l.from + character, l.to);
}

export function placeOf(doc, offset) {
  const l = doc.lineAt(offset);
  return {line: l.number - 1, character: offset - l.from};
}

const kinds = {10: 'property', 12: 'keyword', 17: 'file', 18: 'variable', 20: 'enum'};

// completions returns the source of completions.
const completions = (engine) => async (context) => {
  const before = context.matchBefore(/[^\s,[\]{}:]*$/);
  if (!context.explicit && before?.text === '' && !/[:,[{-] ?$|^\s*$/.test(context.state.doc.lineAt(context.pos).text.slice(0, context.pos - context.state.doc.lineAt(context.pos).from))) return null;
  const list = await engine.about('completion', placeOf(context.state.doc, context.pos)).catch(() => null);
  if (!list?.items?.length || context.aborted) return null;
  const doc = context.state.doc;
  return {
    from: offsetOf(doc, list.items[0].textEdit.range.start), to: offsetOf(doc, list.items[0].textEdit.range.end), filter: false,
    options: list.items.map((item) => ({
      label: item.label, detail: item.detail, type: kinds[item.kind],
      info: item.documentation && (() => markdown(item.documentation.value)),
      apply: item.insertTextFormat === 2
        ? (view, c, from, to) => snippet(item.textEdit.newText.replace(/\n */g, (s) => '\n' + ' '.repeat(Math.max(0, s.length - 1 - indentAt(view, from)))).replace(/\$(\d)/g, '${$1}'))(view, c, from, to)
        : item.textEdit.newText,
    })),
  };
};

// indentAt returns the indentation of a line, which snippets add to each of theirs.
function indentAt(view, offset) {
  return /^\s*/.exec(view.state.doc.lineAt(offset).text)[0].length;
}

const hovers = (engine) => hoverTooltip(async (view, pos) => {
  const answer = await engine.about('hover', placeOf(view.state.doc, pos)).catch(() => null);
  if (!answer) return null;
  const {start, end} = answer.range;
  return {
    pos: offsetOf(view.state.doc, start), end: offsetOf(view.state.doc, end), above: true,
    create: () => ({dom: markdown(answer.contents.value)}),
  };
}, {hoverTime: 400});

// The lines that a reader was led to are marked for a while.
const setMarked = StateEffect.define();
const marked = StateField.define({
  create: () => Decoration.none,
  update(value, tr) {
    for (const e of tr.effects) if (e.is(setMarked)) return e.value === null ? Decoration.none : Decoration.set([Decoration.line({class: 'led'}).range(e.value)]);
    return tr.docChanged ? Decoration.none : value;
  },
  provide: (f) => EditorView.decorations.from(f),
});

const remote = Transaction.userEvent;

// An Editor shows one file at a time, and keeps the history of each.
export class Editor {
  constructor(parent, engine, {onText, onPlace, label}) {
    this.states = new Map();
    this.onText = onText;
    this.onPlace = onPlace;
    this.extensions = [
      lineNumbers(), foldGutter({openText: '▾', closedText: '▸'}), lintGutter(), history(), drawSelection(), bracketMatching(), closeBrackets(),
      highlightActiveLine(), highlightActiveLineGutter(), highlightSelectionMatches(), search({top: true}), indentUnit.of('  '), EditorState.tabSize.of(2),
      yaml(), syntaxHighlighting(colours), autocompletion({override: [completions(engine)], closeOnBlur: true}), hovers(engine), marked, EditorView.lineWrapping,
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...defaultKeymap, ...historyKeymap, ...foldKeymap, ...searchKeymap]),
      EditorView.cspNonce.of('resultschain'), // of the page's policy, for its style sheets
      EditorView.contentAttributes.of({'aria-label': label, tabindex: '0', autocapitalize: 'off', spellcheck: 'false', translate: 'no'}),
      EditorView.updateListener.of((u) => {
        if (u.docChanged) this.onText(u.state.doc.toString());
        if (u.selectionSet || u.docChanged) this.onPlace(placeOf(u.state.doc, u.state.selection.main.head));
      }),
    ];
    this.view = new EditorView({parent, extensions: this.extensions});
  }

  // show shows a file. Its history is kept, unless its text is another one meanwhile.
  show(name, text) {
    if (this.name) this.states.set(this.name, this.view.state);
    this.name = name;
    let state = this.states.get(name);
    if (!state || state.doc.toString() !== text) state = EditorState.create({doc: text, extensions: this.extensions});
    this.view.setState(state);
  }

  forget() {
    this.states.clear();
    this.name = null;
  }

  get doc() { return this.view.state.doc; }

  // replace makes the text another one by the smallest change, which undo undoes.
  replace(text) {
    const old = this.doc.toString();
    let from = 0, end = 0;
    while (from < old.length && from < text.length && old[from] === text[from]) from++;
    while (end < old.length - from && end < text.length - from && old[old.length - 1 - end] === text[text.length - 1 - end]) end++;
    if (old === text) return;
    this.view.dispatch({changes: {from, to: old.length - end, insert: text.slice(from, text.length - end)}, annotations: remote.of('input.form')});
  }

  // apply makes the edits of the protocol.
  apply(edits) {
    this.view.dispatch({
      changes: edits.map((e) => ({from: offsetOf(this.doc, e.range.start), to: offsetOf(this.doc, e.range.end), insert: e.newText})),
      annotations: remote.of('input.fix'),
    });
  }

  // lead shows a place, marks its line, and puts the cursor there.
  lead(place, focus = true) {
    const at = offsetOf(this.doc, place);
    this.view.dispatch({selection: {anchor: at}, effects: [EditorView.scrollIntoView(at, {y: 'center'}), setMarked.of(this.doc.lineAt(at).from)]});
    if (focus) this.view.focus();
  }

  // mark shows findings at their places, with buttons that mend them.
  mark(findings, actionsOf) {
    const all = findings.filter((d) => d.range.start.line < this.doc.lines).map((d) => {
      const from = offsetOf(this.doc, d.range.start);
      return {
        from, to: Math.max(from, offsetOf(this.doc, d.range.end)), severity: kindOf(d).replace('todo', 'info'), message: d.message, source: d.code,
        actions: actionsOf(d).map((a) => ({name: a.title, apply: a.run})),
      };
    });
    this.view.dispatch(setDiagnostics(this.view.state, all));
  }

  undo() { undo(this.view); }
  redo() { redo(this.view); }
}
