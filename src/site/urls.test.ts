import { expect, test } from 'vitest'
import { createUrls } from './urls.ts'

const root = createUrls('https://catalog.example', '/')
const below = createUrls('https://catalog.example', '/connect')

test('pages end in a slash and keep AWS’s spelling', () => {
  expect(root.version('AmazonConnect_FullAccess', 'v4')).toBe('/policies/AmazonConnect_FullAccess/v4/')
  expect(root.action('connect:ListUsers')).toBe('/actions/connect/ListUsers/')
})

test('a comparison URL names both versions, the older first', () => {
  expect(root.compare('P', 'v1', 'v2')).toBe('/policies/P/compare/v1...v2/')
  expect(root.json.compare('P', 'v1', 'v2')).toBe('/api/v1/policies/P/compare/v1...v2.json')
})

test('the first part of the list of policies is the catalog page', () => {
  expect([1, 2].map(root.policiesPart)).toEqual(['/policies/', '/policies/parts/2/'])
})

test('every URL starts with the base path', () => {
  expect(below.home).toBe('/connect/')
  expect(below.feed('policies/P', 'rss')).toBe('/connect/policies/P/rss.xml')
  expect(below.absolute(below.feed('all', 'atom'))).toBe('https://catalog.example/connect/atom.xml')
})

test('a policy’s feed is next to its page, and other feeds and all archives are under /feeds/', () => {
  expect(root.feed('all', 'json')).toBe('/feed.json')
  expect(root.feed('services/connect', 'atom')).toBe('/feeds/services/connect/atom.xml')
  expect(root.feed('all', 'rss', 1)).toBe('/feeds/archive/all/1/rss.xml')
  expect(root.feed('policies/P', 'json', 2)).toBe('/feeds/archive/policies/P/2/feed.json')
})

test('a statement is a fragment of its version’s page', () => {
  expect(root.statement('P', 'v2', 3)).toBe('/policies/P/v2/#s3')
})

test('a name cannot escape its folder', () => {
  expect(root.policy('../../x')).toBe('/policies/..%2F..%2Fx/')
})
