import { expect, test } from 'vitest'
import { readAudit } from './read-audit.ts'

const all = () => true

test('a report without entries is clean', () => {
  expect(readAudit('{"vulnerabilities":{},"metadata":{}}', all)).toEqual({ outcome: 'clean' })
})

test('every package with an advisory is listed', () => {
  const vulnerabilities = {
    zod: { severity: 'high', range: '<4.6.8' },
    astro: { severity: 'low', range: '7.0.0 - 7.3.4' },
  }
  expect(readAudit(JSON.stringify({ vulnerabilities }), all)).toEqual({
    outcome: 'found',
    lines: ['astro 7.0.0 - 7.3.4: low', 'zod <4.6.8: high'],
  })
  expect(readAudit(JSON.stringify({ vulnerabilities }), (name) => name === 'zod')).toMatchObject({
    lines: ['zod <4.6.8: high'],
  })
  expect(readAudit(JSON.stringify({ vulnerabilities }), () => false)).toEqual({ outcome: 'clean' })
})

test.each([
  ['{"message":"405 Method Not Allowed","error":{"summary":""}}', '405 Method Not Allowed'],
  ['{"error":{"code":"ENOTFOUND","summary":"no such host"}}', 'no such host'],
  ['', 'no report'],
  ['[]', 'no report'],
])('a missing report does not count as a clean one: %s', (text, why) => {
  expect(readAudit(text, all)).toEqual({ outcome: 'unreachable', why })
})
