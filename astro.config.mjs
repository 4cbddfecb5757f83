// Configures how Astro builds the site, including its address and the security policy on every page.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { readSiteUrl } from './scripts/command/site-url.ts'
import { reloadContent } from './scripts/dev/reload-content.ts'

const { BASE_PATH = '/' } = process.env

const hashes = ['theme', 'start'].map((name) => {
  const script = readFileSync(new URL(`./src/client/frame/${name}.inline.js`, import.meta.url))
  return `sha256-${createHash('sha256').update(script).digest('base64')}`
})

export default defineConfig({
  site: readSiteUrl(),
  base: BASE_PATH,
  trailingSlash: 'always',
  // Keep the space between words and elements that are on separate lines.
  compressHTML: true,
  // Highlighting would add inline styles, which the policy below forbids.
  integrations: [mdx({ syntaxHighlight: false }), reloadContent()],
  devToolbar: { enabled: false },
  vite: {
    build: {
      // A second style sheet is a second request before the first paint, so inline what only a few pages need.
      assetsInlineLimit: 6000,
    },
    // Lets a worker load a part of itself only when somebody asks for it.
    worker: { format: 'es' },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // Bundle the modules that scripts share with the script that every page has. A separate file would be
              // requested only after that script arrives, one round trip later.
              codeSplitting: {
                groups: [
                  {
                    name: 'page',
                    test: /Layout\.astro\?astro&type=script|src\/(client\/(document-text|filter-form|dom)|core\/find\/filter-query)\.ts/,
                  },
                ],
              },
            },
          },
        },
      },
    },
  },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
      ],
      // Search compiles WebAssembly.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"], hashes },
      styleDirective: { resources: ["'self'"] },
    },
  },
})
