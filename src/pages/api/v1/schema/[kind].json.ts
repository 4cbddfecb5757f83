// Writes /api/v1/schema/<kind>.json: the JSON Schema of one kind of file.
import { type ApiKind, apiKinds } from '../../../../views/api/api-files.ts'
import { publishSchema } from '../../../../views/api/schema/publish.ts'
import { site } from '../../../_site.ts'

export const getStaticPaths = () => apiKinds.map((file) => ({ params: { kind: file.kind }, props: { file } }))

export const GET = ({ props: { file } }: { props: { file: ApiKind } }) => {
  const id = site.urls.absolute(site.urls.json.schema(file.kind))
  return Response.json(publishSchema(file.kind, file.title, id))
}
