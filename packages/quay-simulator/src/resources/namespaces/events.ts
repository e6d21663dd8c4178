import * as z from 'zod'
import { event } from '../../event.ts'
import { collectNamespaces } from './model.ts'

const purge = event(z.object({}), ({ state }) => collectNamespaces(state))

export const namespaceEvents = { 'namespaces.collect': purge }
