import { expect, test } from 'vitest'
import { toBlock, toCode, toHtml, toPlain } from './markdown-text.ts'

test.each([
  [toCode('a'), '`a`'],
  [toCode('a`b'), '``a`b``'],
  [toCode('`a'), '`` `a ``'],
  [toCode('a\nb'), '`a b`'],
  [toPlain('*a* [b](c) <i> @team'), '\\*a\\* \\[b\\](c) \\<i\\> &#64;team'],
  [toPlain('a\n# b'), 'a \\# b'],
  [toHtml('<a_b> & @team'), '&lt;a_b&gt; &amp; &#64;team'],
  [toBlock('a'), '```text\na\n```'],
  [toBlock('```\na'), '````text\n```\na\n````'],
])('%j', (written, expected) => {
  expect(written).toBe(expected)
})
