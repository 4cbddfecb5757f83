import { expect, test } from 'vitest'
import { findCircles } from './find-circles.ts'

const graphOf = (arrows: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(arrows))

test('arrows that all point one way form no circle', () => {
  expect(findCircles(graphOf({ a: ['b', 'c'], b: ['c'], c: [] }))).toEqual([])
})

test('two files that import each other form a circle', () => {
  expect(findCircles(graphOf({ a: ['b'], b: ['a'], c: ['a'] }))).toEqual([['a', 'b']])
})

test('a circle through several files is listed once', () => {
  expect(findCircles(graphOf({ a: ['b'], b: ['c'], c: ['a', 'd'], d: [] }))).toEqual([['a', 'b', 'c']])
})

test('a file that imports itself is a circle', () => {
  expect(findCircles(graphOf({ a: ['a'] }))).toEqual([['a']])
})
