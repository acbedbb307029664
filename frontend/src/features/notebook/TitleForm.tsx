import { useState } from 'react'
import type { Notebook, NotebookSettings } from '../../api/settings'
import { useDoing } from '../../replica/asked'
import form from '../../ui/form/Form.module.css'
import { useLanguage } from '../../ui/language/language'
import { Trouble } from '../../ui/Trouble'
import { toast } from '../../ui/toasts'

type Props = {
  notebook: Notebook
  owns: boolean
  onChange: (change: NotebookSettings) => Promise<void>
}

export function TitleForm({ notebook, owns, onChange }: Props) {
  const { t } = useLanguage()
  const [title, setTitle] = useState(notebook.title)
  const { busy, failure, run } = useDoing()
  const changed = title.trim() !== '' && title.trim() !== notebook.title
  return (
    <form
      className={form.fields}
      onSubmit={(event) => {
        event.preventDefault()
        if (!changed) return
        void run(async () => {
          await onChange({ title: title.trim() })
          toast(t('general.saved'))
        })
      }}
    >
      <label className={`${form.field} ${form.wide}`}>
        {t('general.title')}
        <input
          value={title}
          maxLength={200}
          disabled={!owns}
          onChange={(event) => setTitle(event.target.value)}
        />
      </label>
      <label className={form.field}>
        {t('notebook.slug')}
        <input value={notebook.slug} readOnly disabled />
      </label>
      {owns && (
        <button type="submit" className={form.primary} disabled={!changed || busy}>
          {t('general.save')}
        </button>
      )}
      {failure && <Trouble failure={failure} />}
    </form>
  )
}
