import { expect, test } from 'vitest'
import { realSite, realVersion } from '../../../tests/support/real-site.ts'
import { toAccessPicture } from './access-picture.ts'
import { countStatuses } from './access-view.ts'

const pictureOf = (policy: string, version: string) =>
  toAccessPicture(realSite, realVersion(policy, version).access.actions.values())

const describe = (picture: ReturnType<typeof toAccessPicture>) =>
  picture?.rows.map(({ name, cells }) => [
    name,
    ...cells.map((cell) => (cell ? [cell.count, cell.scoped].filter(Boolean).join(', ') : '')),
  ])

test('a version that grants everything in full shows a count for each access level', () => {
  expect(describe(pictureOf('AmazonConnectVoiceIDFullAccess', 'v1'))).toEqual([
    ['Amazon Connect Voice ID', '', '2', '15', '8', '6'],
  ])
})

test('a cell shows how many of its actions are scoped, or that all of them are', () => {
  const picture = pictureOf('AppIntegrationsServiceLinkedRolePolicy', 'v1')
  expect(describe(picture)).toEqual([
    ['Amazon AppFlow', '', '1, scoped', '4, scoped', '3, 2 scoped', '1'],
    ['Amazon CloudWatch', '', '', '1, scoped', '', ''],
  ])
  expect(picture?.hasScoped).toBe(true)
})

test('the cells of every version add up to what it grants, and to how much of that is scoped', () => {
  for (const policy of realSite.policies) {
    for (const { id, access } of policy.versions) {
      const { full, scoped } = countStatuses(access.actions.values())
      const cells =
        toAccessPicture(realSite, access.actions.values())?.rows.flatMap(({ cells }) => cells) ?? []
      const total = cells.reduce(
        (sum, cell) => ({
          granted: sum.granted + (cell?.count ?? 0),
          scoped:
            sum.scoped + (cell?.scoped === 'scoped' ? cell.count : Number.parseInt(cell?.scoped ?? '0', 10)),
        }),
        { granted: 0, scoped: 0 },
      )
      expect([policy.name, id, total]).toEqual([policy.name, id, { granted: full + scoped, scoped }])
    }
  }
})

test('denied actions are not counted', () => {
  const access = realVersion('AmazonConnectServiceLinkedRolePolicy', 'v54').access.actions
  const denied = [...access.values()].filter(({ outcome }) => outcome.status === 'denied')
  expect(denied.length).toBeGreaterThan(0)
  expect(toAccessPicture(realSite, denied)).toBeUndefined()
})

test('a service links to what is granted in it; the row of smaller services has no link', () => {
  const rows = pictureOf('AmazonConnectServiceLinkedRolePolicy', 'v54')?.rows ?? []
  expect(rows[0]).toMatchObject({ name: 'Amazon Connect', href: '#service-connect' })
  expect(rows.at(-1)?.name).toMatch(/^\d+ more services$/)
  expect(rows.at(-1)).not.toHaveProperty('href')
})
