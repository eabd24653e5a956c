// The words of the page in its languages. Findings are in English, as those of the
// command are; the words of pictures are those of the program.
import {cy} from './words-cy.js';
import {gd} from './words-gd.js';

const en = {
  skip: 'Skip to the content', help: 'Help', file: 'File', language: 'Language', light: 'Light or dark', close: 'Close',
  lightAuto: 'As this device', lightOn: 'Light', lightOff: 'Dark',
  undo: 'Undo', redo: 'Redo', open: 'Open…', save: 'Save', share: 'Share…', download: 'Download…',
  startHeading: 'Show how your work leads to change',
  startLead: 'Write down your steps, from what you do to what it is for. This page checks the logic, says in plain words what is missing, and draws the picture for your report.',
  private: 'Nothing leaves your browser: there is no account and no server.',
  recent: 'Go on with', begin: 'Begin a model', have: 'Open what you have', examples: 'Look at an example', forget: 'Forget',
  openFiles: 'Open files…', openFolder: 'Open a folder…',
  openHint: 'A model as text (YAML), a spreadsheet or logframe (Excel, Word, CSV), IATI results (XML), or a whole folder of models. You can also drop them here.',
  'start-results-chain': 'Activities, outputs, outcomes by term, and an end state, with arrows between them. Begin here if unsure.',
  'start-kellogg': 'Columns, each leading to the next, with no arrows between boxes.',
  'start-logframe': 'Impact, outcome, outputs and activities, with indicators and assumptions.',
  'start-rbm': 'Immediate, intermediate and ultimate outcomes.',
  'start-outcomes-map': 'Outcomes only, in groups.',
  'start-cdc': 'Inputs, activities, outputs and outcomes in strands.',
  'start-wisconsin': 'Situation, what we invest, do and reach, and what changes.',
  'start-village-cafe': 'A made-up model with a bit of everything.',
  'start-stobswellbeing': 'A real case study from Dundee, 2010.',
  'start-usaid': 'A model for a results framework.',
  'start-broken': 'A dozen mistakes, to see what is found.',
  'start-partnership': 'See under “View” who supports which outcome.',
  write: 'Write', findings: 'Findings', picture: 'Picture', form: 'Table', text: 'Text', tidy: 'Tidy up',
  error: 'error', errors: 'errors', todo: 'to do', todos: 'to do', warning: 'warning', warnings: 'warnings', info: 'hint', infos: 'hints',
  line: 'line', nothingWrong: 'nothing wrong', allGood: 'Nothing is wrong with the logic of this model.', inEnglish: '',
  look: 'Look', view: 'View', thisModel: 'This model', allModels: 'All models', whoSupports: 'Who supports which outcome', sideBySide: 'Side by side',
  'view-model': 'Logic model', 'view-chain': 'Results chain', 'view-triangle': 'Triangle', 'view-matrix': 'Matrix',
  colours: 'Colours', 'theme-default': 'Usual', 'theme-print': 'For print', 'theme-high-contrast': 'High contrast', 'theme-dark': 'Dark', 'theme-auto': 'As the reader’s device',
  paper: 'Paper', paperNone: 'As large as needed', landscape: 'On its side', wordsIn: 'Words of the picture in', wordsModel: 'The model’s language',
  lanes: 'Lanes', lanesNone: 'None', 'lane-partner': 'By who does it', 'lane-reach': 'By whom it reaches', 'lane-group': 'By group',
  showToo: 'Show too', 'show-partners': 'Who', 'show-reach': 'For whom', 'show-indicators': 'Indicators', 'show-status': 'Status', 'show-kinds': 'Kinds', 'show-context': 'Situation, assumptions and risks',
  smaller: 'Smaller', larger: 'Larger', fit: 'Fit', wide: 'Wide', words: 'The picture in words',
  draft: 'This is a draft, since the model has errors.', unfinished: 'This is a draft: some of it is still to do.', noPicture: 'There is no picture yet.',
  kept: '✓ Kept here', notKept: 'Not kept: save it', noRoom: 'There is no room in this browser to keep your work. Save it as a file before you leave this page.',
  saved: 'Saved {name}.', notSaved: 'It was not saved in its place, and is downloaded instead:', tidied: 'Tidied up.', added: 'Added {n} file(s).',
  modelTitle: 'What is the project called?', newStep: 'New step', add: 'Add', addLink: 'Add…',
  moveTo: 'Stage', inPicture: 'Show in picture', remove: 'Remove', notEmpty: 'A step needs a few words.', whyAside: 'Why does this not apply here? Your reason is kept in the model.',
  shareHeading: 'Share by a link', shareHint: 'The link holds the whole model. Whoever has it can open a copy; what they change does not change yours.', shareLink: 'Link',
  shareLong: 'This link is {size} KB long, and some programs cut long links. It is safer to send the file.', copy: 'Copy the link', copied: 'Copied.',
  notModel: 'This file is neither a logic model nor a framework: it has no “model” or “framework” at the top.',
  noShare: 'This browser cannot pack or open links. Send the file instead, or use a browser from 2023 or later.', why: 'What this is about:', loading: 'The program is being fetched: 4 MB, and only once.',
  linkBroken: 'This link is not whole: it may have been cut or pasted twice. Ask for it again, or for the file.',
  linkTooLarge: 'This link holds more than 2 MB, which is no model. It was not opened.', linkNewer: 'This link was made by a newer version of this page. Reload the page and try again.',
  openHeading: 'Open', openMoreHint: 'Files are added to what you work on: a framework, another model, a spreadsheet.', removeFile: 'Remove {name} from this work', toStart: 'Back to the start',
  downloadHeading: 'Download', asText: 'The model', asTextHint: 'Keep this file: it holds everything, and opens here again.', saveText: 'Save the model',
  asPicture: 'The picture', asPictureHint: 'As it is shown now: choose paper and colours under “Look”.', format: 'Format', downloadPicture: 'Download the picture',
  asReport: 'A report', reportForm: 'Form', webPage: 'Web page (HTML)', author: 'Who writes it', reportAll: 'One report of all models', downloadReport: 'Download the report',
  asOther: 'For other programs', downloadOther: 'Download', asCoverage: 'All models', asCoverageHint: 'Who supports which outcome, as a table.', downloadCoverage: 'Download the table (CSV)',
  downloaded: '{name} is downloaded.', noPlace: 'This format has no place for these parts of the model; keep the model itself too:', notes: 'To note:',
  tooLarge: 'the file has {size} MB, and at most {most} MB can be opened here.', andMore: 'And {n} more.',
  otherTab: 'This work is open in another tab. Here you have a copy of its own.',
  lackingHeading: 'This browser is too old for this page', lacking: 'The page needs WebAssembly, which this browser does not have or which is turned off. Use a browser from 2023 or later, or the command “resultschain”.',
  stopped: 'The checking stopped, and is started anew. Your text is safe.', notStarted: 'The program that checks and draws did not start. Reload the page; where you opened it as a file, open it from a web server.',
  emptyModel: 'An empty model', 'start-empty': 'A title and a row for each stage, to fill in by yourself.', newTitle: 'Our project',
  'ask-inputs': 'What goes in? May stay empty', 'ask-activities': 'What do you do?', 'ask-outputs': 'What does that produce that can be counted?',
  'ask-short': 'What changes first, and for whom?', 'ask-medium': 'What does that change next?', 'ask-long': 'What is different in the long run?', 'ask-end-state': 'What is it all for?',
  emptyHint: 'Name your project, and write down a step or two in each stage. What is still missing is said here as you write.',
  addText: 'Add a text about it…',
  noTable: 'There is no table of this text yet; mend it under “Text”.', aboutModel: 'The model as a whole', more: 'More',
  'add-partners': 'Add who…', 'add-reach': 'Add for whom…', 'add-indicators': 'Add what is measured…', 'add-assumes': 'Add what must hold…', value: 'Figure…', when: 'When, as in 2027…',
  isLast: 'Nothing: this is what it is all for.', noLater: 'Write down a later step first.', feedbackHint: 'This link runs back to an earlier step, on purpose.',
  less: 'Show or hide the findings',
  leftOut: 'The report is silent about these, since the model says nothing of them. You can leave it so:',
  'form-case-study': 'A case study: why, what is done, by whom, and what came of it', 'form-soa-2010': 'The form of Scottish Single Outcome Agreements (2010)', 'form-results': 'Results, measure by measure',
  'form-contribution': 'The argument that the work made a difference (for evaluators)', 'form-partner': 'Short, as one part of a partnership’s report',
  'picture-png': 'For Word, slides and web pages (PNG)', 'picture-svg': 'Sharp at any size (SVG)', 'picture-pdf': 'To print (PDF)', 'picture-html': 'A page to explore (HTML)', 'picture-outline': 'In words (text)', 'picture-dot': 'For the program Graphviz (DOT)',
  'export-xlsx': 'Excel workbook, which opens here again', 'export-csv': 'One table (CSV)', 'export-logframe': 'Logframe (Excel)', 'export-eu': 'Logframe of the European Union (Excel)', 'export-fcdo': 'Results framework of the UK government, FCDO (Excel)',
  'export-gac': 'Performance framework of Global Affairs Canada (Excel)', 'export-usaid': 'Indicator table of USAID (Excel)', 'export-cids': 'Common Impact Data Standard (JSON-LD)', 'export-json': 'Data for programs (JSON)', 'export-mermaid': 'Diagram as text for GitHub (Mermaid)', 'export-d2': 'Diagram as text (D2)',
  'key-leads-to': 'Leads to', 'key-partners': 'Who', 'key-reach': 'For whom', 'key-supports': 'Supports outcomes of the framework', 'key-indicators': 'How you will know', 'key-because': 'Reason', 'key-assumes': 'What must hold', 'key-feedback': 'Back to an earlier step (feedback)',
  'key-title': 'Title', 'key-id': 'Short names in the text', 'key-source': 'Where it comes from', 'key-figures': 'Where the figures come from', 'key-baseline': 'Where it stands now', 'key-targets': 'What is to be reached', 'key-actuals': 'What was measured', 'key-on': 'When',
  'key-assumptions': 'Assumptions', 'key-risks': 'Risks', 'key-external-factors': 'What lies outside your control', 'key-groups': 'Groups of steps', 'key-group': 'Group', 'key-ignore': 'Set aside, with the reason', 'key-framework': 'Framework', 'key-headings': 'Headings of the stages',
  'key-summary': 'Summary', 'key-situation': 'The need', 'key-place': 'Place', 'key-partnership': 'Partnership', 'key-as-at': 'As at', 'key-lang': 'Language', 'key-links': 'Arrows', 'key-same-as': 'Called elsewhere', 'key-year-starts': 'Year starts', 'key-case-study': 'Texts for a report',
  'key-outline': 'Outline', 'key-contact': 'Contact', 'key-activity': 'What is done', 'key-evidence': 'Evidence', 'key-added-value': 'What working together added', 'key-lessons': 'Lessons', 'key-other': 'Other information', 'key-issues': 'Questions of the form',
  'key-label': 'Short title', 'key-kind': 'Kind of change', 'key-depends-on': 'Rests on', 'key-status': 'How it stands', 'key-illustrative': 'Only an example', 'key-unintended': 'Not wanted', 'key-note': 'Remark', 'key-mitigation': 'What is done about it',
  'key-definition': 'What is counted', 'key-measures': 'Measure of the framework', 'key-type': 'Sort of figure', 'key-unit': 'Unit', 'key-direction': 'Direction', 'key-cumulative': 'Adds up over time', 'key-disaggregated-by': 'Counted apart by', 'key-method': 'Method', 'key-frequency': 'How often', 'key-responsible': 'Who measures', 'key-outcomes': 'Outcomes',
};

const languages = {en, gd, cy};
let now = en;

export const t = (key) => now[key] ?? en[key] ?? key;

// inOrder returns names in the order of their words, which begin with a prefix.
export const inOrder = (names, prefix) => {
  const all = Object.keys(en);
  return [...names].sort((a, b) => all.indexOf(prefix + a) - all.indexOf(prefix + b));
};

// language returns the language that was chosen, else the first of the browser's that
// the page has.
export function language() {
  let chosen = null;
  try {
    chosen = localStorage.getItem('resultschain.lang');
  } catch { /* then the browser's */ }
  return [chosen, ...navigator.languages.map((l) => l.split('-')[0])].find((l) => languages[l]) ?? 'en';
}

// translate gives the page the words of a language.
export function translate(lang) {
  now = languages[lang] ?? en;
  document.documentElement.lang = lang;
  for (const e of document.querySelectorAll('[data-t]')) e.textContent = t(e.dataset.t);
  for (const e of document.querySelectorAll('[data-t-label]')) {
    e.setAttribute('aria-label', t(e.dataset.tLabel));
    e.title = t(e.dataset.tLabel);
  }
}

export {languages};
