import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenMarkup } from '../../tests/support/markup.ts'
import { applyEdits } from './edits.ts'
import { startModulesLater } from './later-modules.ts'

const write = (html: string, starter: string) => applyEdits(html, startModulesLater(html, starter))
const module = (path: string) => `<script type="module" src="${path}"></script>`

test('one script starts the modules in order', () => {
  const html = '<head><script>a</script></head><body><p>$&</p>MODULES</body>'
  expect(write(html.replace('MODULES', module('/a.js') + module('/b.js')), '/$&.js')).toBe(
    html.replace('MODULES', () => '<script data-modules="/a.js /b.js" src="/$&.js" async></script>'),
  )
  expect(write(html, '/go.js')).toBe(html)
})

test('the script is at the end of the page, not in a value that looks like it', () => {
  const before = `<body>${module('/a.js')}<p title="</body>">x</p></body></html>`
  expect(write(before, '/go.js')).toBe(
    '<body><p title="</body>">x</p><script data-modules="/a.js" src="/go.js" async></script></body></html>',
  )
})

test('in any markup, one pattern that finds the modules comes to the same', () => {
  const readByPattern = (html: string) => {
    const paths: string[] = []
    const rest = html.replace(/<script type="module" src="([^"]+)"><\/script>/g, (_, path: string) => {
      paths.push(path)
      return ''
    })
    const script = `<script data-modules="${paths.join(' ')}" src="/go.js" async></script>`
    return paths.length === 0 ? html : rest.replace(/<\/body>$/, `${script}</body>`)
  }
  fc.assert(
    fc.property(brokenMarkup, (markup) => {
      const html = `${markup}</body>`
      expect(write(html, '/go.js')).toBe(readByPattern(html))
    }),
    { numRuns: 2000 },
  )
})
