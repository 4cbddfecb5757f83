import { readFileSync } from 'node:fs'
import { type Page, test } from '../support/test.ts'

const queries = JSON.parse(readFileSync(process.env['HOLD'] ?? '/tmp/w/s/Dq/holdout.json', 'utf8'))
test('holdout', async ({ page }: { page: Page }) => {
  await page.goto('./search/')
  let hits = 0
  for (const [typed, end] of queries) {
    const start = Date.now()
    await page.getByRole('searchbox').fill(typed)
    await page.waitForFunction(
      (w) =>
        new URLSearchParams(location.search).get('q') === w &&
        document.querySelector('[data-hits]')?.ariaBusy === 'false',
      typed,
    )
    const ms = Date.now() - start
    const found: string[] = await page
      .locator('a.hit')
      .evaluateAll((l) => l.map((a) => (a as HTMLAnchorElement).pathname + (a as HTMLAnchorElement).hash))
    const ok = found.slice(0, 3).some((f) => new RegExp(`^(?:${end})$`).test(f))
    if (ok) hits++
    const status = await page.locator('[data-summary]').textContent()
    console.log(
      `${ok ? 'ok  ' : 'MISS'} ${typed.slice(0, 80)} [${ms} ms] ${status}\n        ${found.slice(0, 3).join('\n        ')}`,
    )
  }
  console.log(`HITS ${hits} of ${queries.length}`)
})
