// Writes /examples/<slug>/policy.json: an example's document, with placeholders.
import type { ExampleModel } from '../../../site/examples.ts'
import { examplePaths } from '../../_site.ts'

export const getStaticPaths = examplePaths

export const GET = ({ props }: { props: { example: ExampleModel } }) =>
  new Response(`${JSON.stringify(props.example.record.document, null, 2)}\n`, {
    headers: { 'content-type': 'application/json' },
  })
