// Runs in a worker thread and writes the Markdown twin next to each of its pages that links to one.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { pageToMarkdown } from './page-to-markdown.ts'

const { dir, paths }: { dir: string; paths: readonly string[] } = workerData
const named = '<link rel="alternate" type="text/markdown"'

for (const page of paths) {
  const html = readFileSync(join(dir, page), 'utf8')
  if (html.includes(named)) writeFileSync(join(dir, page.replace(/html$/, 'md')), pageToMarkdown(html))
}
parentPort?.postMessage('written')
