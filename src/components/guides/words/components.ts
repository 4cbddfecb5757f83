// Lists the components that guides can use without an import, including replacements for code blocks and tables.
import Badge from '../../words/Badge.astro'
import Phrases from '../../words/Phrases.astro'
import Action from './Action.astro'
import Actions from './Actions.astro'
import ActionTable from './ActionTable.astro'
import Arn from './Arn.astro'
import AsPrinted from './AsPrinted.astro'
import Change from './Change.astro'
import Code from './Code.astro'
import Command from './Command.astro'
import ConditionKeys from './ConditionKeys.astro'
import Correction from './Correction.astro'
import Dependents from './Dependents.astro'
import Example from './Example.astro'
import Note from './Note.astro'
import Policy from './Policy.astro'
import PolicyJson from './PolicyJson.astro'
import ResourceTypes from './ResourceTypes.astro'
import Rule from './Rule.astro'
import Services from './Services.astro'
import Table from './Table.astro'

export const guideComponents = {
  Action,
  Actions,
  ActionTable,
  Arn,
  AsPrinted,
  Badge,
  Change,
  Command,
  ConditionKeys,
  Correction,
  Dependents,
  Example,
  Note,
  Phrases,
  Policy,
  PolicyJson,
  ResourceTypes,
  Rule,
  Services,
  Table,
  pre: Code,
  table: Table,
}
