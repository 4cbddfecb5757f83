import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { runInTurn } from './run-in-turn.ts'

test('calls that come together start one run, and calls during a run start one more', async () => {
  let running = 0
  let most = 0
  let runs = 0
  const call = runInTurn(async () => {
    running += 1
    most = Math.max(most, running)
    if (runs === 0) for (let i = 0; i < 3; i += 1) call()
    await wait(20)
    running -= 1
    runs += 1
  })
  for (let i = 0; i < 3; i += 1) call()
  await vi.waitFor(() => expect(runs).toBe(2), 20_000)
  await wait(300)
  expect({ runs, most }).toEqual({ runs: 2, most: 1 })
})

test('a call after the last run starts another', async () => {
  let runs = 0
  const call = runInTurn(async () => {
    runs += 1
  })
  call()
  await vi.waitFor(() => expect(runs).toBe(1), 20_000)
  await wait(50)
  call()
  await vi.waitFor(() => expect(runs).toBe(2), 20_000)
})
