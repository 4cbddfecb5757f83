// Loads the parser of Terraform's syntax: a grammar for tree-sitter, compiled to WebAssembly.
import { Language, Parser } from 'web-tree-sitter'
import type { ParseTerraform } from '../../src/core/scan/read/read-terraform.ts'

/** The compiled parser, and the grammar that it reads. */
export interface TerraformSyntax {
  readonly engine: Uint8Array
  readonly grammar: Uint8Array
}

/** Load the parser. A tree that it returns is valid until the next call. */
export async function loadTerraformParser({ engine, grammar }: TerraformSyntax): Promise<ParseTerraform> {
  // The engine only knows where its own package has its file, and a bundle is elsewhere.
  await Parser.init({ wasmBinary: new Uint8Array(engine).buffer })
  const parser = new Parser()
  parser.setLanguage(await Language.load(grammar))
  let last: ReturnType<Parser['parse']> = null
  return (text) => {
    last?.delete()
    last = parser.parse(text)
    if (last === null) throw new Error('the parser of Terraform has no language')
    return last.rootNode
  }
}
