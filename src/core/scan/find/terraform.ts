// Collects from the files of a Terraform module, which may refer to each other.
import { readDocumentBlock } from '../policy/document-block.ts'
import { fieldOf, fieldsOf, itemsOf, type Value } from '../read/value.ts'
import { resolveTerraform } from '../resolve/terraform.ts'
import { listFields, readScope, type TerraformScope } from '../resolve/terraform-scope.ts'
import type { Collector } from './collector.ts'
import { walkResource } from './walk.ts'

const documentType = 'aws_iam_policy_document'

/** Collect from the files of one folder; returns the Regions that its providers name. */
export function collectModule(documents: readonly Value[], collector: Collector): readonly Value[] {
  const scope = readScope(documents)
  const written = listDocuments(documents)
  for (const document of documents) {
    for (const { name, value } of listFields(document)) {
      if (name === 'resource' || name === 'data') {
        for (const { name: type, value: all } of listFields(value)) {
          if (type === documentType) continue
          for (const { value: body } of listFields(all)) {
            for (const one of itemsOf(body)) collectBlock(one, name, type, scope, collector)
          }
        }
      } else if (name === 'module') {
        for (const { value: body } of listFields(value))
          walkResource(resolveBody(body, scope), 'module', collector)
      } else collector.addNamed(resolveTerraform(value, scope))
    }
  }
  // What a document is used for is known once all resources are.
  for (const { name, value } of written) {
    const { policy, merged, isOnlyMerged } = readDocumentBlock(resolveBody(value, scope))
    if (!isOnlyMerged)
      collector.addPolicy(policy, collector.useOf(value.file, `data.${documentType}.${name}.json`) ?? {})
    for (const other of merged) collector.addPolicy(other, {})
  }
  return scope.regions.map((region) => resolveTerraform(region, scope))
}

function listDocuments(documents: readonly Value[]) {
  return documents
    .flatMap((document) => fieldsOf(document, 'data'))
    .flatMap((data) => fieldsOf(data, documentType))
    .flatMap(listFields)
    .flatMap(({ name, value }) => itemsOf(value).map((body) => ({ name, value: body })))
}

function collectBlock(
  body: Value,
  block: string,
  type: string,
  scope: TerraformScope,
  collector: Collector,
): void {
  const resolved = resolveBody(body, scope)
  if (block === 'data' && type === 'aws_iam_policy') {
    const [arn, name] = [fieldOf(resolved, 'arn'), fieldOf(resolved, 'name')]
    if (arn !== undefined) collector.addAttached(arn, 'named', 'arn')
    if (name !== undefined) collector.addAttached(name, 'named', 'any-name')
  } else walkResource(resolved, type, collector)
}

/** Compute the values of a block, with `each` as its `for_each` says. */
function resolveBody(body: Value, scope: TerraformScope): Value {
  const each = fieldOf(body, 'for_each')
  return resolveTerraform(body, scope, each && resolveTerraform(each, scope))
}
