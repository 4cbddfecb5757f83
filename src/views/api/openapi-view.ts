// Builds the OpenAPI 3.1 document of the site's JSON, with a path for each kind of file.
import { listActionPages } from '../../site/action-pages.ts'
import type { Site } from '../../site/site.ts'
import { type ApiKind, describePath, listApiKinds, type PathParameter } from './api-files.ts'
import { listReleaseYears } from './releases-json.ts'

/** Linters want a group for every operation; here there is only one. */
const tag = 'files'

/** Describe every JSON file for programs: /api/v1/openapi.json. */
export function toOpenApi(site: Site) {
  const { urls, settings } = site
  return {
    openapi: '3.1.0',
    info: {
      title: `${settings.title}: JSON`,
      version: '1',
      description:
        'Static files, one for each path. Within version 1, fields may be added but are never changed or removed. No key, no limit.',
      contact: { name: settings.title, url: urls.absolute(urls.about) },
      license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
    },
    // No operation needs a key.
    security: [],
    tags: [{ name: tag, description: 'Files to read; nothing can be written.' }],
    servers: [{ url: urls.absolute(urls.home).replace(/\/$/, '') }],
    externalDocs: { url: urls.absolute(urls.api), description: 'What each field means, with examples.' },
    paths: Object.fromEntries(listApiKinds(site).map((file) => toPath(site, file))),
  }
}

function toPath(site: Site, file: ApiKind) {
  const { path, parameters } = describePath(file, site.urls)
  return [
    path.slice(site.urls.home.length - 1),
    {
      get: {
        operationId: `get-${file.kind}`,
        summary: file.title,
        description: `${file.title}.`,
        tags: [tag],
        ...(parameters.length > 0 && {
          parameters: parameters.map((name) => describeParameter(site, file, name)),
        }),
        responses: {
          '200': {
            description: `${file.title}.`,
            // Relative to this document, so that it works wherever the site is served.
            content: { 'application/json': { schema: { $ref: `schema/${file.kind}.json` } } },
          },
          '404': {
            description:
              'There is no such file. Hosts send the page of the site that says so, or one of their own.',
            content: { 'text/html': { schema: { type: 'string' } } },
          },
        },
      },
    },
  ] as const
}

const version = { type: 'string', pattern: '^v[1-9][0-9]*$' }

function describeParameter(site: Site, { kind }: ApiKind, name: PathParameter) {
  const { description, schema } = parameterOf(site, kind, name)
  return { name, in: 'path', required: true, description, schema }
}

function parameterOf(site: Site, kind: ApiKind['kind'], name: PathParameter) {
  switch (name) {
    case 'policy':
      if (kind === 'reach-policy')
        return {
          description: 'The name of a policy outside the catalog that reaches its services.',
          schema: { type: 'string', enum: site.reach.policies.map((policy) => policy.name) },
        }
      return {
        description: 'The name of a policy.',
        schema: { type: 'string', enum: site.policies.map((policy) => policy.name) },
      }
    case 'version':
      return { description: 'A version that the policy lists.', schema: version }
    case 'from':
      return { description: 'The older version.', schema: version }
    case 'to':
      return { description: 'The newer version.', schema: version }
    case 'service':
      return kind === 'service'
        ? { description: 'The prefix of an AWS service.', schema: { type: 'string' } }
        : {
            description: 'The prefix of a service that policies name.',
            schema: { type: 'string', enum: listActionPages(site).services.map(({ prefix }) => prefix) },
          }
    case 'year':
      return {
        description: 'A year, UTC, in which a version was created.',
        schema: { type: 'string', enum: listReleaseYears(site) },
      }
    case 'example':
      return {
        description: 'The slug of an example policy.',
        schema: { type: 'string', enum: site.examples.map(({ slug }) => slug) },
      }
    default:
      return name satisfies never
  }
}
