// Adds a version to one policy of a content folder, as AWS would on the next day.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const day = 24 * 60 * 60 * 1000

/** Copy `from` to `to`, which is replaced, and add a version there. */
export function copyAndAdd(from: string, to: string, policy: string, statement: object): number {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true })
  return addVersion(to, policy, statement)
}

/**
 * Add a version to `policy`: its newest document with one statement more. The catalog's day moves to the new version's.
 * If the policy's record states which version is in force, it is the new one. Returns the version's number. Throws if the
 * policy has no version.
 */
export function addVersion(content: string, policy: string, statement: object): number {
  const settingsFile = join(content, 'site.json')
  const settings = readJson(settingsFile)
  const created = new Date(Date.parse(settings['asOf']) + day).toISOString().replace('.000', '')
  writeJson(settingsFile, { ...settings, asOf: created })

  const folder = join(content, 'policies', policy)
  const number = Math.max(...readdirSync(folder).map((name) => Number(/^v(\d+)\.json$/.exec(name)?.[1] ?? 0)))
  if (number === 0) throw new Error(`${folder} has no version`)
  const { document, sources } = readJson(join(folder, `v${number}.json`))
  writeJson(join(folder, `v${number + 1}.json`), {
    policy,
    version: `v${number + 1}`,
    created,
    sources,
    document: { ...document, Statement: [document.Statement, statement].flat() },
  })
  const policyFile = join(folder, 'policy.json')
  const record = readJson(policyFile)
  if (record.defaultVersion !== undefined)
    writeJson(policyFile, { ...record, defaultVersion: `v${number + 1}` })
  return number + 1
}

function readJson(file: string) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function writeJson(file: string, value: object): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}
