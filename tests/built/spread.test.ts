// Tests that a new version changes only what depends on it: it builds the site once more, with one version added and the
// catalog's day moved on, and compares every byte with dist/.
import { readdirSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildFolder } from '../../scripts/site/build-site.ts'
import { compareSites, type Differences, describeDifferences } from '../../scripts/site/compare-sites.ts'
import { copyAndAdd } from '../../scripts/site/one-more-version.ts'
import { listSiteFiles, readSiteFile } from '../../scripts/site/site-files.ts'

const folder = '.cache/one-more-version'
const policy = 'AmazonConnectSynchronizationServiceRolePolicy'
const site = `${folder}/site`
let version = ''
let found: Differences

beforeAll(async () => {
  const number = copyAndAdd('content', `${folder}/content`, policy, {
    Effect: 'Allow',
    Action: 'kms:DescribeKey',
    Resource: '*',
  })
  version = `v${number}`
  // The build must not notice that a test runner started it.
  const noRunner = Object.keys(process.env).filter((name) =>
    /^(VITEST|NODE_ENV$|MODE$|DEV$|PROD$|SSR$|TEST$|BASE_URL$)/.test(name),
  )
  await buildFolder(site, {
    ...Object.fromEntries(noRunner.map((name) => [name, undefined])),
    CONTENT_DIR: `${folder}/content`,
  })
  found = compareSites('dist', site)
  console.log(describeDifferences(found, listSiteFiles('dist').paths).join('\n'))
}, 400_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Check whether a file of the new build names the new version. */
function names(path: string): boolean {
  return readSiteFile({ dir: site, paths: [] }, path).includes(`${policy}/${version}`)
}

test('it adds files about the new version, and the new site lacks none', () => {
  expect(found.added).toContain(`policies/${policy}/${version}/index.html`)
  const now = new Set(listSiteFiles(site).paths)
  expect(found.differing.filter((path) => !now.has(path) && !path.startsWith('pagefind/'))).toEqual([])
})

test('no file about another policy differs', () => {
  const others = readdirSync('content/policies').filter((name) => name !== policy)
  expect(others.length).toBeGreaterThan(5)
  const about = (path: string) => others.some((name) => new RegExp(`policies/${name}[./]`).test(path))
  expect(found.differing.filter(about)).toEqual([])
})

test('no example, rule, reference file or policy outside the catalog differs unless it names the version', () => {
  const kinds = /^(examples|check\/rules|reference|reach|api\/v1\/(reference|reach))\/(?!services|documents)/
  expect(found.differing.filter((path) => kinds.test(path) && !names(path))).toEqual([])
})

test('a guide differs only if it shows the newest versions or counts them', () => {
  const counting = [
    'how-connect-works-with-iam',
    'managed-policies',
    'read-a-verdict',
    'subscribe',
    'use-the-json',
  ]
  const guides = found.differing.flatMap((path) => /^guides\/(.+)\/index\.html$/.exec(path)?.[1] ?? [])
  expect(counting).toEqual(expect.arrayContaining(guides))
})

test('the page of an action differs only if the version changes the action', () => {
  const actions = found.differing.filter((path) => /^actions\/[^/]+\/[^/]+\/index\.(html|md)$/.test(path))
  expect(actions.filter((path) => !path.startsWith('actions/kms/'))).toEqual([])
})

test('few files differ in all', () => {
  // With nine policies, those that list all of them and the search index are most of it.
  expect(found.differing.length / found.files).toBeLessThan(0.03)
})
