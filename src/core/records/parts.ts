// Defines the schemas of the texts, days and names that records share.
import * as z from 'zod'

export const text = z.string().min(1)

export const instant = z.iso
  .datetime({ precision: 0, error: 'expected a UTC instant such as 2023-03-07T14:49:25Z' })
  .describe('A UTC instant in ISO 8601, to the second, as IAM reports it.')

export const day = z.iso
  .date({ error: 'expected a day such as 2026-05-20' })
  .describe('A day, UTC, YYYY-MM-DD.')

export const policyName = z
  .string()
  .regex(/^[A-Za-z0-9+=,.@_-]{1,128}$/, {
    error: 'expected 1 to 128 letters, digits or any of + = , . @ _ - (IAM names)',
  })
  .refine((name) => !/^\.+$/.test(name), { error: 'expected a name that is not only dots' })
  .describe('The policy name as AWS spells it; also the name of its folder.')

export const versionId = z
  .string()
  .regex(/^v[1-9][0-9]*$/, { error: 'expected a version ID such as v4' })
  .describe('The IAM version ID; numbers can be skipped.')

export const webAddress = z.url({ protocol: /^https$/, error: 'expected an https:// address' })

export const prefix = z.string().regex(/^[a-z0-9-]+$/, { error: 'expected a service prefix such as connect' })

export const actionName = z
  .string()
  .regex(/^[a-z0-9-]+:[A-Za-z0-9-]+$/, { error: 'expected an action such as connect:ListUsers' })
  .describe('An action with its service prefix, as AWS spells it; no wildcards.')
