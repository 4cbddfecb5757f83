// Tests what Newsboat and rss2email, where they are installed, and the W3C's validator make of the built feeds.
// `npm run audit -- feeds` installs them first.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SiteServer, serveSite } from '../../scripts/machine/serve.ts'
import {
  formatReport,
  type ReaderReport,
  reportNewsboat,
  reportRss2email,
  reportValidator,
} from '../../scripts/readers/report-readers.ts'
import { hasProgram } from '../../scripts/readers/run-program.ts'

const dir = 'dist'
const validator = process.env['FEED_VALIDATOR']
let site: SiteServer

beforeAll(async () => {
  site = await serveSite(dir, '/', 0)
})

afterAll(() => {
  site.server.close()
  site.server.closeAllConnections()
})

/** Print what the reader shows, since that is what people see. */
function check(report: ReaderReport): void {
  console.log(formatReport(report))
  expect(report.faults).toEqual([])
}

test.skipIf(!hasProgram('newsboat'))(
  'Newsboat shows every version, by titles that differ at the start',
  async () => {
    check(await reportNewsboat({ dir, url: site.url }))
  },
)

test.skipIf(!hasProgram('r2e'))('rss2email sends a mail for every version', async () => {
  check(await reportRss2email({ dir, url: site.url }))
})

test.skipIf(validator === undefined)('the W3C’s validator finds no error', async () => {
  check(await reportValidator(validator ?? '', { dir, url: site.url }))
})
