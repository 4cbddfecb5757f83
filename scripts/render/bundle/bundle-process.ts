// Bundles the site's code for its parent process, into the folder given as the argument.
import { describeError } from '../../command/describe-error.ts'
import { bundleSite } from './bundle-site.ts'

/** The message to the parent if the code cannot be bundled. */
export interface BundleFailure {
  readonly failure: string
}

const [dir = ''] = process.argv.slice(2)
// When the parent process is gone, nobody needs the bundle.
process.on('disconnect', () => process.exit(1))
try {
  await bundleSite(dir)
  process.exit(0)
} catch (error) {
  process.send?.({ failure: describeError(error) } satisfies BundleFailure, undefined, undefined, () =>
    process.exit(1),
  )
}
