import type { RouteData } from 'astro'
import { expect, test } from 'vitest'
import { fileOf } from './program.ts'

const at = (pathname: string, type: RouteData['type']) => fileOf({ pathname, route: { type } as RouteData })

test('a page has a folder of its own, except the home page and the 404 page; other files have their path', () => {
  expect(at('/', 'page')).toBe('index.html')
  expect(at('/404/', 'page')).toBe('404.html')
  expect(at('/policies/A/', 'page')).toBe('policies/A/index.html')
  expect(at('/policies/A', 'page')).toBe('policies/A/index.html')
  expect(at('/api/v1/policies.json', 'endpoint')).toBe('api/v1/policies.json')
  expect(at('/rss.xml', 'endpoint')).toBe('rss.xml')
})
