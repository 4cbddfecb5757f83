// Bundles the command with everything that it imports, for Node 20 and newer.
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { rolldown } from 'rolldown'

/** What users install themselves if they want it: reading an AWS account. */
const optional = ['@aws-sdk/client-iam']

/** Bundle the command into a folder, and return the names of the packages that it includes. */
export async function bundleCommand(folder: string): Promise<readonly string[]> {
  const bundle = await rolldown({
    input: { 'connect-policies': 'scripts/connect-policies.ts' },
    platform: 'node',
    external: [...optional, /^node:/, ...builtinModules],
    // Some packages have a second form that bundlers cannot follow.
    resolve: { mainFields: ['module', 'main'] },
    transform: { target: 'node20' },
    logLevel: 'warn',
  })
  const { output } = await bundle.write({
    dir: folder,
    format: 'esm',
    minify: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  })
  await bundle.close()
  const entry = join(folder, 'connect-policies.js')
  const text = await readFile(entry, 'utf8')
  await writeFile(entry, `#!/usr/bin/env node\n${text.replace(/^#!.*\n/, '')}`)
  await chmod(entry, 0o755)
  const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
  return [...new Set(modules.flatMap((id) => packageOf(id) ?? []))].sort()
}

function packageOf(id: string): string | undefined {
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1]
}
