// Reads the path that every URL of the site starts with from the BASE_PATH build variable.

/** Read the sub-path the site is built for, with a slash at both ends: `/` or `/sub/`. */
export function readBasePath(env: NodeJS.ProcessEnv = process.env): string {
  const inner = (env['BASE_PATH'] ?? '').replace(/^\/+|\/+$/g, '')
  return inner === '' ? '/' : `/${inner}/`
}
