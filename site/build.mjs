// Builds the page into a folder: node build.mjs [FOLDER]. Go, Node and xz must be there. XZ_LEVEL=1 packs the program
// in a second, and not quite as small.
import {build} from 'esbuild';
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {buildDocs} from './docs.mjs';
import {languages} from './src/words.js';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, '..', 'dist', 'site'));
for (const [lang, words] of Object.entries(languages)) {
  const lacks = Object.keys(languages.en).filter((key) => !(key in words));
  if (lacks.length) throw new Error(`the words in ${lang} lack ${lacks.join(', ')}`);
}
rmSync(out, {recursive: true, force: true});
mkdirSync(out, {recursive: true});

const go = (args, env) => execFileSync('go', args, {cwd: here, env: {...process.env, ...env}, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit']}).trim();
const loader = join(go(['env', 'GOROOT']), 'lib', 'wasm', 'wasm_exec.js');
const program = join(out, 'resultschain.wasm');
// Without inlining the program is a seventh smaller, and no slower that one could measure; xz saves a third of what
// gzip leaves, whatever the server does.
go(['build', '-trimpath', '-gcflags=all=-l', '-ldflags=-s -w', '-o', program, './wasm'], {GOOS: 'js', GOARCH: 'wasm', CGO_ENABLED: '0'});
execFileSync('xz', ['-' + (process.env.XZ_LEVEL ?? 6), program]);

await build({
  entryPoints: ['main', 'worker', 'graphviz'].map((name) => join(here, 'src', name + '.js')),
  outdir: out, bundle: true, minify: true, format: 'iife', target: ['chrome105', 'firefox110', 'safari16.4'], legalComments: 'none',
  alias: {'go-wasm-exec': loader}, logLevel: 'warning',
});
cpSync(join(here, 'static'), out, {recursive: true});
const preview = join(here, '..', 'internal', 'preview', 'web'); // which has the same icon, and the beginning of the style
cpSync(join(preview, 'icon.svg'), join(out, 'icon.svg'));
writeFileSync(join(out, 'style.css'), readFileSync(join(preview, 'shared.css')) + readFileSync(join(here, 'static', 'style.css')));

// The service worker keeps all files of this version, so that the page opens offline: first those of the page, and then
// those of the help but for what its pages are about, such as models.
const names = readdirSync(out).sort();
buildDocs(join(out, 'docs'));
const help = readdirSync(out, {recursive: true}).map((name) => name.replaceAll('\\', '/')).filter((name) => /^docs\/.*\.(html|css|js|svg)$|^docs\/search\.json$/.test(name)).sort();
const version = createHash('sha256');
for (const name of [...names, ...help]) version.update(readFileSync(join(out, name)));
await build({
  entryPoints: [join(here, 'src', 'offline.js')], outfile: join(out, 'offline.js'), bundle: true, minify: true, format: 'iife',
  define: {FILES: JSON.stringify(['./', ...names.filter((n) => n !== 'index.html')]), HELP: JSON.stringify(help), VERSION: JSON.stringify(version.digest('hex').slice(0, 16))},
});

let total = 0;
for (const name of [...names, 'offline.js']) {
  const size = gzipSync(readFileSync(join(out, name)), {level: 9}).length;
  total += size;
  console.log(`${String(size).padStart(9)} ${name}`);
}
console.log(`${String(total).padStart(9)} bytes compressed by gzip`);
