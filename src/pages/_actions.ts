// Lists the paths of the pages about actions and services.
import { listActionPages } from '../site/action-pages.ts'
import { site } from './_site.ts'

/** List the paths of a route with one page per service. */
export const servicePaths = () =>
  listActionPages(site).services.map((service) => ({
    params: { service: service.prefix },
    props: { service },
  }))

/** List the paths of a route with one page per action. */
export const actionPaths = () =>
  listActionPages(site).services.flatMap(({ prefix, actions }) =>
    actions.map((action) => ({
      params: { service: prefix, action: action.name.slice(prefix.length + 1) },
      props: { action },
    })),
  )
