import { useLanguage } from '../../ui/language/language'
import { type Document, type Operation, resolve, typeOf } from './document'
import styles from './Reference.module.css'
import { SchemaView, Type } from './Schema'

export function OperationView({ operation, document }: { operation: Operation; document: Document }) {
  const { t } = useLanguage()
  const { method, path, summary, description, parameters, requestBody, responses, anchor } = operation
  return (
    <article id={anchor} className={styles.operation}>
      <h3 className={styles.call}>
        <span className={styles.method}>{method}</span> <code>{path}</code>
      </h3>
      {summary && <p className={styles.summary}>{summary}</p>}
      {description && description !== summary && <p className={styles.description}>{description}</p>}
      {parameters.length > 0 && (
        <>
          <h4>{t('reference.parameters')}</h4>
          <table className={styles.fields}>
            <tbody>
              {parameters.map(({ name, in: where, required, schema, description: what }) => (
                <tr key={`${where} ${name}`}>
                  <th scope="row">
                    <code>{name}</code>
                  </th>
                  <td>
                    <span className={styles.type}>
                      {typeOf(schema)} · {where}
                      {required && ` · ${t('reference.required')}`}
                    </span>
                    {what && <span className={styles.what}>{what}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {requestBody?.content && (
        <>
          <h4>{t('reference.body')}</h4>
          {Object.entries(requestBody.content).map(([type, { schema }]) => (
            <div key={type}>
              <p className={styles.media}>{type}</p>
              {schema && <SchemaView schema={schema} />}
            </div>
          ))}
        </>
      )}
      {responses && (
        <>
          <h4>{t('reference.answers')}</h4>
          <table className={styles.fields}>
            <tbody>
              {Object.entries(responses).map(([status, given]) => {
                const answer = resolve(given, document.components?.responses)
                const schema = Object.values(answer?.content ?? {})[0]?.schema
                return (
                  <tr key={status}>
                    <th scope="row">{status}</th>
                    <td>
                      {schema && (
                        <span className={styles.type}>
                          <Type schema={schema} />
                        </span>
                      )}
                      {answer?.description && <span className={styles.what}>{answer.description}</span>}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </>
      )}
    </article>
  )
}
