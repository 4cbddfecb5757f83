import { expect, test } from 'vitest'
import { findCircles } from './find-circles.ts'

const graphOf = (arrows: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(arrows))

test('arrows that all point one way make no circle', () => {
  expect(findCircles(graphOf({ a: ['b', 'c'], b: ['c'], c: [] }))).toEqual([])
})

test('two files that import each other are a circle', () => {
  expect(findCircles(graphOf({ a: ['b'], b: ['a'], c: ['a'] }))).toEqual([['a', 'b']])
})

test('a way back through other files is a circle, listed once', () => {
  expect(findCircles(graphOf({ a: ['b'], b: ['c'], c: ['a', 'd'], d: [] }))).toEqual([['a', 'b', 'c']])
})

test('a file that imports itself is a circle', () => {
  expect(findCircles(graphOf({ a: ['a'] }))).toEqual([['a']])
})
