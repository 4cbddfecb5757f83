// Validates a share of the site's pages with html-validate in a worker thread.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { type ConfigData, HtmlValidate, StaticConfigLoader } from 'html-validate'
import type { SiteFault } from '../../site/site-files.ts'
import { endTags } from './end-tag-rule.ts'

const { dir, paths }: { dir: string; paths: readonly string[] } = workerData
const config: ConfigData = JSON.parse(readFileSync('.htmlvalidate.json', 'utf8'))
const validator = new HtmlValidate(new StaticConfigLoader({ ...config, plugins: [endTags] }))

const faults: SiteFault[] = []
for (const file of paths) {
  const { results } = await validator.validateString(readFileSync(join(dir, file), 'utf8'), file)
  for (const { messages } of results) {
    for (const { ruleId, message, line, column, selector } of messages) {
      const where = selector ?? `line ${line}, column ${column}`
      faults.push({ file, what: message, expected: `html-validate's rule ${ruleId}`, where })
    }
  }
}
parentPort?.postMessage(faults)
