import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folderKnowledge } from '../knowledge/folder-knowledge.ts'
import { addTools } from './tools.ts'

const client = new Client({ name: 'test', version: '1' })
beforeAll(async () => {
  const server = new McpServer({ name: 'test', version: '1' })
  addTools(server, folderKnowledge)
  const [one, other] = InMemoryTransport.createLinkedPair()
  await Promise.all([server.connect(other), client.connect(one)])
})
afterAll(() => client.close())

async function call(name: string, args: Record<string, unknown>) {
  const { content, isError = false } = await client.callTool({ name, arguments: args })
  const [first] = content as { text: string }[]
  return { text: first?.text ?? '', isError }
}

const policy = (Effect: string, ...Action: readonly string[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Action, Resource: '*' }] })
const [list, remove] = [policy('Allow', 'connect:ListUsers'), policy('Allow', 'connect:DeleteUser')]
const both = policy('Allow', 'connect:ListUsers', 'connect:DeleteUser')

describe('compare', () => {
  test.each<[string, unknown, unknown, string]>([
    ['one policy on each side', list, both, '+ broader'],
    ['the same, as lists', [list], [both], '+ broader'],
    ['two policies that are one', [list, remove], both, '= same'],
    [
      'a Deny takes away what another policy allows',
      [list, remove],
      [both, policy('Deny', 'connect:*')],
      '− narrower',
    ],
    ['what one policy grants beyond others', [list], [remove, list], 'connect:DeleteUser'],
    [
      'a policy of the catalog among several',
      ['AmazonConnect_FullAccess', list],
      'AmazonConnect_FullAccess',
      '= same',
    ],
  ])('%s', async (_, older, newer, expected) => {
    const { text, isError } = await call('compare', { older, newer })
    expect([isError, text]).toEqual([false, expect.stringContaining(expected)])
  })

  test('one policy as a list is compared as the policy itself is', async () => {
    const pair = await call('compare', { older: list, newer: both })
    const lists = await call('compare', { older: [list], newer: [both] })
    expect(lists.text.replaceAll(/(older|newer) 1/g, '$1')).toBe(pair.text)
  })

  test('of several policies, what each adds to the others is said', async () => {
    const { text } = await call('compare', { older: list, newer: [list, both] })
    expect(text).toContain('What each newer policy adds to the others\n  newer 1 ')
    expect(text).not.toContain('What each older policy')
  })

  test('a long list of changes leaves room for what each policy adds', async () => {
    const { text } = await call('compare', { older: list, newer: [list, policy('Allow', 'connect:*')] })
    expect(text.length).toBeLessThan(8200)
    expect(text).toMatch(
      /more lines are left out.*\n\nWhat each newer policy adds to the others\n {2}newer 1 adds nothing/,
    )
  })

  test('everything that cannot be used is named at once', async () => {
    const { text } = await call('compare', { older: ['Nothing', list], newer: [list, 'Nowhere'] })
    expect(text.split('\n')).toEqual([
      expect.stringContaining('older 1: expected JSON'),
      expect.stringContaining('newer 2: expected JSON'),
    ])
  })

  test.each<[unknown, string]>([
    [[list, 'AmazonConnectFullAcces'], 'older 2: expected JSON, or a policy of the catalog'],
    [[list, '{"Version": '], 'older 2'],
    [[], ''],
  ])('%j is refused', async (older, message) => {
    expect(await call('compare', { older, newer: list })).toEqual({
      isError: true,
      text: expect.stringContaining(message),
    })
  })
})
