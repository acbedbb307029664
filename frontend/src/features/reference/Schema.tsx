import { useLanguage } from '../../ui/language/language'
import { nameOf, type Schema, typeOf } from './document'
import styles from './Reference.module.css'

/** A shape by name, leading to where it is written out. */
export function Type({ schema }: { schema: Schema | undefined }) {
  if (schema?.$ref) return <a href={`#shape-${nameOf(schema.$ref)}`}>{nameOf(schema.$ref)}</a>
  if (schema?.items && schema.type === 'array') {
    return (
      <>
        <Type schema={schema.items} />
        []
      </>
    )
  }
  return typeOf(schema)
}

export function SchemaView({ schema }: { schema: Schema }) {
  const { t } = useLanguage()
  const fields = Object.entries(schema.properties ?? {})
  if (fields.length === 0) {
    return (
      <p className={styles.type}>
        <Type schema={schema} />
      </p>
    )
  }
  return (
    <table className={styles.fields}>
      <tbody>
        {fields.map(([name, field]) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>
              <span className={styles.type}>
                <Type schema={field} />
                {schema.required?.includes(name) && ` · ${t('reference.required')}`}
              </span>
              {field.description && <span className={styles.what}>{field.description}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
