// Builds the whole site into dist/, or into the folder that is the first argument: pages, the same in Markdown, search
// index, headers. The folder is replaced when everything is written; a build that fails or is killed leaves it as it was.
// BUILD_PROCESSES says how many processes render; however many, the bytes are the same.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { relative } from 'node:path'
import { contentRoot } from '../src/data/records.ts'
import { createLog, createProgress } from './command/progress.ts'
import { landSite, sharedByBuilds } from './render/land-site.ts'
import type { Rendered } from './render/render-share.ts'
import { chooseProcesses, renderSite } from './render/render-site.ts'
import { createRenderingWords } from './render/tell-rendering.ts'

const dir = process.argv[2] ?? 'dist'
const now = () => performance.now()
const show = process.stderr.isTTY ? createProgress(process.stderr) : createLog(process.stderr, 20_000, now)
const words = createRenderingWords(now)
let rendered: Rendered = { done: 0, total: 0 }

function tell(state: Rendered): void {
  rendered = state
  show(words(state))
}

try {
  await landSite({
    dir,
    shared: sharedByBuilds,
    fill: async (staging) => {
      await renderSite(
        staging,
        Number(process.env['BUILD_PROCESSES'] ?? chooseProcesses(countVersions())),
        tell,
      )
      show('')
      console.log(`${rendered.done.toLocaleString('en')} pages and files rendered`)
      await runAll(
        ['scripts/write-markdown.ts', 'scripts/index-search.ts', 'scripts/write-headers.ts'],
        staging,
      )
    },
    onWait: (holder) => console.log(`Another build is running (${holder}); waiting for its end.`),
  })
} catch (error) {
  console.error(`\n${describe(error)}`)
  console.error(`The build failed; ${relative('.', dir)} is as it was before.`)
  process.exit(1)
}

/** Count the files of versions, which tell how large the site will be before a record is read. */
function countVersions(): number {
  return globSync('policies/*/v*.json', { cwd: contentRoot() }).length
}

/** Run scripts on the rendered pages side by side. Throws when one fails, after all have ended: none writes on. */
async function runAll(scripts: readonly string[], staging: string): Promise<void> {
  const ended = scripts.map(async (script) => {
    const [status] = await once(spawn(process.execPath, [script, staging], { stdio: 'inherit' }), 'close')
    return { script, status }
  })
  const failed = (await Promise.all(ended)).find(({ status }) => status !== 0)
  if (failed !== undefined) throw new Error(`node ${failed.script} ${staging} failed`)
}

/** Describe an error with what caused it; Astro wraps those of the file system in one without a word. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = error.message || error.name
  return error.cause === undefined ? own : `${own}: ${describe(error.cause)}`
}
