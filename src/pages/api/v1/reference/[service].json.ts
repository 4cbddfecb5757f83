// Writes /api/v1/reference/<service>.json: one service of the snapshot with its actions, for the policy checker.
import { toReferenceJson } from '../../../../views/api/reference-json.ts'
import { site } from '../../../_site.ts'

const { services } = site.index.snapshot

export const getStaticPaths = () =>
  services.map((service) => ({ params: { service: service.prefix }, props: { service } }))

export const GET = ({ props }: { props: { service: (typeof services)[number] } }) =>
  Response.json(toReferenceJson(site, props.service))
