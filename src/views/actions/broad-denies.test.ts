import { expect, test } from 'vitest'
import { siteWith } from '../../../tests/support/small-site.ts'
import { listActionPages } from '../../site/action-pages.ts'
import type { Site } from '../../site/site.ts'
import { listActionFigures } from './action-sections.ts'
import { toActionView } from './action-view.ts'
import { listBroadDenies } from './broad-denies.ts'

const allow = { Effect: 'Allow', Action: 'a:*', Resource: '*' }
const everything = { Sid: 'Stop', Effect: 'Deny', Action: '*', Resource: '*' }
const allButOne = { Effect: 'Deny', NotAction: ['a:One', 'b:*'], Resource: '*' }
const onlyOne = { Effect: 'Deny', Action: 'a:One', Resource: '*' }

function viewOf(site: Site, name: string) {
  const action = listActionPages(site).find(name)
  if (action === undefined) throw new Error(`no page for ${name}`)
  return toActionView(site, action)
}

const many = siteWith([[everything], [everything], [allButOne], [everything], [everything], [allow, onlyOne]])

test('policies that deny nearly every action are counted, and those that leave an action out are named', () => {
  const { deniedBy } = viewOf(many, 'a:One')
  expect(deniedBy.listed.map(({ name }) => name)).toEqual(['P5'])
  expect(deniedBy.broad).toMatchObject({ count: 4, of: 5, except: [{ name: 'P2' }] })
  expect(deniedBy.broad?.href).toMatch(/\/actions\/#denied$/)
  expect(viewOf(many, 'a:Two').deniedBy).toMatchObject({
    listed: [],
    broad: { count: 5, of: 5, except: [] },
  })
})

test('the figures of an action count them too', () => {
  expect(listActionFigures(viewOf(many, 'a:One'))).toContainEqual({
    number: '5',
    text: 'policies deny it',
    href: '#denied',
  })
  expect(viewOf(many, 'a:One').summary).toContain('5 policies have a Deny statement for it.')
})

test('the page of all actions lists them with what they deny', () => {
  expect(
    listBroadDenies(many).map(({ name, statements }) => [
      name,
      ...statements.map(({ label, extent }) => `${extent} by ${label}`),
    ]),
  ).toEqual([
    ['P0', 'every action by Stop'],
    ['P1', 'every action by Stop'],
    ['P2', 'every action but those of 2 patterns by statement 1'],
    ['P3', 'every action by Stop'],
    ['P4', 'every action by Stop'],
  ])
})

test('a policy that also allows what its wide Deny cancels, or denies it twice, is listed with that', () => {
  const site = siteWith([
    [everything],
    [everything],
    [everything],
    [everything],
    [allow, everything],
    [everything, onlyOne],
  ])
  const { listed, broad } = viewOf(site, 'a:One').deniedBy
  expect(broad).toMatchObject({ count: 4, of: 6, except: [] })
  expect(listed.map(({ name, denies, cancels }) => [name, denies.length, cancels.length])).toEqual([
    ['P4', 1, 1],
    ['P5', 2, 0],
  ])
})

test('a policy that leaves an action out of its wide Deny and denies it by another statement is listed', () => {
  const site = siteWith([
    [everything],
    [everything],
    [everything],
    [everything],
    [allButOne, onlyOne],
    [allow],
  ])
  expect(viewOf(site, 'a:One').deniedBy).toMatchObject({
    listed: [{ name: 'P4' }],
    broad: { count: 4, of: 5, except: [] },
  })
})

test('few of them, or those that mostly leave an action out, are listed as others are', () => {
  const few = siteWith([[everything], [everything], [everything], [allow]])
  expect(viewOf(few, 'a:One').deniedBy.broad).toBeUndefined()
  expect(viewOf(few, 'a:One').deniedBy.listed.map(({ name }) => name)).toEqual(['P0', 'P1', 'P2'])
  expect(listBroadDenies(few)).toEqual([])
  const mostly = siteWith([
    [allow],
    ...Array.from({ length: 4 }, () => [everything]),
    ...Array.from({ length: 5 }, () => [allButOne]),
  ])
  expect(viewOf(mostly, 'a:One').deniedBy.broad).toBeUndefined()
  expect(viewOf(mostly, 'a:One').deniedBy.listed).toHaveLength(4)
})
