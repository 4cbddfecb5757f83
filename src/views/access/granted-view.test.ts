import { expect, test } from 'vitest'
import { realSite } from '../../../tests/support/real-site.ts'
import { toGrantedView } from './granted-view.ts'

function viewOf(name: string, id: string) {
  const version = realSite.policies
    .find((policy) => policy.name === name)
    ?.versions.find((version) => version.id === id)
  if (version === undefined) throw new Error(`no ${name} ${id}`)
  return toGrantedView(realSite, version)
}

test('services without a row in the table are folded, and every link of the table leads to a service in view', () => {
  const { picture, services, others } = viewOf('AmazonConnectServiceLinkedRolePolicy', 'v55')
  const shown = services.map(({ prefix }) => `#service-${prefix}`)
  const linked = picture?.rows.flatMap(({ href }) => href ?? []) ?? []
  expect(linked.length).toBeGreaterThan(3)
  expect(shown).toEqual(expect.arrayContaining(linked))
  expect(others?.title).toBe(`${others?.services.length} more services`)
  expect(others?.services.map(({ prefix }) => prefix)).not.toContain('connect')
})

test('a few services are all shown', () => {
  expect(viewOf('AmazonConnectVoiceIDFullAccess', 'v1')).not.toHaveProperty('others')
})
