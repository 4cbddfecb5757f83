// Takes a screenshot of every kind of page in every look, puts them on one sheet, and fails if a page scrolls sideways.
// `npm run shots -- home policy` selects pages whose name contains one of the words; SITE_DIR replaces dist.
import { mkdirSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { type PageKind, pageKinds } from '../tests/page-kinds.ts'
import { readBasePath } from './command/base-path.ts'
import { chromiumFlags, ensureChromium } from './machine/chromium.ts'
import { serveSite } from './machine/serve.ts'
import { formatSheet } from './shots/format-sheet.ts'
import { looks } from './shots/looks.ts'
import { type Shot, takeShots } from './shots/take-shots.ts'

const folder = '.cache/shots'
const serviceLinkedRole = '/policies/AmazonConnectServiceLinkedRolePolicy'

/** Pages with the longest and the shortest content. */
const extremes: readonly PageKind[] = [
  { name: 'longest policy', path: `${serviceLinkedRole}/` },
  { name: 'longest version', path: `${serviceLinkedRole}/v55/` },
  { name: 'first version', path: `${serviceLinkedRole}/v1/` },
  { name: 'shortest policy', path: '/policies/AmazonConnectVoiceIDFullAccess/' },
  { name: 'shortest version', path: '/policies/AmazonConnectVoiceIDFullAccess/v1/' },
]

const words = process.argv.slice(2)
const pages = [...pageKinds, ...extremes].filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
)

mkdirSync(folder, { recursive: true })
const { server, url } = await serveSite(process.env['SITE_DIR'] ?? 'dist', readBasePath(), 0)
const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] })
const shots: Shot[] = []
for (const look of looks) shots.push(...(await takeShots(browser, look, pages, url, folder)))
await browser.close()
server.close().closeAllConnections()

writeFileSync(`${folder}/index.html`, formatSheet(shots, looks))
console.log(`${shots.length} screenshots of ${pages.length} pages: ${folder}/index.html`)
const wide = shots.filter(({ tooWide }) => tooWide.length > 0)
for (const { page, look, tooWide } of wide) {
  console.log(`${page.path} scrolls sideways in ${look.name}: ${tooWide.join(', ')}`)
}
if (wide.length > 0) process.exitCode = 1
