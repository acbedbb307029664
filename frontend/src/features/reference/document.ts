/** As much of OpenAPI 3 as this reader reads. */
export type Schema = {
  $ref?: string
  type?: string | readonly string[]
  format?: string
  description?: string
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  items?: Schema
  enum?: readonly unknown[]
  nullable?: boolean
  additionalProperties?: boolean | Schema
  oneOf?: readonly Schema[]
  anyOf?: readonly Schema[]
  allOf?: readonly Schema[]
  maxLength?: number
  pattern?: string
  default?: unknown
  example?: unknown
}
type Content = Readonly<Record<string, { schema?: Schema; example?: unknown }>>
export type Parameter = {
  $ref?: string
  name: string
  in: string
  required?: boolean
  description?: string
  schema?: Schema
}
export type Answer = { $ref?: string; description?: string; content?: Content }
type RawOperation = {
  operationId?: string
  summary?: string
  description?: string
  tags?: readonly string[]
  parameters?: readonly Parameter[]
  requestBody?: { description?: string; content?: Content }
  responses?: Readonly<Record<string, Answer>>
}
export type Document = {
  info?: { title?: string; version?: string }
  tags?: readonly { name: string; description?: string }[]
  paths?: Readonly<
    Record<string, Readonly<Record<string, RawOperation>> & { parameters?: readonly Parameter[] }>
  >
  components?: {
    schemas?: Readonly<Record<string, Schema>>
    parameters?: Readonly<Record<string, Parameter>>
    responses?: Readonly<Record<string, Answer>>
  }
}
export type Operation = Omit<RawOperation, 'parameters'> & {
  method: string
  path: string
  anchor: string
  parameters: readonly Parameter[]
}
export type Room = { name: string; description: string | null; operations: readonly Operation[] }

const methods = ['get', 'post', 'put', 'delete', 'patch'] as const

/** All calls, room by room in the document's order. */
export function operationsOf(document: Document): Room[] {
  const rooms = new Map<string, Operation[]>(document.tags?.map(({ name }) => [name, []]))
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of methods) {
      const operation = item[method]
      if (!operation) continue
      const name = operation.tags?.[0] ?? path.split('/')[3] ?? 'api'
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(
        (each) => resolve(each, document.components?.parameters) ?? each,
      )
      const anchor = operation.operationId ?? `${method}${path.replace(/\W+/g, '-')}`
      const its = rooms.get(name) ?? []
      its.push({ ...operation, parameters, method: method.toUpperCase(), path, anchor })
      rooms.set(name, its)
    }
  }
  return [...rooms]
    .filter(([, operations]) => operations.length > 0)
    .map(([name, operations]) => ({
      name,
      description: document.tags?.find((tag) => tag.name === name)?.description ?? null,
      operations,
    }))
}

export function nameOf(ref: string): string {
  return ref.split('/').at(-1) ?? ref
}

export function resolve<T extends { $ref?: string }>(
  thing: T,
  among: Readonly<Record<string, T>> | undefined,
): T | undefined {
  return thing.$ref ? among?.[nameOf(thing.$ref)] : thing
}

/** A shape in a few words: `string`, `number[]`, `Experiment`, `a | b`. */
export function typeOf(schema: Schema | undefined): string {
  if (!schema) return 'any'
  if (schema.$ref) return nameOf(schema.$ref)
  const several = schema.oneOf ?? schema.anyOf
  if (several) return several.map(typeOf).join(' | ')
  if (schema.allOf) return schema.allOf.map(typeOf).join(' & ')
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(' | ')
  const types = [schema.type ?? (schema.properties ? 'object' : 'any')].flat()
  return types
    .map((type) => {
      if (type === 'array') return `${typeOf(schema.items)}[]`
      if (type === 'object' && typeof schema.additionalProperties === 'object') {
        return `{ [name]: ${typeOf(schema.additionalProperties)} }`
      }
      return schema.format && type === 'string' ? schema.format : type
    })
    .concat(schema.nullable ? ['null'] : [])
    .join(' | ')
}
