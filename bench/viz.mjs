// Draws the DOT file that is its argument, at each line that it reads, and writes how long
// processors have worked for it since its start, in microseconds.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { instance } from '@viz-js/viz'

const dot = readFileSync(process.argv[2], 'utf8')
const viz = await instance()
for await (const _ of createInterface({ input: process.stdin })) {
  try {
    const svg = viz.renderString(dot, { format: 'svg', engine: 'dot' })
    const { user, system } = process.cpuUsage()
    process.stdout.write(svg.includes('</svg>') ? `${user + system}\n` : 'no picture\n')
  } catch (e) {
    process.stdout.write(String(e).replaceAll('\n', ' ') + '\n')
  }
}
