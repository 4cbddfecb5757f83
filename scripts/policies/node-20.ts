// Adds to Node 20 the one function that the commands use and it lacks. Source: ECMAScript 2024, "Map.groupBy".
import { groupToMap } from './group-to-map.ts'

if (Map.groupBy === undefined) Object.defineProperty(Map, 'groupBy', { value: groupToMap, writable: true })
