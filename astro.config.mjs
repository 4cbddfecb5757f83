// Configures how Astro builds the site, including its address.
import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { readSiteUrl } from './scripts/command/site-url.ts'
import { reloadContent } from './scripts/dev/reload-content.ts'

const { BASE_PATH = '/' } = process.env

export default defineConfig({
  site: readSiteUrl(),
  base: BASE_PATH,
  trailingSlash: 'always',
  // Keep the space between words and elements that are on separate lines.
  compressHTML: true,
  // Highlighting would add inline styles, which the security policy of pages forbids.
  integrations: [mdx({ syntaxHighlight: false }), reloadContent()],
  devToolbar: { enabled: false },
  vite: {
    build: {
      // A second style sheet is a second request before the first paint, so inline what only a few pages need.
      assetsInlineLimit: 6000,
      // Astro marks the styles of each MDX file with a directive that only Astro reads. Rolldown would warn of every one
      // (https://github.com/withastro/astro/issues/18087).
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    // Lets a worker load a part of itself only when somebody asks for it.
    worker: { format: 'es' },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // Every page names its script; Astro calls it `Frame.astro_astro_type_script_index_0_lang`.
              entryFileNames: ({ name }) => `_astro/${name.replace(/\.astro_.*/, '')}.[hash].js`,
              // Bundle the modules that scripts share with the script that every page has. A separate file would be
              // requested only after that script arrives, one round trip later.
              codeSplitting: {
                groups: [
                  {
                    name: 'page',
                    test: /Frame\.astro\?astro&type=script|src\/(client\/(document-text|filter-form|dom)|core\/find\/filter-query)\.ts/,
                  },
                ],
              },
            },
          },
        },
      },
    },
  },
})
