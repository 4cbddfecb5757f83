// Lists everything that a TypeScript, JavaScript or Astro file imports.
import { Parser } from 'htmlparser2'
import ts from 'typescript'

export interface Import {
  readonly name: string
  readonly typeOnly: boolean
  /** The import is in a `<script>` of an Astro file, so it runs in the browser. */
  readonly inScriptElement: boolean
}

/** List the imports, re-exports and dynamic imports of a file. */
export function listImports(file: string, text: string): readonly Import[] {
  if (!file.endsWith('.astro')) return listModuleImports(text, false)
  const [, frontmatter = '', template = text] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(text) ?? []
  return [...listModuleImports(frontmatter, false), ...listScriptImports(template)]
}

function listModuleImports(text: string, inScriptElement: boolean): readonly Import[] {
  const found: Import[] = []
  const add = (node: ts.Node | undefined, typeOnly: boolean) => {
    if (node !== undefined && ts.isStringLiteralLike(node))
      found.push({ name: node.text, typeOnly, inScriptElement })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node))
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true))
  return found
}

/** Check whether a clause imports types only, as in `import type { A }` or `import { type A }`. */
function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const names = clause.namedBindings
  const onlyTypes =
    names !== undefined && ts.isNamedImports(names) && names.elements.every((name) => name.isTypeOnly)
  return clause.name === undefined && onlyTypes
}

function listScriptImports(template: string): readonly Import[] {
  const found: Import[] = []
  let inScript = false
  const parser = new Parser({
    onopentag(tag, { src }) {
      inScript = tag === 'script'
      if (inScript && src?.startsWith('.')) found.push({ name: src, typeOnly: false, inScriptElement: true })
    },
    ontext(text) {
      if (inScript) found.push(...listModuleImports(text, true))
    },
    onclosetag() {
      inScript = false
    },
  })
  parser.end(template)
  return found
}
