import { expect, test } from 'vitest'
import { realSite, realVersion } from '../../../tests/support/real-site.ts'
import { countAnalyzerChecks, listAnalyzerChecks } from './analyzer-view.ts'
import { listRules, toFindingGroups, toRuleView } from './findings-view.ts'

test('no version that AWS published has an error', () => {
  const errors = realSite.policies.flatMap(({ versions }) =>
    versions.flatMap((version) =>
      toFindingGroups(realSite, version).filter(({ severity }) => severity === 'error'),
    ),
  )
  expect(errors).toEqual([])
})

test('v54: the finding about an unsupported tag condition points at the line of the condition', () => {
  const version = realVersion('AmazonConnectServiceLinkedRolePolicy', 'v54')
  const group = toFindingGroups(realSite, version).find(({ rule }) => rule === 'unsupported-tag')
  const lines = JSON.stringify(version.record.document, null, 2).split('\n')
  for (const { line } of group?.findings ?? []) expect(lines[line - 1]).toContain('aws:ResourceTag/')
  expect(group?.findings.length).toBeGreaterThan(0)
})

test('every rule has a page that lists the versions with findings', () => {
  const views = listRules(realSite).map((rule) => toRuleView(realSite, rule))
  const tag = views.find(({ name }) => name === 'unsupported-tag')
  const role = tag?.found.find(({ policy }) => policy === 'AmazonConnectServiceLinkedRolePolicy')
  expect(new Set(views.map(({ href }) => href)).size).toBe(views.length)
  expect(role?.versions.map(({ text }) => text)).toContain('v54')
})

test('a rule that no version is checked with says so instead of finding nothing', () => {
  const views = listRules(realSite).map((rule) => toRuleView(realSite, rule))
  const unchecked = views.filter((view) => view.unchecked !== undefined)
  expect(unchecked.map(({ name, found }) => [name, found])).toEqual([['policy-size', []]])
})

test('the pages of the rules list every check of Access Analyzer, each with what the rule says about its example', () => {
  const checks = listRules(realSite).flatMap(({ name }) => listAnalyzerChecks(realSite, name))
  expect(checks.length).toBe(countAnalyzerChecks())
  expect(checks.filter(({ message }) => message === '')).toEqual([])
})
