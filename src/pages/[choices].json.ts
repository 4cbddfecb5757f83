// Writes /policy-choices.json, the policies and versions that forms offer; only a large site does not list them in its HTML.

import { isLarge } from '../site/large-site.ts'
import { toPolicyChoicesJson } from '../views/checker/policy-choices.ts'
import { site } from './_site.ts'

export const getStaticPaths = () => (isLarge(site) ? [{ params: { choices: 'policy-choices' } }] : [])

export const GET = () => Response.json(toPolicyChoicesJson(site))
